/** BC11: an exception that a program raised on purpose, and that nothing handled. */
import { exceptionCode } from '../reference/exceptionCodes';
import type { Crash } from '../transcript/crashes';
import { functionName } from '../transcript/frames';
import type { Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { crashDraft, exceptionOf } from './support/crashParts';

const runtimes: Readonly<Record<number, readonly string[]>> = {
  0xe06d7363: ['.exr -1'],
  0xe0434352: ['!pe', '!clrstack'],
  0xe0434f4d: ['!pe', '!clrstack'],
};

export const softwareException: Rule = {
  id: 'software-exception',
  severity: 'info',
  surface: 'diagnostic',
  summary: 'A program raised this exception on purpose (C++ or .NET), and nothing handled it.',
  *check({ transcript, crashes }) {
    for (const crash of crashes) {
      const next = runtimes[(exceptionOf(crash) ?? 0) >>> 0];
      if (next && crash.code === undefined) yield draft(transcript, crash, next);
    }
  },
};

const raiser = /^_*(?:Rtl)?RaiseException$|^_*CxxThrowException$|^IL_(?:Throw|Rethrow)$/;

function draft(transcript: Transcript, crash: Crash, next: readonly string[]): Draft {
  const code = (exceptionOf(crash) ?? 0) >>> 0;
  const thrower = throwerOf(transcript, crash);
  const name = exceptionCode(code)?.name ?? 'exception';
  return crashDraft(
    crash,
    `${name} (0x${code.toString(16)}): raised on purpose${thrower ? ` by ${thrower.symbol}` : ''}, and the target stopped at it.`,
    {
      proof: [
        { claim: `the exception code is ${code.toString(16)}`, lines: crash.lines, grade: 'observed' },
        ...(thrower
          ? [{ claim: 'the row below the one that raises', lines: thrower.lines, grade: 'observed' as const }]
          : []),
      ],
      alternatives:
        crash.exception?.record.chance === 'second'
          ? []
          : ['the dump was made before a handler had its turn'],
      missing: [{ what: 'the object that was thrown', command: next[0] ?? '.exr -1' }],
      next: [...next, 'kb'],
    },
  );
}

/** The first row below those that only raise. */
function throwerOf(
  transcript: Transcript,
  { stacks }: Crash,
): { symbol: string; lines: Draft['lines'] } | undefined {
  for (const { entry } of stacks) {
    const { frames } = entry.record;
    const at = frames.findLastIndex((frame) => raiser.test(functionName(frame)));
    const frame = at < 0 ? undefined : frames[at + 1];
    if (frame) return { symbol: frame.symbol, lines: transcript.lines(entry, frame.lines) };
  }
  return undefined;
}
