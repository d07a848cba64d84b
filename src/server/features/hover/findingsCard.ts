/** The findings on a line: what was found, how it is known, what is missing, and what to ask next. */
import type { Finding, Proof } from '../../../shared/triage';
import { checkWords } from '../../transcript/checkWords';
import type { Card } from './card';
import { bold, code, escaped, list, paragraphs } from './markdown';

/** The first is shown whole, the others without their proof. */
const most = 4;
const mostProofs = 8;
/** A finding over more lines is shown on its first line only. */
const longest = 12;

export const findingsCard: Card = ({ analyzed, line }) => {
  const own = analyzed.findings.filter(({ uri }) => uri === undefined);
  const here = own.filter(
    ({ lines: [first, last] }) => line >= first && line <= last && (line === first || last - first < longest),
  );
  const evidence = own.filter(
    (finding) => !here.includes(finding) && finding.proof.some(({ lines }) => lines[0] === line),
  );
  const [first, ...others] = here;
  return (
    paragraphs(
      first && paragraphs(head(first), details(first)),
      ...others.slice(0, most - 1).map((finding) => paragraphs(head(finding), nextWords(finding))),
      here.length > most ? `${here.length - most} more on this line.` : undefined,
      list(
        evidence
          .slice(0, most)
          .map(
            ({ rule, message, lines }) => `Evidence for ${code(rule)}, line ${lines[0]}: ${escaped(message)}`,
          ),
      ),
    ) || undefined
  );
};

function head({ rule, severity, grade, message }: Finding): string {
  return `${bold(severity)} ${code(rule)} (${grade}): ${escaped(message)}`;
}

function details(finding: Finding): string {
  const { grade, proof, alternatives = [], missing } = finding;
  return paragraphs(
    list(proof.slice(0, mostProofs).map((item) => proofWords(item, grade))),
    list(alternatives.map((text) => `Or: ${escaped(text)}`)),
    list(
      missing.map(
        ({ what, command }) =>
          `Not in this text: ${escaped(what)}${command === undefined ? '' : `; ask ${code(command)}`}`,
      ),
    ),
    nextWords(finding),
  );
}

function proofWords({ claim, lines: [first], check, grade }: Proof, own: Finding['grade']): string {
  const sum = check && checkWords(check);
  const shown = sum === undefined || claim.includes(sum) ? '' : `: ${code(sum)}`;
  const how = grade === undefined || grade === own ? '' : ` (${grade})`;
  return `${escaped(claim)}${shown}${how}, line ${first}`;
}

function nextWords({ next }: Finding): string | undefined {
  return next.length === 0 ? undefined : `Next: ${next.map(code).join(', ')}`;
}
