/** A hint between a requester and a worker of one module. */
import { expect, it } from 'vitest';
import { relatedStacks as rule } from '../../../../src/server/rules/relatedStacks';
import { readSample } from '../../../support/analyze';
import { checkRule } from '../../../support/checkRule';
import { kernel10, thread10 } from '../../../support/excerpts';

const wait = ['nt!KiSwapContext+0x76', 'nt!KeWaitForSingleObject+0x233'];
const thread = (index: number, stack: readonly string[]): string =>
  thread10({
    address: `ffffb20a1234${index}080`,
    cid: `0004.0f1${index}`,
    image: 'System',
    process: 'ffffb20a0fb1c080',
    stack,
  });
const text = (...stacks: (readonly string[])[]): string =>
  `${kernel10}kd> !process 4 7\n${stacks.map((stack, index) => thread(index, stack)).join('\n')}`;

it('relates the requester and the worker of the idle thread', async () => {
  expect(await checkRule(rule, readSample('idle-thread-apc'))).toMatchInlineSnapshot(`
    "hint card [24] inferred: SoftFSInsertQueueItem posted work and waits; SoftFSQueueSyncWorker of the same module is on another stack. They may belong together: a hint by their names, no more.
      observed [24] waits in sftfsXP!SoftFSInsertQueueItem
      observed [9] the worker sftfsXP!SoftFSQueueSyncWorker
      missing: the request object on both stacks"
  `);
});

const requester = [...wait, 'drv!QueueWorkItem+0x44', 'drv!Dispatch+0x10'];
const worker = ['nt!KiSwapContext+0x76', 'nt!KeRemoveQueue+0x20', 'drv!WorkerThread+0x31'];

it('relates threads of a short listing', async () => {
  expect(await checkRule(rule, text(requester, worker))).toContain('QueueWorkItem posted work and waits');
});

it('stays silent for another module, for a requester that does not wait, and in a listing of a system', async () => {
  expect(await checkRule(rule, text(requester, ['nt!KeRemoveQueue+0x20', 'other!WorkerThread+0x31']))).toBe(
    '',
  );
  expect(await checkRule(rule, text(['drv!QueueWorkItem+0x44', 'drv!Dispatch+0x10'], worker))).toBe('');
  expect(await checkRule(rule, text(requester, ...Array.from({ length: 8 }, () => worker)))).toBe('');
});
