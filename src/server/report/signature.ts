/** Signatures in the reports: the value, and how it was derived row by row. */
import type { Signature, SignatureStep } from '../../shared/triage';
import { markdownCode, markdownText as text, plain } from './escape';
import { wrap, type Paint } from './terminal';
import { lineWords } from './words';

/** Rows that are told one by one; a long dispatch is counted. */
const mostSteps = 40;
const numberWidth = 7;

const signatureKinds: Readonly<Record<Signature['kind'], string>> = {
  crash: 'signature of the crash',
  ring: 'signature of the ring of waits',
  apc: 'signature of the delivered APC',
};

/** For the terminal. */
export function signatureLines({ kind, value, grade, lines, steps }: Signature, style: Paint): string[] {
  return [
    `${style.strong(plain(signatureKinds[kind]))}${style.faint(` (${grade}), ${lineWords(lines)}`)}`,
    ...wrap(value, '  '),
    ...steps
      .slice(0, mostSteps)
      .flatMap((step) => wrap(stepWords(step), `${String(step.lines[0]).padStart(numberWidth)}  `)),
    ...(steps.length > mostSteps ? [style.faint(`  and ${steps.length - mostSteps} more rows`)] : []),
  ];
}

/** A section of a Markdown report; empty without signatures. */
export function signatureSection(signatures: readonly Signature[]): string[] {
  if (signatures.length === 0) return [];
  return ['## Signatures', ...signatures.flatMap(signatureItem)];
}

function signatureItem({ kind, value, grade, lines, steps }: Signature): string[] {
  const rows = steps
    .slice(0, mostSteps)
    .map(
      ({ action, frame, part, why, lines: at }) =>
        `| ${action} | ${text(frame)} | ${text(part ?? '')} | ${text(why)} | ${lineWords(at)} |`,
    );
  return [
    '',
    `${signatureKinds[kind]}, ${lineWords(lines)} (${grade}):`,
    '',
    markdownCode([value]),
    '',
    '| Step | As printed | Part | Why | Where |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ];
}

function stepWords({ action, frame, part, why }: SignatureStep): string {
  const becomes = part === undefined || part === frame ? '' : ` as ${part}`;
  return `${action}: ${frame}${becomes}; ${why}`;
}
