// One rule over a text, and what it finds as text: severity, lines, grade, message, then every claim with its sum.
import type { Finding, Lines } from '../../src/shared/triage';
import type { Rule } from '../../src/server/rules/rule';
import { analyze } from './analyze';

/** What a rule finds in a text; empty when it stays silent. */
export async function checkRule({ id }: Pick<Rule, 'id'>, text: string): Promise<string> {
  const { findings } = await analyze(text);
  return printFindings(findings.filter(({ rule }) => rule === id));
}

/** Only severity, lines, grade and message, for tests that do not look at the proof. */
export async function headlines({ id }: Pick<Rule, 'id'>, text: string): Promise<string> {
  const { findings } = await analyze(text);
  return findings
    .filter(({ rule }) => rule === id)
    .map(printHead)
    .join('\n');
}

export function printFindings(findings: readonly Finding[]): string {
  return findings.map(printFinding).join('\n');
}

function printFinding(finding: Finding): string {
  const { proof, alternatives = [], missing, next } = finding;
  return [
    printHead(finding),
    ...proof.map(({ claim, lines, grade = finding.grade, check }) => {
      const sum = check ? ` (${check.terms.join(' ')} = ${check.equals})` : '';
      return `  ${grade} ${place(lines)} ${claim}${sum}`;
    }),
    ...alternatives.map((words) => `  or: ${words}`),
    ...missing.map(
      ({ what, command }) => `  missing: ${what}${command === undefined ? '' : ` (${command})`}`,
    ),
    ...(next.length > 0 ? [`  next: ${next.join(' | ')}`] : []),
  ].join('\n');
}

function printHead({ severity, surface, lines, grade, message }: Finding): string {
  return `${severity} ${surface} ${place(lines)} ${grade}: ${message}`;
}

function place([first, last]: Lines): string {
  return first === last ? `[${first}]` : `[${first}-${last}]`;
}
