/** The table of source checks, and all of them over one text. */
import { asyncHandle } from './asyncHandleCheck';
import { blankAnnotations } from './blankAnnotations';
import { inheritableLock } from './inheritableLockCheck';
import { pendingIo } from './pendingIoCheck';
import { pendingIsSuccess } from './pendingIsSuccessCheck';
import type { SourceCheck, SourceFinding } from './sourceFinding';
import type { CParser } from './sourceHost';
import { stackEvent } from './stackEventCheck';
import { stackOverlapped } from './stackOverlappedCheck';

export const sourceChecks: readonly SourceCheck[] = [
  pendingIo,
  stackOverlapped,
  stackEvent,
  pendingIsSuccess,
  asyncHandle,
  inheritableLock,
];

/** True when a text is worth parsing. Cheap. */
export function mayHaveFindings(text: string): boolean {
  return sourceChecks.some((check) => check.mayApply(text));
}

/** In the order of the text. Answers nothing for text that cannot be parsed; never throws. */
export function checkSource(
  text: string,
  parser: CParser,
  checks: readonly SourceCheck[] = sourceChecks,
): readonly SourceFinding[] {
  const wanted = checks.filter((check) => check.mayApply(text));
  if (wanted.length === 0) return [];
  const code = blankAnnotations(text);
  const tree = parser.parse(code);
  if (!tree) return [];
  try {
    return wanted
      .flatMap((check) => check.check(tree.root, code))
      .sort((left, right) => left.lines[0] - right.lines[0]);
  } finally {
    tree.delete();
  }
}
