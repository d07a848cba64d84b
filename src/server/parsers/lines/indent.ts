/** Nesting that indentation shows: fields of structures, members of objects. */

/** The blanks before a line, behind the quote marks of mail. */
function indentOf(line: string): number {
  const own = line.replace(/^(?:\s?>)+\s?/, '');
  return own.length - own.trimStart().length;
}

/** Depths by indentation: deeper than the line before opens a level, shallower closes some. */
export class Indents {
  private readonly open: number[] = [];

  /** The depth of the next line, 0 for the outermost. */
  depthOf(line: string): number {
    const indent = indentOf(line);
    while ((this.open.at(-1) ?? -1) > indent) this.open.pop();
    if (this.open.at(-1) !== indent) this.open.push(indent);
    return this.open.length - 1;
  }
}
