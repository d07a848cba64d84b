/** The name that `!analyze` gives to a crash, where it is printed, and names that stand for nobody. */
import type { Lines } from '../../../shared/triage';
import type { AnalysisRecord } from '../../model/crash';
import type { Frame } from '../../model/stack';
import type { Entry, Transcript } from '../../transcript/transcript';

/** What such a name says, in words that continue a sentence. */
export const stands: readonly (readonly [RegExp, string])[] = [
  [
    /wrong.?symbols/i,
    'the debugger has the wrong symbols, so that neither the stack nor the name can be relied on',
  ],
  [
    /^(?:memory_corruption|pool_corruption|heap_corruption|stack_corruption|corruption)$/i,
    'it is a kind of damage, not a module: what was found damaged says nothing of who wrote it',
  ],
  [
    /^(?:hardware\w*|genuineintel|authenticamd|ia64|arm\d*|cpu\w*)$/i,
    'it stands for hardware: the error record is the evidence, not a module',
  ],
  [/^(?:unknown\w*|unloaded\w*|ansi|<unloaded.*)$/i, 'it is what is said when no module is known'],
  [
    /^(?:nt|ntoskrnl|ntkrnlmp|ntkrnlpa|ntkrpamp|hal)$/i,
    'the kernel is where most failures of drivers are found; a defect of its own is the rarest reason',
  ],
  [
    /^(?:ntdll|kernelbase|kernel32|ucrtbase|msvcrt|combase|verifier)$/i,
    'a library of the system is where wrong arguments and damaged memory of its callers are found',
  ],
];

/** `MODULE_NAME`, else the image without its extension; the debugger's own form. */
export function blamedModule({ module, image }: AnalysisRecord): string | undefined {
  const name = module ?? image?.replace(/^.*[\\/]/, '').replace(/\.\w{1,4}$/, '');
  return name !== undefined && /^[\w.<>-]{1,64}$/.test(name) ? name : undefined;
}

/** The load address that tells two copies apart is no part of the name. */
export function sameModule({ module }: Pick<Frame, 'module'>, blamed: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/_[0-9a-f]{8}(?:[0-9a-f]{8})?$/, '');
  return module !== undefined && plain(module) === plain(blamed);
}

const field = /^[\s>#]*(?:MODULE_NAME|IMAGE_NAME)\b/;
const mostLines = 4000;

/** The line that names it; the first line of the analysis where it is not found. */
export function blameLines(transcript: Transcript, analysis: Entry<AnalysisRecord>): Lines {
  const [first, last] = transcript.lines(analysis);
  const at = transcript.source
    .slice(first - 1, Math.min(last, first + mostLines))
    .findIndex((line) => field.test(line));
  return at < 0 ? [first, first] : [first + at, first + at];
}
