// Text in, analysis out: what views, reports and features are computed from.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Analyzed } from '../../src/server/findings/analyzed';
import { triageFindings } from '../../src/server/findings/triageFindings';
import { verdictsOf } from '../../src/server/findings/verdict/verdicts';
import { openers } from '../../src/server/parsers/index';
import { signaturesOf } from '../../src/server/signature/signatures';
import { defaultSettings } from '../../src/shared/settings';
import { DocumentText } from '../../src/server/text/documentText';
import { Analysis } from '../../src/server/transcript/analysis';
import { buildTranscript } from '../../src/server/transcript/build';
import type { DigestPool } from '../../src/server/transcript/digestAhead';
import { finish } from '../../src/server/transcript/steps';

const hurried = { pause: () => undefined, cancelled: false };

/** `pool` digests parts of the text elsewhere. */
export async function analyze(text: string, pool?: DigestPool): Promise<Analyzed> {
  const transcript = await buildTranscript(new DocumentText(openers, text), new WeakMap(), hurried, pool);
  const analysis = new Analysis(transcript);
  const findings = triageFindings(analysis);
  const signatures = finish(signaturesOf(analysis, defaultSettings.signature));
  return {
    uri: 'file:///test.txt',
    version: 1,
    encoding: 'utf-8',
    transcript,
    analysis,
    findings,
    verdicts: finish(verdictsOf(analysis, findings, signatures)),
    signatures,
  };
}

/** A bundled sample by its name without extension. */
export function readSample(name: string): string {
  return readFileSync(path.resolve(import.meta.dirname, '../../samples', `${name}.txt`), 'utf8');
}

/** Lines without the indentation that a template literal gives them. */
export function transcriptOf(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return `${lines
    .slice(lines[0] === '' ? 1 : 0)
    .join('\n')
    .trimEnd()}\n`;
}
