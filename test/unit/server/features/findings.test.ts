// Diagnostics, code actions and code lenses: how findings and things reach the editor.
import { describe, expect, it } from 'vitest';
import { codeActions } from '../../../../src/server/features/codeActions';
import { codeLenses } from '../../../../src/server/features/codeLenses';
import { diagnostics } from '../../../../src/server/features/diagnostics';
import { sourceDiagnostics } from '../../../../src/server/features/sourceDiagnostics';
import type { Finding } from '../../../../src/shared/triage';
import { analyze, readSample } from '../../../support/analyze';
import { everything } from '../../../support/features';

const deadlock = await analyze(readSample('rundown-deadlock'));

const finding: Finding = {
  id: 's0/some-rule:1',
  rule: 'some-rule',
  severity: 'warning',
  surface: 'diagnostic',
  grade: 'derived',
  message: 'Something.',
  lines: [1, 1],
  proof: [{ claim: 'because', lines: [2, 2] }],
  related: [{ message: 'see', lines: [3, 3], uri: 'file:///other.c' }],
  missing: [{ what: 'the owner', command: '!locks' }],
  next: ['!thread'],
};
const withFindings = (...findings: readonly Finding[]) => ({ ...deadlock, findings });

describe('diagnostics', () => {
  it('carry rule, severity, proof and what is related', () => {
    expect(diagnostics(withFindings(finding))).toEqual([
      {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 14 } },
        severity: 2,
        source: 'kdscope',
        code: 'some-rule',
        message: 'Something.',
        relatedInformation: [
          {
            location: {
              uri: 'file:///test.txt',
              range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
            },
            message: 'because',
          },
          {
            location: {
              uri: 'file:///other.c',
              range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
            },
            message: 'see',
          },
        ],
      },
    ]);
  });

  it('leave out cards, badges and what lies in another file', () => {
    expect(
      diagnostics(
        withFindings(
          { ...finding, surface: 'card' },
          { ...finding, surface: 'badge' },
          { ...finding, uri: 'file:///a.c' },
        ),
      ),
    ).toEqual([]);
  });

  it('underline the first line of a long span', () => {
    const [found] = diagnostics(withFindings({ ...finding, lines: [1, 60] }));
    expect(found?.range.end.line).toBe(0);
  });

  it('are at most a thousand, in the order of their rank', () => {
    const many = Array.from({ length: 1500 }, (_, index) => ({ ...finding, message: String(index) }));
    const shown = diagnostics(withFindings(...many));
    expect(shown).toHaveLength(1000);
    expect(shown[0]?.message).toBe('0');
    expect(shown[998]?.message).toBe('998');
    expect(shown[999]?.message).toMatch(/^501 more findings are not marked/);
    expect(diagnostics(withFindings(...many.slice(0, 1000))).at(-1)?.message).toBe('999');
  });

  it('of the sample name the deadlock', () => {
    expect(diagnostics(deadlock).map(({ code }) => code)).toContain('file-object-deadlock');
  });
});

describe('diagnostics of source files', () => {
  const found = {
    rule: 'stack-iosb-may-pend',
    severity: 'warning',
    message: 'The block may be gone.',
    lines: [10, 12],
    columns: [4, 20],
    variable: 'iosb',
    service: 'ZwWriteFile',
    related: [{ message: 'declared here', lines: [3, 3] }],
    fixes: ['wait for the event'],
  } as const;

  it('point at the call, and say what cures it', () => {
    expect(sourceDiagnostics('file:///a.c', [found], {})).toMatchObject([
      {
        range: { start: { line: 9, character: 4 }, end: { line: 11, character: 20 } },
        severity: 2,
        source: 'kdscope',
        code: 'stack-iosb-may-pend',
        message: 'The block may be gone.\n• wait for the event',
        relatedInformation: [{ message: 'declared here', location: { uri: 'file:///a.c' } }],
      },
    ]);
  });

  it('follow the settings', () => {
    expect(sourceDiagnostics('file:///a.c', [found], { 'stack-iosb-may-pend': 'off' })).toEqual([]);
    expect(sourceDiagnostics('file:///a.c', [found], { 'stack-iosb-may-pend': 'hint' })).toMatchObject([
      { severity: 4 },
    ]);
  });
});

describe('codeActions', () => {
  const line = (number: number) => ({
    start: { line: number - 1, character: 0 },
    end: { line: number - 1, character: 3 },
  });

  it('copy the next commands and what would supply what is missing, and explain', () => {
    expect(
      codeActions(withFindings(finding), line(1)).map(({ title, command }) => [
        title,
        command?.command,
        command?.arguments,
      ]),
    ).toEqual([
      ['Copy: !thread', 'kdscope.copyNextCommand', [{ command: '!thread' }]],
      ['Copy: !locks', 'kdscope.copyNextCommand', [{ command: '!locks' }]],
      ['Explain: some rule', 'kdscope.explainFinding', ['file:///test.txt', [1, 1]]],
    ]);
  });

  it('are offered on the lines of the finding only', () => {
    expect(codeActions(withFindings(finding), line(2))).toEqual([]);
  });
});

describe('codeLenses', () => {
  it('lead from threads and IRPs to their views', () => {
    const lenses = codeLenses(deadlock).map(
      ({ range, command }) =>
        `${range.start.line + 1} ${command?.title ?? ''} ${String(command?.arguments?.[2])}`,
    );
    expect(lenses).toEqual(
      expect.arrayContaining([
        '33 Open stack s2/thread:fffffadfcca9a040',
        '85 Open IRP stack s2/irp:fffffadfcc225380',
        '33 Deadlock: open wait graph s2/thread:fffffadfcca9a040',
      ]),
    );
  });

  it('are one per line and view, and at most five hundred', async () => {
    const stack = 'Child-SP RetAddr Call Site\nfffff880`0653b1c0 fffff800`02a7c1b2 nt!KiSwapContext+0x7a\n';
    const thread = (index: number) =>
      `THREAD fffffadf${(0xcc000000 + index * 16).toString(16)}  Cid 1328.${index.toString(16)}  Teb: 0000000000000000 Win32Thread: 0000000000000000 RUNNING on processor 0\n${stack}`;
    const many = await analyze(
      `0: kd> !process 0 1f\n${Array.from({ length: 700 }, (_, index) => thread(index)).join('')}`,
    );
    const lenses = codeLenses(many);
    expect(lenses).toHaveLength(500);
    expect(
      new Set(lenses.map(({ range, command }) => `${range.start.line} ${String(command?.arguments?.[1])}`))
        .size,
    ).toBe(500);
  });

  it('cover the document', () => {
    for (const { range } of codeLenses(deadlock)) expect(range.start.line).toBeLessThan(everything.end.line);
  });
});
