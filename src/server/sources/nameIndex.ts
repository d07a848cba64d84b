/** Which files seem to define which functions: made when the first name is asked for, in the background, and kept by file state. */
import { flat } from '../text/intern';
import { definitionNames } from './definitionNames';
import { languageOf, type CancellationToken, type FileState, type SourceFiles } from './sourceHost';

/** Is told the part that is read, from 0 to 1; 1 is the end, reached or not. */
type ReportPart = (part: number) => void;

/** Files asked for and read at the same time. */
const batch = 16;

interface Indexed extends FileState {
  readonly names: readonly string[];
}

export class NameIndex {
  private readonly files = new Map<string, Indexed>();
  private readonly holders = new Map<string, Set<string>>();
  /** Each name once in memory, however many files have it. */
  private readonly names = new Map<string, string>();
  private isCurrent = false;
  private running: Promise<void> | undefined;
  private generation = 0;

  constructor(private readonly source: SourceFiles) {}

  /** Files that may define the function, in no order. Waits for the index, or for what there is of it when cancelled. */
  async filesDefining(
    name: string,
    token: CancellationToken,
    report?: ReportPart,
  ): Promise<readonly string[]> {
    await this.refresh(token, report);
    return [...(this.holders.get(name) ?? [])];
  }

  /** Files came, went or changed: those that did are read again for the next question. */
  forget(): void {
    this.isCurrent = false;
    this.generation++;
  }

  /** Whoever comes while it runs joins it. */
  private refresh(token: CancellationToken, report: ReportPart | undefined): Promise<void> {
    if (this.isCurrent) return Promise.resolve();
    this.running ??= this.run(token, report).finally(() => {
      this.running = undefined;
      report?.(1);
    });
    return this.running;
  }

  private async run(token: CancellationToken, report: ReportPart | undefined): Promise<void> {
    const began = this.generation;
    const list = await this.source.list(token);
    this.drop(new Set(list));
    for (let start = 0; start < list.length; start += batch) {
      if (token.isCancellationRequested) return;
      await Promise.all(list.slice(start, start + batch).map((path) => this.update(path)));
      report?.(start / list.length);
    }
    this.isCurrent = began === this.generation && !token.isCancellationRequested;
  }

  private drop(listed: ReadonlySet<string>): void {
    for (const path of this.files.keys()) if (!listed.has(path)) this.remove(path);
  }

  private async update(path: string): Promise<void> {
    const state = await this.source.state(path);
    const known = this.files.get(path);
    if (known && known.modified === state?.modified && known.size === state.size) return;
    const text = state && (await this.source.read(path));
    this.remove(path);
    if (!state || text === undefined) return;
    const names = [...this.namesIn(text, path)];
    this.files.set(path, { ...state, names });
    for (const name of names) {
      const holders = this.holders.get(name);
      if (holders) holders.add(path);
      else this.holders.set(name, new Set([path]));
    }
  }

  private namesIn(text: string, path: string): ReadonlySet<string> {
    const found = new Set<string>();
    for (const { name } of definitionNames(text, languageOf(path))) {
      let kept = this.names.get(name);
      if (kept === undefined) this.names.set((kept = flat(name)), kept);
      found.add(kept);
    }
    return found;
  }

  private remove(path: string): void {
    for (const name of this.files.get(path)?.names ?? []) {
      const holders = this.holders.get(name);
      holders?.delete(path);
      if (holders?.size === 0) this.holders.delete(name);
    }
    this.files.delete(path);
  }
}
