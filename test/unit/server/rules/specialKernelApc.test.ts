/** APC02: special kernel APCs do not ask whether a wait is alertable. */
import { expect, it } from 'vitest';
import { specialKernelApc as rule } from '../../../../src/server/rules/specialKernelApc';
import { readSample } from '../../../support/analyze';
import { checkRule } from '../../../support/checkRule';
import { kernel10, thread10 } from '../../../support/excerpts';

const wait = [
  'nt!KiDeliverApc+0x19a',
  'nt!KiSwapThread+0x500',
  'nt!KiCommitThreadWait+0x14f',
  'nt!KeWaitForSingleObject+0x233',
  'drv!Worker+0x77',
];
const thread = (stack: readonly string[]): string =>
  `${kernel10}kd> !thread\n${thread10({ address: 'ffffb20a12345080', cid: '0004.0f10', image: 'System', process: 'ffffb20a0fb1c080', stack })}`;

it('finds the routine among the locals of KiDeliverApc', async () => {
  expect(await checkRule(rule, readSample('idle-thread-apc'))).toMatchInlineSnapshot(`
    "info card [45] inferred: The kernel routine is nt!IopCompleteRequest, so this is a special kernel APC: it is delivered to a thread that waits at PASSIVE_LEVEL whether or not the wait is alertable; Alertable concerns user APCs.
      inferred [45] the exact address of nt!IopCompleteRequest lies among the locals of KiDeliverApc, where it keeps the kernel routine
      missing: whether the wait was alertable; it makes no difference here (!thread)"
  `);
});

it('cites Alertable where the text quotes the call', async () => {
  const quoted = `${readSample('idle-thread-apc')}\nThe last line before was:\n\nKeWaitForSingleObject(queueEvent, Executive, KernelMode, FALSE, 0);\n`;
  expect(await checkRule(rule, quoted)).toContain(
    'the text quotes the call of KeWaitForSingleObject with Alertable FALSE',
  );
});

it('cites the wait line of the thread', async () => {
  expect(await checkRule(rule, thread(['nt!IopCompleteRequest+0x1a3', ...wait]))).toMatchInlineSnapshot(`
    "info card [21] derived: The kernel routine is nt!IopCompleteRequest, so this is a special kernel APC: it is delivered to a thread that waits at PASSIVE_LEVEL whether or not the wait is alertable; Alertable concerns user APCs.
      observed [21] nt!IopCompleteRequest was called by KiDeliverApc
      observed [7] the wait is Non-Alertable"
  `);
});

// The suspend APC has a normal routine; of a driver's APC the kind is not known.
it.each([['nt!KiSuspendThread+0x54'], ['drv!MyApcRoutine+0x10'], ['drv!IopCompleteRequestHook+0x10']])(
  'stays silent for %s',
  async (site) => {
    expect(await checkRule(rule, thread([site, ...wait]))).toBe('');
  },
);

// A pointer outside the frame of KiDeliverApc is some other local.
it('stays silent for a pointer elsewhere on the stack', async () => {
  const moved = readSample('idle-thread-apc').replace(
    'a9750d18 804f2a72 nt!IopCompleteRequest',
    'a9750d38 804f2a72 nt!IopCompleteRequest',
  );
  expect(await checkRule(rule, moved)).toBe('');
});
