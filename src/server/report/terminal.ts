/** Lines for a terminal: wrapped at blanks, coloured when asked. */
import { plain } from './escape';

export const columns = 80;

export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly hint: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

const codes: Readonly<Record<keyof Paint, string>> = {
  error: '1;31',
  warning: '1;33',
  info: '1;36',
  hint: '1;32',
  strong: '1',
  faint: '2',
};

export function paint(color: boolean): Paint {
  const styled = (style: keyof Paint) => (text: string) =>
    color ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;
  return {
    error: styled('error'),
    warning: styled('warning'),
    info: styled('info'),
    hint: styled('hint'),
    strong: styled('strong'),
    faint: styled('faint'),
  };
}

/** Text in lines of at most `columns` characters; a word that is longer than that stands alone. `first` opens the first line. */
export function wrap(text: string, first: string, rest = ' '.repeat(first.length)): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of plain(text).split(/ +/)) {
    if (word === '') continue;
    if (!empty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line);
  return lines;
}
