// One command's output in the format of one debugger generation, and the records it holds.
export interface CommandExcerpt {
  readonly name: string;
  /** Kinds of record in the order they first appear, each with its count where it is more than one. */
  readonly kinds: string;
  readonly text: string;
}
