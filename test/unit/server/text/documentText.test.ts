import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openers } from '../../../../src/server/parsers/index';
import { DocumentText, type TextChange } from '../../../../src/server/text/documentText';
import type { Source } from '../../../../src/server/text/source';
import { buildTranscript, type ParseCache } from '../../../../src/server/transcript/build';
import { readSample } from '../../../support/analyze';

const hurried = { pause: () => undefined, cancelled: false };

/** Everything that a source says. */
function said(source: Source): unknown {
  return source.sections.map(({ kind, continued, lines }, index) => ({
    kind,
    continued,
    lines,
    base: source.base(index),
    text: source.text(index),
  }));
}

/** Everything that a transcript says, in values that can be compared. */
async function understood(source: Source, cache: ParseCache): Promise<unknown> {
  const transcript = await buildTranscript(source, cache, hurried);
  return {
    records: Array.from(transcript.all(), (entry) => ({
      record: entry.record,
      lines: transcript.lines(entry),
      index: entry.index,
      block: entry.block,
      session: entry.session.id,
      context: entry.context,
    })),
    coverage: transcript.coverage,
    sessions: transcript.sessions,
    blocks: transcript.blocks,
    problems: transcript.problems,
    things: [...transcript.things.infos()],
  };
}

/** The text after a change, by the book. */
function applied(text: string, { start, end, text: inserted }: TextChange): string {
  const offset = ({ line, character }: TextChange['start']): number => {
    const lines = text.split('\n');
    if (line >= lines.length) return text.length;
    const before = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
    return before + Math.min(character, (lines[line] ?? '').length);
  };
  const from = offset(start);
  return text.slice(0, from) + inserted + text.slice(Math.max(from, offset(end)));
}

const seeds = [readSample('rundown-deadlock'), readSample('idle-thread-apc')];

/** What an editor types, pastes and deletes in a transcript. */
const insertions = fc.oneof(
  fc.constantFrom(
    '',
    'x',
    '\n',
    '\n\n',
    '0: kd> ',
    'lkd> !thread fffffadfccea27d0\n',
    'THREAD fffffadfccea27d0  Cid 10f8.138c  Teb: 00000000fffa1000 Win32Thread: 0 WAIT: (Unknown) UserMode Non-Alertable\n',
    'fffffadfccf732e8  NotificationEvent\n',
    'a9750c84 806ffa16 hal!KeAcquireInStackQueuedSpinLock+0x26\n',
    'Child-SP          RetAddr           Call Site\n',
    'PROCESS fffffadfcc712040\n',
    'Irp is active with 7 stacks 7 is current (= 0xfffffadfcc225600)\n',
    '00000000`014edf48  000002b0 00000000\n',
    'Microsoft (R) Windows Debugger Version 6.6.0007.5\n',
    '[...]\n',
    '\r\n',
    'é ’ 𝒳\n',
  ),
  fc.string(),
);

const changes = fc.array(
  fc.record({
    line: fc.nat(200),
    character: fc.nat(120),
    lines: fc.oneof(fc.constant(0), fc.nat(30)),
    width: fc.nat(60),
    text: insertions,
  }),
  { minLength: 1, maxLength: 6 },
);

function changeOf({
  line,
  character,
  lines,
  width,
  text,
}: {
  line: number;
  character: number;
  lines: number;
  width: number;
  text: string;
}): TextChange {
  return {
    start: { line, character },
    end: { line: line + lines, character: lines === 0 ? character + width : width },
    text,
  };
}

describe('DocumentText', () => {
  it('says after any edits what a fresh one says, and is understood alike', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...seeds, ''), changes, async (seed, edits) => {
        const edited = new DocumentText(openers, seed);
        const cache: ParseCache = new WeakMap();
        await understood(edited.snapshot(), cache);
        let text = seed;
        for (const edit of edits.map(changeOf)) {
          edited.edit(edit);
          text = applied(text, edit);
        }
        const fresh = new DocumentText(openers, text);
        expect(said(edited)).toEqual(said(fresh));
        expect(edited.lineCount).toBe(fresh.lineCount);
        expect(await understood(edited.snapshot(), cache)).toEqual(await understood(fresh, new WeakMap()));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the identity of sections that an edit does not touch', () => {
    const [seed = ''] = seeds;
    const document = new DocumentText(openers, seed);
    const before = new Set(document.sections);
    document.edit({ start: { line: 100, character: 0 }, end: { line: 100, character: 0 }, text: ' ' });
    const kept = document.sections.filter((section) => before.has(section));
    expect(kept.length).toBeGreaterThan(document.sections.length / 2);
  });

  it('leaves a snapshot as it was', () => {
    const document = new DocumentText(openers, 'one\ntwo\n');
    const snapshot = document.snapshot();
    document.edit({ start: { line: 0, character: 0 }, end: { line: 1, character: 0 }, text: '0: kd> k\n' });
    expect(snapshot.slice(0, 9)).toEqual(['one', 'two']);
    expect(document.slice(0, 9)).toEqual(['0: kd> k', 'two']);
  });

  it('reads lines with any terminator', () => {
    const document = new DocumentText(openers, 'one\r\n\ntwo');
    expect(document.lineCount).toBe(3);
    expect([0, 1, 2, 3].map((line) => document.line(line))).toEqual(['one', '', 'two', '']);
  });
});
