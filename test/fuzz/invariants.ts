// What holds of every answer, whatever the text: lines, ranges and tokens lie inside it.

/** How many lines a text has, and how long each is. */
export class TextBounds {
  readonly count: number;

  constructor(private readonly lines: readonly string[]) {
    this.count = lines.length;
  }

  /** 0-based; 0 behind the last line. */
  length(line: number): number {
    return this.lines[line]?.length ?? 0;
  }

  get end(): { line: number; character: number } {
    return { line: this.count, character: 0 };
  }
}

/** Every pair of 1-based lines in a value: `lines: [3, 7]`. */
export function checkLines(value: unknown, bounds: TextBounds, path = ''): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const here = `${path}.${key}`;
    if (/lines$/i.test(key) && isPair(inner)) {
      const [first, last] = inner;
      if (!(first >= 1 && last >= first && last <= bounds.count))
        throw new Error(`${here} is [${first}, ${last}] of ${bounds.count} lines`);
    } else checkLines(inner, bounds, here);
  }
}

function isPair(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number');
}

interface Place {
  readonly line: number;
  readonly character: number;
}

/** Every range in a value, 0-based; the end may be the line behind the last one. */
export function checkRanges(value: unknown, bounds: TextBounds): void {
  if (typeof value !== 'object' || value === null) return;
  const { start, end } = value as { start?: unknown; end?: unknown };
  if (isPlace(start) && isPlace(end)) {
    const ordered = start.line < end.line || (start.line === end.line && start.character <= end.character);
    if (!ordered || !isInside(start, bounds) || !isInside(end, bounds))
      throw new Error(`range ${JSON.stringify(value)} of ${bounds.count} lines`);
    return;
  }
  for (const inner of Object.values(value)) checkRanges(inner, bounds);
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}

/** A character behind the end of its line means the end, as the protocol has it. */
function isInside({ line, character }: Place, bounds: TextBounds): boolean {
  return Number.isInteger(line) && line >= 0 && line <= bounds.count && character >= 0;
}

/** Five numbers a token, each relative to the one before. */
export function checkTokens(data: readonly number[], bounds: TextBounds): void {
  let line = 0;
  let start = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [deltaLine = 0, deltaStart = 0, length = 0] = data.slice(at, at + 5);
    start = deltaLine === 0 ? start + deltaStart : deltaStart;
    line += deltaLine;
    if (deltaLine < 0 || deltaStart < 0 || length <= 0 || start + length > bounds.length(line))
      throw new Error(`token of ${length} at ${line}:${start}, a line of ${bounds.length(line)}`);
  }
}
