/** The plan: each command once, in the order of use, what changes the context last, without what cannot work on the target. */
import { expect, it } from 'vitest';
import { planCommands } from '../../../../../src/server/findings/verdict/planner';
import type { SessionKind } from '../../../../../src/shared/triage';
import { analyze } from '../../../../support/analyze';

async function plan(
  kind: SessionKind,
  commands: readonly string[],
  {
    runs = true,
    dump,
    text = 'lkd> !fileobj fffffadf`ccf73250\n',
  }: { runs?: boolean; dump?: string; text?: string } = {},
): Promise<string> {
  const { transcript } = await analyze(text);
  const [session] = transcript.sessions;
  if (!session) throw new Error('no session');
  const wanted = commands.map((command) => ({ command, why: 'a test' }));
  const { nextLine, leftOut } = planCommands(
    transcript,
    { ...session, kind, ...(dump !== undefined && { dump }) },
    wanted,
    runs,
  );
  return [nextLine ?? 'nothing', ...leftOut.map(({ command, why }) => `not ${command}: ${why}`)].join('\n');
}

const thread = '!thread fffffadf`cca9a040';

it('asks once, for time stamps only where the target runs', async () => {
  expect(
    await plan('kernel-live', [`.echotimestamps 1; ${thread}`, thread, '!irp fffffadf`cc225380 1']),
  ).toBe(`.echotimestamps 1; ${thread}; !irp fffffadf\`cc225380 1`);
  expect(await plan('kernel-dump', [thread, '!vm'])).toBe(`${thread}; !vm`);
});

it('asks for what is current before it changes the context, and of another process last', async () => {
  const process = '.process /p /r fffffadf`cc712040; ln 00401000';
  const asked = [process, '.cxr fffffadf`cc225380; kb', thread, '!thread', '!apc thre @$thread'];
  expect(await plan('kernel-dump', asked)).toBe(
    `!thread; !apc thre @$thread; .cxr fffffadf\`cc225380; kb; ${thread}; ${process}`,
  );
});

it('asks for registers and stack in the context that failed', async () => {
  expect(await plan('kernel-dump', ['ub @$ip', 'r', '!irql', '.trap a9750c80; kb'])).toBe(
    '!irql; .trap a9750c80; kb; ub @$ip; r',
  );
});

it('asks the longer of two that say the same', async () => {
  const [short, long] = ['!pool ffffa50c`15fd4a20', '!pool ffffa50c`15fd4a20 2'];
  expect(await plan('kernel-dump', [short, long])).toBe(long);
  expect(await plan('kernel-dump', [long, short])).toBe(long);
  expect(await plan('kernel-dump', ['!thread', thread])).toBe(`!thread; ${thread}`);
});

it('leaves out what cannot work on the target, and says why', async () => {
  expect(await plan('user-dump', ['!irp fffffadf`cc225380', '~*k'])).toBe(
    '~*k\nnot !irp fffffadf`cc225380: reads kernel structures, and this session debugs a program',
  );
  expect(
    await plan('kernel-dump', ['!irpfind 0 0', 'k'], {
      dump: 'Mini Kernel Dump File: Only registers and stack trace are available',
    }),
  ).toBe('k\nnot !irpfind 0 0: reads memory that a minidump does not hold');
  expect(await plan('kernel-local', ['.trap a9750c80', thread])).toBe(
    `${thread}\nnot .trap a9750c80: needs the registers of a stopped system, which a local kernel debugger does not have`,
  );
  expect(
    await plan('kernel-live', ['!filelock fffffadf`ccf73250'], {
      text: 'kd> !filelock 1\nNo export filelock found\n',
    }),
  ).toBe('nothing\nnot !filelock fffffadf`ccf73250: the debugger has no such extension (line 2)');
});

it('does not ask a stopped target twice', async () => {
  const text = '0: kd> .cxr fffffadf`cc225380; kb\nChildEBP RetAddr\n0012f6a4 7c90e9c0 a!b\n';
  expect(await plan('kernel-dump', ['.cxr 0xfffffadfcc225380; kb', thread], { runs: false, text })).toBe(
    `${thread}\nnot .cxr 0xfffffadfcc225380; kb: its output begins at line 1`,
  );
});

it('sets the radix right', async () => {
  expect(await plan('kernel-dump', [thread], { text: 'kd> n 10\nbase is 10\n' })).toBe(`n 16; ${thread}`);
});

it('keeps it short', async () => {
  const many = Array.from(
    { length: 20 },
    (_, index) => `!thread fffffadf\`cca9a0${index.toString(16).padStart(2, '0')}`,
  );
  expect((await plan('kernel-dump', many)).split(';')).toHaveLength(8);
});
