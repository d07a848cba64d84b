/** The triage for a terminal. */
import { expect, it } from 'vitest';
import { triageText } from '../../../../src/server/report/text';
import type { Analyzed } from '../../../../src/server/findings/analyzed';
import type { Finding } from '../../../../src/shared/triage';
import { analyze, readSample } from '../../../support/analyze';

const print = (analyzed: Analyzed, color = false): string => triageText(analyzed, { file: 'x.txt', color });

it('fits into 80 columns', async () => {
  for (const name of ['rundown-deadlock', 'idle-thread-apc']) {
    const lines = print(await analyze(readSample(name))).split('\n');
    // What is to be pasted stands in one line.
    const pasted = lines.indexOf('  next, in one line:') + 1;
    expect(lines.filter((line, index) => line.length > 80 && index !== pasted)).toEqual([]);
  }
});

it('begins with what was read and found', async () => {
  const lines = print(await analyze(readSample('rundown-deadlock'))).split('\n');
  expect(lines.slice(0, 8).join('\n')).toMatchInlineSnapshot(`
    "x.txt
      147 lines: 139 recognised, 8 blank, 0 prose, 0 not recognised; utf-8
      s0  lines 1–18: user mode, live
      s1  lines 19–25: user mode, live; debugger 6.6.0007.5
      s2  lines 26–127: kernel, local; x64; ticks of 15.625 ms, outputs 14 min 11 s
          apart
      s3  lines 128–147: user mode, live; x64
      4 warnings, 8 notes, 1 hint"
  `);
});

const finding: Finding = {
  id: 's0/test-rule:1',
  rule: 'test-rule',
  severity: 'warning',
  surface: 'diagnostic',
  grade: 'derived',
  message:
    'The wait object is the Lock of a file object, and somebody else has a request in progress on it for a very long time.',
  lines: [2, 3],
  proof: [
    {
      claim: 'it is the Lock',
      lines: [3, 3],
      check: { terms: ['fffffadfccf73250', '+0x80'], equals: 'fffffadfccf732d0' },
    },
  ],
  related: [],
  alternatives: ['Another handle.'],
  missing: [{ what: 'who owns it', command: '!filelock' }],
  next: ['!filelock', '!object'],
};

it('prints a finding with grade, proof, arithmetic, alternatives, missing facts and commands', async () => {
  const analyzed = await analyze('0:000> k\nChildEBP RetAddr\n0012f6a4 7c90e9c0 a!b\n');
  expect(
    print({
      ...analyzed,
      findings: [
        finding,
        { ...finding, id: 's0/b:1', surface: 'badge', severity: 'hint', message: 'A mark.' },
      ],
    }),
  ).toMatchInlineSnapshot(`
    "x.txt
      3 lines: 3 recognised, 0 blank, 0 prose, 0 not recognised; utf-8
      s0  lines 1–3: user mode, live
      1 warning, 1 hint

    verdict: nothing suspicious (observed), lines 1–3
      No crash and no suspicious pattern was recognised in the output of 1 command.

    warning test-rule (derived), lines 2–3
      The wait object is the Lock of a file object, and somebody else has a request
      in progress on it for a very long time.
          3  it is the Lock
             fffffadf\`ccf73250 + 0x80 = fffffadf\`ccf732d0
      or else: Another handle.
      missing: who owns it: !filelock
      next:    !object

    marks
          2  A mark.

    what to type next
      !filelock
      !object
    "
  `);
});

it('colours when asked, and only then', async () => {
  const analyzed = {
    ...(await analyze('0:000> k\nChildEBP RetAddr\n0012f6a4 7c90e9c0 a!b\n')),
    findings: [finding],
  };
  expect(print(analyzed)).not.toContain('\u001b');
  expect(print(analyzed, true)).toContain('\u001b[1;33mwarning\u001b[0m');
});

it('strips what log text could do to a terminal, from names and commands too', async () => {
  const hostile = 'x\u001b]0;owned\u0007\u009b2J\u202e';
  const analyzed = {
    ...(await analyze('0:000> k\nChildEBP RetAddr\n0012f6a4 7c90e9c0 a!b\n')),
    findings: [{ ...finding, message: hostile, next: [hostile], uri: hostile }],
  };
  expect(triageText(analyzed, { file: hostile, color: false })).not.toMatch(
    /(?!\n)\p{Cc}|[\u2028-\u202e\u2066-\u2069]/u,
  );
});

it('says when there is nothing', async () => {
  expect(print(await analyze('Dear diary.\n'))).toMatchInlineSnapshot(`
    "x.txt
      1 line: 0 recognised, 0 blank, 1 prose, 0 not recognised; utf-8

    No debugger output was recognised in this text.
    "
  `);
});
