// Whatever a transcript holds: nothing of it comes alive in a hover, and no feature fails on it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentSymbol, Position, Range } from 'vscode-languageserver-types';
import { codeActions } from '../../../../src/server/features/codeActions';
import { codeLenses } from '../../../../src/server/features/codeLenses';
import { definition } from '../../../../src/server/features/definition';
import { diagnostics } from '../../../../src/server/features/diagnostics';
import { documentLinks } from '../../../../src/server/features/documentLinks';
import { documentSymbols } from '../../../../src/server/features/documentSymbols';
import { folding } from '../../../../src/server/features/folding';
import { highlights } from '../../../../src/server/features/highlights';
import { hover } from '../../../../src/server/features/hover/hover';
import { inlayHints } from '../../../../src/server/features/inlayHints';
import { references } from '../../../../src/server/features/references';
import { semanticTokens } from '../../../../src/server/features/semanticTokens';
import { finish } from '../../../../src/server/transcript/steps';
import { analyze, readSample } from '../../../support/analyze';
import { everything, hoverOf } from '../../../support/features';

const attacks = [
  '![x](http://evil/a.png)',
  '<img/src=http://evil>',
  '[a](command:workbench.action.quit)',
  '`](http://evil)',
  'http://evil/',
  'www.evil.com',
  '&lt;b&gt;',
  '***',
  '||:',
  '__proto__',
  'constructor',
];

/** Transcripts that carry a text in every place where text is carried on. */
const carriers = (text: string): string => {
  const word = text.replaceAll(' ', '');
  return `0: kd> !process 0 1f ${text}
PROCESS fffffadfcc712040
    SessionId: 0  Cid: 1328    Peb: 7efdf000  ParentCid: 1354
    Image: ${text}
THREAD fffffadfcca9a040  Cid 1328.1348  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (${word}) KernelMode Non-Alertable
    fffffadfccf732d0  ${word}
    Owning Process fffffadfcc712040 Image: ${text}
    Wait Start TickCount 6545162 Ticks: 367515 (0:01:35:42.421)
RetAddr Call Site
fffff800\`01027752 ${word}!KiSwapContext+0x85
fffff800\`0102835e nt!${word}+0x3c9 [${text} @ 12]
0: kd> !fileobj fffffadf\`ccf73250
\\${text}
Flags: 0x40042
0: kd> !irp fffffadfcc225380
Irp is active with 7 stacks 7 is current (= 0xfffffadfcc225600)
 No Mdl: No System Buffer: Thread fffffadfccea27d0:  Irp stack trace.
     cmd  flg cl Device   File     Completion-Context
>[ 11, 1]   2  1 fffffadfce7b6040 fffffadfccf73250 00000000-00000000    pending
               \\FileSystem\\${word}
                        Args: fffffadfcd70e0a0 00000000 00000000 00000000
0: kd> lm
fffff805\`31200000 fffff805\`31266000   ${word}   (no symbols)
0: kd> !devobj ffffb20a12345060
Device object (ffffb20a12345060) is for:
 ${word} \\Driver\\${word} DriverObject ffffb20a12344e10
0: kd> !handle 84 f
Handle 84
  Type         \tEvent
  Name         \t${text}
0: kd> dps fffff805\`31200010 l1
fffff805\`31200010  ffffb20a\`12345060 ${word}!${word}
0: kd> ${text}
WARNING: ${text}
`;
};

/** Markdown without its code spans, in which nothing lives, and without the links to lines of the text itself. */
function outsideCode(markdown: string): string {
  return markdown
    .replace(/\[line \d+\]\(<file:\/\/\/test\.txt#L\d+>\)/g, '')
    .replace(/(?<![\\`])(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
}

describe('a hover', () => {
  it.each(attacks)('shows %s as text', async (attack) => {
    const text = carriers(attack);
    const analyzed = await analyze(text);
    for (const [line, content] of text.split('\n').entries()) {
      for (let character = 0; character <= content.length; character += 3) {
        const live = outsideCode(hoverOf(await hover(analyzed, { line, character })));
        expect(live).not.toMatch(/(?<!\\)[<>]|(?<!\\)\[|(?<!\\):\/\/|www\.evil|(?<!\\)&lt/);
      }
    }
  });
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(...attacks).map(carriers),
  fc
    .array(
      fc.constantFrom(
        ...`${readSample('rundown-deadlock')}\n${readSample('idle-thread-apc')}`.split('\n'),
        ...attacks,
        '\t',
        '> ',
        '\r',
      ),
      { maxLength: 40 },
    )
    .map((lines) => lines.join('\n')),
);
const position: fc.Arbitrary<Position> = fc.record({ line: fc.nat(60), character: fc.nat(200) });
const range: fc.Arbitrary<Range> = fc
  .tuple(position, position)
  .map(([a, b]) => (a.line <= b.line ? { start: a, end: b } : { start: b, end: a }));

describe('every feature', () => {
  it('answers any position of any text, inside the text', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(text, position, range, async (source, at, where) => {
        const analyzed = await analyze(source);
        const lines = source.split('\n').map((line) => line.replace(/\r$/, ''));
        const inside = ({ start, end }: Range): void => {
          expect(start.line).toBeGreaterThanOrEqual(0);
          expect(end.line).toBeLessThan(Math.max(lines.length, 1));
          expect(start.line < end.line || (start.line === end.line && start.character <= end.character)).toBe(
            true,
          );
          expect(end.character).toBeLessThanOrEqual((lines[end.line] ?? '').length);
        };
        const symbols = (list: readonly DocumentSymbol[], outer?: Range): void => {
          for (const symbol of list) {
            inside(symbol.range);
            inside(symbol.selectionRange);
            expect(symbol.name.trim()).not.toBe('');
            for (const own of [
              symbol.selectionRange,
              ...(symbol.children ?? []).map((child) => child.range),
            ]) {
              expect(own.start.line).toBeGreaterThanOrEqual(symbol.range.start.line);
              expect(own.end.line).toBeLessThanOrEqual(symbol.range.end.line);
            }
            if (outer) expect(symbol.range.end.line).toBeLessThanOrEqual(outer.end.line);
            symbols(symbol.children ?? [], symbol.range);
          }
        };
        symbols(finish(documentSymbols(analyzed)));
        const shown = await hover(analyzed, at);
        if (shown?.range) inside(shown.range);
        for (const found of [...(await definition(analyzed, at)), ...references(analyzed, at)])
          inside(found.range);
        for (const found of [...highlights(analyzed, at), ...diagnostics(analyzed), ...codeLenses(analyzed)])
          inside(found.range);
        for (const { startLine, endLine } of finish(folding(analyzed)))
          expect(startLine < endLine && endLine < lines.length).toBe(true);
        for (const hint of inlayHints(analyzed, where)) inside({ start: hint.position, end: hint.position });
        codeActions(analyzed, where);
        semanticTokens(analyzed, where);
        for (const link of await documentLinks(analyzed, () =>
          Promise.resolve({ how: 'printed path', places: [{ uri: 'file:///x', line: 1 }] }),
        ))
          inside(link.range);
        expect(semanticTokens(analyzed, everything).data.every((value) => value >= 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
