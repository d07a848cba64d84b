/** BC05: pool was found damaged, or special pool caught the access: who is the victim and who may be the culprit. */
import type { Crash } from '../transcript/crashes';
import type { Rule } from './rule';
import { bugcheckBase, parameterOf } from './support/crashParts';
import { isDoubleFree, isWrongCall, poolDraft } from './support/poolCrash';

/** Special pool and its kin catch the act itself; the others find the damage later. */
const caught = new Set([0xc1, 0xcc, 0xcd, 0xd5, 0xd6]);
const found = new Set([0x19, 0xc2, 0xc5, 0xd0, 0xde, 0x13a]);

export const poolCorruption: Rule = {
  id: 'pool-corruption',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'Pool was found damaged, or special pool caught a wrong access; the finder is often not who did it.',
  *check({ transcript, crashes }) {
    for (const crash of crashes) {
      const base = bugcheckBase(crash) ?? 0;
      if (isDoubleFree(crash)) continue;
      const kind = kindOf(crash, base, parameterOf(transcript, crash, 1)?.says);
      if (kind) yield poolDraft(transcript, crash, ...kind);
    }
  },
};

type Kind = readonly [words: string, alternatives: readonly string[]];

const caughtInTheAct: Kind = [
  'special pool caught the access itself: the failing code, or who passed it the pointer or the length, is the candidate',
  ['the pointer or the length came from another driver'],
];
const wrongFree: Kind = [
  'the free itself is wrong: who passed the address is the first candidate',
  [
    'the block was freed before, here or by somebody else',
    'the pointer was overwritten, or points into a block',
    'the memory came from another kind of allocation, which has its own routine to free it',
  ],
];
const wrongCall: Kind = ['the call itself breaks the rule: its caller is the candidate', []];
const overrun: Kind = [
  'who owns the block wrote past its end, and the free found it',
  ['another driver wrote there through a stale pointer'],
];
const foundLater: Kind = [
  'this is where the damage was found, and not necessarily who did it',
  [
    'the owner of the block before this one wrote past its end',
    'a block was used after it was freed',
    'memory hardware: then other crashes of this machine differ in place and kind',
  ],
];

/** By what parameter 1 says. */
function kindOf(crash: Crash, base: number, says = ''): Kind | undefined {
  if (caught.has(base)) return caughtInTheAct;
  if (!found.has(base)) return undefined;
  if (isWrongCall(crash)) return /^(?:free of|address)/.test(says) ? wrongFree : wrongCall;
  return says.startsWith('data behind the block') ? overrun : foundLater;
}
