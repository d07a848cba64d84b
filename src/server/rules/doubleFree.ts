/** BC06: a block of pool, or of a heap, was freed a second time. */
import type { Analysis } from '../transcript/analysis';
import type { Crash } from '../transcript/crashes';
import type { Draft, Rule } from './rule';
import { crashDraft, exceptionOf } from './support/crashParts';
import { poolDraft, isDoubleFree } from './support/poolCrash';

const heapCorruption = 0xc0000374;

export const doubleFree: Rule = {
  id: 'double-free',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'A block was freed that had been freed before; the stack shows the second time only.',
  *check(analysis) {
    for (const crash of analysis.crashes) {
      if (isDoubleFree(crash))
        yield poolDraft(
          analysis.transcript,
          crash,
          'the stack shows the second free, and the first is not in the text',
          ['another owner freed the block in between, and it was given out again'],
        );
      yield ofHeap(analysis, crash);
    }
  },
};

/** What the heap found is in the name of the failure. */
function ofHeap({ transcript }: Analysis, crash: Crash): Draft | undefined {
  const { analysis } = crash;
  const name = /block_?not_?busy(?:_double_?free)?/i.exec(
    [analysis?.record.bucket, ...Object.values(analysis?.record.fields ?? {})].join(' ').slice(0, 4000),
  )?.[0];
  if (!analysis || name === undefined || exceptionOf(crash) !== heapCorruption) return undefined;
  return crashDraft(
    crash,
    'The heap was asked to free a block that is not in use: most likely it was freed before.',
    {
      grade: 'inferred',
      proof: [
        {
          claim: 'the exception is STATUS_HEAP_CORRUPTION (0xc0000374)',
          lines: crash.lines,
          grade: 'observed',
        },
        { claim: `what the heap found: ${name}`, lines: transcript.lines(analysis), grade: 'observed' },
      ],
      alternatives: ['the header of the block was overwritten', 'the pointer was never one of this heap'],
      missing: [{ what: 'who freed it first: page heap keeps that stack' }],
      next: ['!heap -s -v', 'kb'],
    },
  );
}
