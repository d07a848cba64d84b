/**
 * Frames that the debugger draws with stars: the box of `!analyze`, and the box about symbols.
 *
 *     *************************************************************************
 *     ***                                                                   ***
 *     ***    Type referenced: kernel32!pNlsUserInfo                         ***
 */
import type { NoticeRecord } from '../../model/session';
import { flat } from '../../text/intern';
import type { SectionText } from '../../text/sectionText';

const frame = /^\*(?:[\s*]*\*)?$/;
const inSymbolBox = /^\*{3}\s+(\S.*?)\s*\*{3}$/;
const inBox = /^\*\s+(\S.*?)\s*\*$/;

/** Reads a line of a box: true, or a record when it says something. */
export function readBoxLine(text: SectionText, at: number): NoticeRecord | boolean {
  const line = text.trimmed(at);
  if (line.charCodeAt(0) !== 42 || line.length > 200) return false;
  const empty = frame.test(line);
  const words = empty ? undefined : (inSymbolBox.exec(line) ?? inBox.exec(line))?.[1];
  if (!empty && words === undefined) return false;
  text.recognise(at);
  if (words?.startsWith('Type referenced:') !== true) return true;
  return { kind: 'notice', lines: [at, at], what: 'symbols', text: flat(words) };
}
