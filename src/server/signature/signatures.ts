/** The signatures of a text: of every crash; where nothing crashed, of what hangs. */
import type { Signature } from '../../shared/triage';
import type { SignatureSettings } from '../../shared/settings';
import type { Analysis } from '../transcript/analysis';
import type { Steps } from '../transcript/steps';
import { crashSignature } from './crashSignature';
import { hangSignatures } from './hangSignature';
import { moduleName } from './frameName';
import { signatureRules } from './signatureRules';

/** Records that are read in one step: a millisecond. */
const recordsOfStep = 256;

/** In steps of one crash, or one hang. */
export function* signaturesOf(analysis: Analysis, settings: SignatureSettings): Steps<Signature[]> {
  const rules = signatureRules(settings);
  const { transcript, crashes } = analysis;
  if (crashes.length === 0) return yield* hangSignatures(analysis, rules);
  const exported = yield* modulesWithExportsOnly(analysis);
  const found: Signature[] = [];
  for (const crash of crashes) {
    yield undefined;
    const wrongKernel = /wrong_symbols/i.test(crash.analysis?.record.module ?? '');
    const signature = crashSignature(transcript, crash, rules, (module) => {
      if (wrongKernel && module === 'nt') return 'wrong';
      return exported.has(module) ? 'exports' : undefined;
    });
    if (signature) found.push(signature);
  }
  return found;
}

/** By the debugger's own complaint, or by the column of `lm`. */
function* modulesWithExportsOnly({ transcript }: Analysis): Steps<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const { record, index } of transcript.each('notice')) {
    if (index % recordsOfStep === 0) yield undefined;
    if (record.what !== 'symbols') continue;
    const image = /Defaulted to export symbols for (?:.*[\\/])?([\w.+-]+?)(?:\.\w{2,4})? -/i.exec(
      record.text,
    )?.[1];
    if (image !== undefined) names.add(moduleName(image));
  }
  for (const { record } of transcript.each('module'))
    if (record.name !== undefined && /\bexport symbols\b/i.test(record.symbols ?? ''))
      names.add(moduleName(record.name));
  return names;
}
