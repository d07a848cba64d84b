/** The first page, as readable text. */
import { expect, it } from 'vitest';
import { overview } from '../../../../src/server/views/overview';
import { analyze, readSample, transcriptOf } from '../../../support/analyze';
import { printView } from '../../../support/printView';

it('of a hang: the verdict first, then sessions and findings', async () => {
  expect(printView(overview(await analyze(readSample('rundown-deadlock'))))).toMatchSnapshot();
});

it('of a dump: what it is, its bug check by meaning, its times', async () => {
  const text = transcriptOf(`
    Microsoft (R) Windows Debugger Version 10.0.27725.1000 AMD64
    Loading Dump File [C:\\dumps\\ex.dmp]
    Mini Kernel Dump File: Only registers and stack trace are available

    Windows 10 Kernel Version 19041 MP (8 procs) Free x64
    Product: WinNt, suite: TerminalServer SingleUserTS
    Machine Name:
    Debug session time: Thu Mar  6 10:11:12.345 2025 (UTC + 1:00)
    System Uptime: 0 days 2:11:09.214
    0: kd> .bugcheck
    Bugcheck code 000000D1
    Arguments 00000000\`00000008 00000000\`00000002 00000000\`00000000 fffff802\`40d322f9
  `);
  expect(printView(overview(await analyze(text)))).toMatchSnapshot();
});

it('of a text that is none', async () => {
  expect(printView(overview(await analyze('Dear all,\nit crashed again.\n')))).toBe(
    'empty: No debugger output was recognised in this text. [!analyze -v]',
  );
});
