/** What limits did to a text, each once: a log of ten thousand long lines has one thing to say about them. */
import * as l10n from '@vscode/l10n';
import { numberText } from '../../shared/numberText';
import type { TextProblem } from '../../shared/triage';
import type { Analysis } from '../transcript/analysis';

/** At the first place, with the number of places where there are several. */
export function textProblems({ problems }: Pick<Analysis, 'problems'>): TextProblem[] {
  const first = new Map<string, TextProblem>();
  const counts = new Map<string, number>();
  for (const problem of problems) {
    const { message } = problem;
    if (!first.has(message)) first.set(message, problem);
    counts.set(message, (counts.get(message) ?? 0) + 1);
  }
  return Array.from(first.values(), ({ lines, message }) => {
    const count = counts.get(message) ?? 1;
    return { lines, message: count === 1 ? message : l10n.t('{0}, {1} times', message, numberText(count)) };
  });
}
