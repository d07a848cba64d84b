/** The signatures of a text: of every crash; where nothing crashed, of what hangs. */
import type { Signature } from '../../shared/triage';
import type { SignatureSettings } from '../../shared/settings';
import type { Analysis } from '../transcript/analysis';
import { crashSignature } from './crashSignature';
import { hangSignatures } from './hangSignature';
import { moduleName } from './frameName';
import { signatureRules } from './signatureRules';

export function signaturesOf(analysis: Analysis, settings: SignatureSettings): Signature[] {
  const rules = signatureRules(settings);
  const { transcript, crashes } = analysis;
  const exported = modulesWithExportsOnly(analysis);
  const found = crashes.flatMap((crash) => {
    const wrongKernel = /wrong_symbols/i.test(crash.analysis?.record.module ?? '');
    return (
      crashSignature(transcript, crash, rules, (module) => {
        if (wrongKernel && module === 'nt') return 'wrong';
        return exported.has(module) ? 'exports' : undefined;
      }) ?? []
    );
  });
  return crashes.length > 0 ? found : hangSignatures(analysis, rules);
}

/** By the debugger's own complaint, or by the column of `lm`. */
function modulesWithExportsOnly({ transcript }: Analysis): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { record } of transcript.each('notice')) {
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
