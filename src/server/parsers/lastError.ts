/**
 * `!gle` and `!error`: a code with its text.
 *
 *     LastErrorValue: (Win32) 0x57 (87) - The parameter is incorrect.
 *     LastStatusValue: (NTSTATUS) 0xc000000d - An invalid parameter was passed to a service or function.
 *     Error code: (HRESULT) 0x80070005 (2147942405) - Access is denied.
 *
 * Documentation: "!gle", "!error".
 */
import type { ErrorCodeRecord } from '../model/crash';
import { flat } from '../text/intern';
import { hexNumber } from './lines/values';
import type { Sweeper } from './lines/sweep';
import { nothing, type Parser } from './parser';

const shape =
  /^(LastErrorValue|LastStatusValue|Error code):\s+\((Win32|NTSTATUS|HRESULT)\)\s+(0x[0-9a-f]{1,8}|0)(?: \(\d+\))?(?:\s+-\s*(.*))?$/i;
/** Above the two lines of every thread, with `!gle -all`. */
const around = /^Last error for thread [0-9a-f]+:$|^\(?Wow64\)? TEB\b.*:$/i;
const spaces = { win32: 'win32', ntstatus: 'ntstatus', hresult: 'hresult' } as const;

const sweeper: Sweeper = {
  first: 'LEW(',
  sweep(text, at, line) {
    const match = shape.exec(line);
    if (!match && !around.test(line)) return undefined;
    text.recognise(at);
    if (!match) return { records: [], next: at + 1 };
    const [, label = '', space = '', code = '', words] = match;
    const record: ErrorCodeRecord = {
      kind: 'errorCode',
      lines: [at, at],
      code: hexNumber(code),
      space: spaces[space.toLowerCase() as keyof typeof spaces],
      of: flat(label),
      ...(words !== undefined && words !== '' && { text: flat(words) }),
    };
    return { records: [record], next: at + 1 };
  },
};

export const lastErrorParser: Parser = {
  commands: /^!(?:\w+\.)?(?:gle|error)\b/i,
  sweeper,
  parse: () => nothing,
};
