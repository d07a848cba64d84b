/** BC05: pool was found damaged, or special pool caught the access: who is the victim and who may be the culprit. */
import type { Rule } from './rule';
import { bugcheckBase } from './support/crashParts';
import { isDoubleFree, poolDraft } from './support/poolCrash';

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
      if (caught.has(base))
        yield poolDraft(
          transcript,
          crash,
          'special pool caught the access itself: the failing code, or who passed it the pointer or the length, is the candidate',
          ['the pointer or the length came from another driver'],
        );
      else if (found.has(base))
        yield poolDraft(
          transcript,
          crash,
          'this is where the damage was found, and not necessarily who did it',
          [
            'the owner of the block before this one wrote past its end',
            'a block was used after it was freed',
            'memory hardware: then other crashes of this machine differ in place and kind',
          ],
        );
    }
  },
};
