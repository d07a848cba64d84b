/** Says where a line is longer than any that debuggers print, so that its end was not looked at. */
import { longestLine, type SectionText } from '../../text/sectionText';
import type { Problem } from '../parser';

export function cutLineProblems(text: SectionText): Problem[] {
  return text.cutLines.map((at) => ({
    lines: [at, at],
    message: `Line longer than ${longestLine} characters: what follows them is not read`,
  }));
}
