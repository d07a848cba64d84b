/** Reveals lines of a file: `(uri, lines, keepFocus?)`. */
import { linesArg, uriArg } from './args';
import type { Command } from './command';

export const reveal: Command = async ({ revealer }, uri, lines, keepFocus) => {
  const target = uriArg(uri);
  const span = linesArg(lines);
  if (target !== undefined && span !== undefined)
    await revealer.reveal(target, span, { keepFocus: keepFocus === true });
};
