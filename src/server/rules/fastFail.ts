/** BC05: KERNEL_SECURITY_CHECK_FAILURE over damaged data: a check of the kernel's own found it; who damaged it is another question. */
import { commandAddress } from '../../shared/address';
import type { Frame } from '../model/stack';
import type { Crash } from '../transcript/crashes';
import { faultRow } from '../transcript/crashStacks';
import { formatSymbol, functionName } from '../transcript/frames';
import type { Entry, Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import {
  bugcheckBase,
  bugcheckName,
  bugcheckProof,
  commandOn,
  crashDraft,
  numberOf,
  parameterOf,
} from './support/crashParts';

export const fastFail: Rule = {
  id: 'fast-fail',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'A check in the kernel found a list, a tree or another structure damaged; the finder is often not who did it.',
  *check({ transcript, crashes }) {
    for (const crash of crashes) {
      const kind = bugcheckBase(crash) === 0x139 ? numberOf(crash.parameters[0]) : undefined;
      if (kind !== undefined && kind in damaged) yield draft(transcript, crash, damaged[kind] ?? []);
    }
  },
};

/** Kinds of damage by parameter 1, with what leads to it; cookies of the stack have a rule of their own. */
const damaged: Readonly<Record<number, readonly string[]>> = {
  0x3: [
    'an entry was removed twice, or put into two lists',
    'the list is changed on two processors without its lock',
    'the block that holds an entry was freed while it was linked',
    'something wrote past the end of a neighbour',
  ],
  0xe: ['a reference was released once more than it was taken', 'the object was freed and used again'],
  0x1d: [
    'a node was removed twice, or freed while it was in the tree',
    'something wrote past the end of a neighbour',
  ],
};

interface Place {
  readonly entry: Entry;
  readonly row: Frame;
  /** The rows show that it was the bookkeeping of pool that was checked. */
  readonly isPool: boolean;
}

function draft(transcript: Transcript, crash: Crash, alternatives: readonly string[]): Draft {
  const what = parameterOf(transcript, crash, 1);
  const place = placeOf(crash);
  const words = [
    `a ${what?.says ?? 'structure'} was found damaged`,
    ...(place ? [` by ${formatSymbol(place.row)}`] : []),
    ...(place?.isPool === true ? [', in the bookkeeping of pool: what was written there came before'] : []),
  ].join('');
  const trap = crash.parameters[1];
  const context = !trap?.startsWith('ffff') ? [] : [`.trap ${commandAddress(trap)}; kb`];
  return crashDraft(crash, `${bugcheckName(0x139)}: ${words}; who finds it is often not who did it.`, {
    grade: place ? 'derived' : 'observed',
    proof: [
      bugcheckProof(crash),
      ...[1, 2, 3].flatMap((number) => parameterOf(transcript, crash, number)?.proof ?? []),
      ...(place
        ? [
            {
              claim: `${formatSymbol(place.row)} checked it`,
              lines: transcript.lines(place.entry, place.row.lines),
              grade: 'observed' as const,
            },
          ]
        : []),
    ],
    alternatives,
    missing: [
      {
        what: 'the damaged structure and its neighbours',
        ...(context[0] !== undefined && { command: context[0] }),
      },
    ],
    next: [...context, ...commandOn('.exr', crash.parameters[2]), '!verifier'],
  });
}

const poolRoutine = /^(?:Exp?(?:Free|Allocate|DeferredFree)(?:Heap)?Pool\w*|RtlpHp\w+)$/;
/** How far below the check the caller is looked for. */
const near = 4;

function placeOf({ stacks }: Crash): Place | undefined {
  for (const { entry } of stacks) {
    const { frames } = entry.record;
    const at = faultRow(entry.record, true) ?? -1;
    const row = frames[at];
    if (row)
      return {
        entry,
        row,
        isPool: frames.slice(at, at + near).some((frame) => poolRoutine.test(functionName(frame))),
      };
  }
  return undefined;
}
