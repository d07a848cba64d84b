/** The unit of parsing: one command's output, or one THREAD, PROCESS, IRP … record inside a longer one. */

/** A section as the cutter finds it. Offsets are those of the bytes or units it was fed. */
export interface Section {
  /** `command` when it begins with a prompt, `text` before anything was recognised, else the kind of the opener. */
  readonly kind: string;
  readonly start: number;
  end: number;
  lines: number;
  /** The section before it was full: same kind, same record. */
  readonly continued: boolean;
}

/**
 * How a kind of record announces itself, wherever it stands. Parsers export these; the cutter is handed them and knows no command.
 */
export interface Opener {
  readonly kind: string;
  /** What the line begins with, after indentation: literal texts, or a row of addresses. */
  readonly starts: readonly string[] | 'row';
  /** Decides on the bytes of the line, [at, end): `at` is behind the indentation. */
  opens?(bytes: Uint8Array, at: number, end: number): boolean;
  /** Kinds of section in which the first such line belongs to the record that is open: the stack of a THREAD. */
  readonly joins?: readonly string[];
  /** In those, every such line belongs to the record that is open, not only the first. */
  readonly repeats?: true;
  /** For rows: the only kinds of section that a run of rows can interrupt. */
  readonly interrupts?: readonly string[];
}

/** Longer sections continue in the next one. */
export const sectionLimit = 256 * 1024;
/** And so do those with more lines, so that whatever is made of each line of a section stays small. */
export const sectionLines = 16 * 1024;

/** True when the section begins with a prompt or a literal opener, whatever stands before it: no row, no continuation. */
export function anchors({ kind, continued }: Section, openers: readonly Opener[]): boolean {
  return (
    !continued &&
    (kind === 'command' || openers.some((opener) => opener.kind === kind && opener.starts !== 'row'))
  );
}

/** The section from which a text is cut again when `index` changes: the nearest anchor before it, else the first. */
export function restart(sections: readonly Section[], index: number, openers: readonly Opener[]): number {
  let first = Math.max(index - 1, 0);
  for (
    let section = sections[first];
    first > 0 && section && !anchors(section, openers);
    section = sections[first]
  )
    first--;
  return first;
}
