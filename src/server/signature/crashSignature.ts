/** The signature of a crash: what stopped it, and the function it stopped in. */
import type { Signature, SignatureStep } from '../../shared/triage';
import { formatAddress, type Address } from '../../shared/address';
import { bugcheck, isFault } from '../reference/bugchecks';
import { parameterMeanings, type BugcheckParameterMeaning } from '../reference/bugcheckParameters';
import type { Crash } from '../transcript/crashes';
import { type CrashStack } from '../transcript/crashStacks';
import { bugcheckRow } from '../transcript/reportedBugcheck';
import type { Transcript } from '../transcript/transcript';
import { deriveSignature, type SymbolQuality } from './deriveSignature';
import type { SignatureRules } from './signatureRules';

/** Undefined without a stack: a code alone tells nothing apart. */
export function crashSignature(
  transcript: Transcript,
  crash: Crash,
  rules: SignatureRules,
  symbolsOf: SymbolQuality,
): Signature | undefined {
  const stack = bestStack(crash.stacks);
  if (!stack) return undefined;
  const { entry } = stack;
  const reported = bugcheckRow(entry.record) >= 0;
  const head = headOf(crash, reported);
  if (!head) return undefined;
  const derived = deriveSignature(
    {
      frames: entry.record.frames,
      linesOf: (frame) => transcript.lines(entry, frame.lines),
      faulted: reported && crash.code !== undefined && isFault(crash.code),
      symbolsOf,
    },
    rules,
  );
  if (derived.parts.length === 0) return undefined;
  return {
    id: `${crash.session.id}/signature:${crash.lines[0]}`,
    kind: 'crash',
    value: [head.part, ...derived.parts].join(' | '),
    grade: 'derived',
    lines: crash.lines,
    steps: [head, ...derived.steps],
  };
}

/** One from a context that was restored, then that of `!analyze`, then any: the first that has callers. */
function bestStack(stacks: readonly CrashStack[]): CrashStack | undefined {
  const restored = stacks.filter(
    ({ context }) => context !== undefined && context.command !== '.thread' && context.command !== 'k=',
  );
  const ranked = [...restored, ...stacks.filter(({ analyzed }) => analyzed), ...stacks];
  return ranked.find(({ entry }) => entry.record.frames.length > 1) ?? ranked[0];
}

type Head = SignatureStep & { readonly part: string };

/** `reported`: the stack begins with KeBugCheckEx, so that it was a bug check even where its code is not printed. */
function headOf(crash: Crash, reported: boolean): Head | undefined {
  const { code, status, lines } = crash;
  if (code !== undefined) return bugcheckHead(crash, code);
  if (status === undefined && !reported) return undefined;
  const part = status === undefined ? 'bug check' : status.toString(16).padStart(8, '0');
  const why = status === undefined ? 'a bug check whose code is not printed' : 'the exception';
  return { action: 'head', frame: part, part, why, lines };
}

function bugcheckHead({ parameters, lines }: Crash, code: number): Head {
  const known = bugcheck(code);
  const name = `0x${(known?.base ?? code >>> 0).toString(16).toUpperCase()}`;
  const kind = kindOf(parameters[0], parameterMeanings(code, parameters)[0]);
  const part = kind ? `${name} ${kind.text}` : name;
  const why = kind
    ? `the bug check and parameter 1, ${kind.says}; the others differ each time`
    : 'the bug check; its parameters are addresses, or differ each time';
  return { action: 'head', frame: known?.name ?? name, part, why, lines };
}

/** Parameter 1 where it says what kind of failure it was: a status, or one of a list. */
function kindOf(
  value: Address | undefined,
  meaning: BugcheckParameterMeaning | undefined,
): { readonly text: string; readonly says: string } | undefined {
  if (value === undefined || !meaning) return undefined;
  if (meaning.kind === 'status') return { text: formatAddress(value), says: meaning.what };
  return meaning.says === undefined ? undefined : { text: value.replace(/^0+(?=.)/, ''), says: meaning.says };
}
