/**
 * Other pages for the pages of a text's addresses: in the same order, and those that lie close together as close as before, so that
 * ranges, stacks and rows of memory stay what they are. Nothing else of the old numbers is left.
 */

/** Pages that are at most so far apart keep their distance. */
const close = 16;

/** The digits of an address between its head and the offset in the page, and the head: addresses of one target share it. */
export interface Page {
  readonly head: string;
  readonly digits: string;
}

export class Pages {
  readonly #seen = new Map<string, Set<string>>();
  #fresh: ReadonlyMap<string, string> | undefined;

  /** To be called with every page before the first `replace`. */
  add({ head, digits }: Page): void {
    const group = `${digits.length}:${head}`;
    const known = this.#seen.get(group) ?? new Set();
    this.#seen.set(group, known.add(digits));
  }

  /** Undefined for a page that was not added. */
  replace({ head, digits }: Page): string | undefined {
    this.#fresh ??= new Map(
      Array.from(this.#seen, ([group, pages]) => settle(group, [...pages].sort())).flat(),
    );
    return this.#fresh.get(`${digits.length}:${head}:${digits}`);
  }
}

function settle(group: string, pages: readonly string[]): [string, string][] {
  const width = pages[0]?.length ?? 0;
  const room = 16 ** width;
  const numbers = pages.map((digits) => Number.parseInt(digits, 16));
  const gaps = numbers.map((number, index) => number - (numbers[index - 1] ?? -Infinity));
  const kept = gaps.reduce((sum, gap) => sum + (gap <= close ? gap : 0), 0);
  const wide = gaps.filter((gap) => gap > close).length;
  const stride = Math.max(1, Math.floor((room - kept) / (wide + 1)));
  let at = 0;
  return pages.map((digits, index) => {
    const gap = gaps[index] ?? 0;
    at += gap <= close ? gap : stride;
    return [`${group}:${digits}`, (at % room).toString(16).padStart(width, '0')];
  });
}
