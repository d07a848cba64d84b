/** BC16: the failing row is in no module: code made at run time, or a jump to a wrong place. */
import { formatAddress } from '../../shared/address';
import { isFault } from '../reference/bugchecks';
import type { Crash } from '../transcript/crashes';
import { faultRow } from '../transcript/crashStacks';
import type { Frame } from '../model/stack';
import type { Analysis } from '../transcript/analysis';
import type { Draft, Rule } from './rule';
import { commandOn } from './support/crashParts';

export const codeOutsideModules: Rule = {
  id: 'code-outside-modules',
  severity: 'info',
  surface: 'card',
  summary:
    'The failing row lies in no module that the debugger knows: generated code, or a jump to a wrong place.',
  *check(analysis) {
    for (const crash of analysis.crashes) {
      yield ofCrash(analysis, crash);
    }
  },
};

function ofCrash({ transcript }: Analysis, crash: Crash): Draft | undefined {
  for (const { entry } of crash.stacks) {
    const at = faultRow(entry.record, crash.code === undefined || isFault(crash.code));
    const frame = at === undefined ? undefined : entry.record.frames[at];
    const address = frame && bare(frame);
    if (!frame || !address || isUserCode(crash, address)) continue;
    // A thing that covers it names it better.
    if (transcript.things.at(address).some(({ thing }) => /module/i.test(thing.kind))) continue;
    const lines = transcript.lines(entry, frame.lines);
    return {
      session: entry.session.id,
      subject: `${entry.index}`,
      lines,
      grade: 'inferred',
      message: `The failing row, ${formatAddress(address)}, is in no module that the debugger knows.`,
      proof: [{ claim: 'the row has an address and no name', lines, grade: 'observed' }],
      related: [],
      alternatives: [
        'code that was made at run time: a just-in-time compiler, a trampoline',
        'a module that was unloaded, or whose list entry is missing',
        'a call through a damaged pointer',
      ],
      missing: [{ what: 'what is mapped there', command: `!pte ${formatAddress(address)}` }],
      next: [...commandOn('!pte', address), ...commandOn('u', address), 'lm t n'],
    };
  }
  return undefined;
}

function bare({ symbol, module, instruction }: Frame): Frame['instruction'] {
  const digits = symbol.replace(/^0x/i, '').replace('`', '');
  if (module !== undefined || !/^[0-9a-f]{8,16}$/i.test(digits)) return undefined;
  return instruction ?? (digits.toLowerCase().padStart(16, '0') as NonNullable<Frame['instruction']>);
}

/** User code in a kernel session has no names without its module list. */
function isUserCode({ code }: Crash, address: string): boolean {
  return code !== undefined && address.startsWith('0') && !/^0{8}[89a-f]/.test(address);
}
