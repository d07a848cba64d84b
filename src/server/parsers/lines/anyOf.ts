/** One question for many shapes: joined, an engine leaves most of them out by the first characters of a line. */

/** Whether a line has one of the shapes, which have no flag but `i`, begin with `^` and refer to no group. */
export function anyOf(shapes: readonly RegExp[]): (line: string) => boolean {
  const joined = ['', 'i'].flatMap((flags) => {
    const sources = shapes.filter((shape) => shape.flags === flags).map(({ source }) => source);
    return sources.length > 0 ? new RegExp(sources.join('|'), flags) : [];
  });
  return (line) => joined.some((shape) => shape.test(line));
}
