/**
 * `!analyze`, `.bugcheck`, and the crash that the debugger announces by itself.
 *
 *     *******************************************************************************
 *     *                        Bugcheck Analysis                                    *
 *     *******************************************************************************
 *     SYSTEM_SERVICE_EXCEPTION (3b)
 *     Arguments:
 *     Arg1: 00000000c0000005, Exception code that caused the bugcheck
 *     Debugging Details:
 *     PROCESS_NAME:  example.exe
 *
 * Documentation: "!analyze", ".bugcheck (Display Bug Check Data)". Its parts stand in the output of other commands too, so every section
 * is asked for them; here is where they begin a section of their own.
 */
import { find } from '../text/bytes';
import { readCrashText } from './lines/crashText';
import type { Parser } from './parser';

const [capitalA, capitalB, capitalE] = [65, 66, 69];

/** `*     Bugcheck Analysis     *`: after the star, one of the two words. */
function isBox(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at > 160 || find(bytes, at, end, capitalA) < 0) return false;
  return find(bytes, at, end, capitalB) > 0 || find(bytes, at, end, capitalE) > 0;
}

export const analyzeParser: Parser = {
  commands: /(?:^|;\s*)(?:!(?:\w+\.)?analyze|\.bugcheck)\b/i,
  openers: [
    { kind: 'analysis', starts: ['* '], opens: isBox, joins: ['command', 'banner'] },
    {
      kind: 'analysis',
      starts: [
        'Debugging Details:',
        'STACK_TEXT:',
        'FAULTING_IP:',
        'TRAP_FRAME:',
        'DEFAULT_BUCKET_ID:',
        'BUGCHECK_CODE:',
        'KEY_VALUES_STRING:',
        '*** Fatal System Error:',
        'BugCheck ',
      ],
      joins: ['command', 'analysis', 'banner', 'text'],
      repeats: true,
    },
  ],
  readsCrashText: true,
  parse: (text, context) => ({ records: readCrashText(text, context) }),
};
