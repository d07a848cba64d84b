/** Q09: a long wait for a request whose IRP nobody looked at; one that was dumped, a short wait and a listing are nothing. */
import { expect, it } from 'vitest';
import { unreadIrp as rule } from '../../../../src/server/rules/unreadIrp';
import { checkRule, headlines } from '../../../support/checkRule';
import { kernel10, thread10 } from '../../../support/excerpts';
import { processAt, threadAt, waitFrames } from '../../../support/waitExcerpts';

const irp = 'ffffb20a30001010';
const thread = (more: Partial<Parameters<typeof thread10>[0]> = {}, index = 1): string =>
  thread10({
    address: threadAt(index),
    cid: `0f10.010${index.toString(16)}`,
    image: 'app.exe',
    process: processAt(0),
    irps: [irp],
    stack: [...waitFrames, 'nt!IopSynchronousServiceTail+0x1a4', 'nt!NtDeviceIoControlFile+0x56'],
    ...more,
  });
const dumped = `kd> !irp ${irp} 1
Irp is active with 2 stacks 2 is current (= 0x${irp.slice(0, -3)}128)
 No Mdl: No System Buffer: Thread ${threadAt(1)}:  Irp stack trace.
     cmd  flg cl Device   File     Completion-Context
>[IRP_MJ_DEVICE_CONTROL(e), N/A(0)]
            5  1 ffffb20a40001060 ffffb20a50001070 00000000-00000000    pending
	       \\Driver\\ringbuf
			Args: 00000000 00000000 00222004 00000000
`;

it('gives the command that shows who holds it', async () => {
  expect(await checkRule(rule, `${kernel10}kd> !thread\n${thread()}`)).toMatchInlineSnapshot(`
    "info card [9] observed: app.exe f10.101 waits for 1 min 40 s inside a file request, and nobody looked at its IRP ffffb20a\`30001010.
      observed [9] app.exe f10.101 has IRP ffffb20a\`30001010
      or: a request for what may come at any time: a read of a pipe or a device that has nothing to say
      missing: the driver that holds the request (!irp ffffb20a\`30001010 1)
      next: !irp ffffb20a\`30001010 1"
  `);
});

it.each([
  ['an IRP that was dumped', `${kernel10}kd> !thread\n${thread()}${dumped}`],
  ['a short wait', `${kernel10}kd> !thread\n${thread({ ticks: '12 (0:00:00:00.187)' })}`],
  [
    'a wait elsewhere',
    `${kernel10}kd> !thread\n${thread({ stack: [...waitFrames, 'ringbuf!RbPoll+0x20'] })}`,
  ],
  [
    'a listing',
    `${kernel10}kd> !process 0 7\n${Array.from({ length: 17 }, (_, at) => thread({ address: `ffffb20a100${(0x10 + at).toString(16)}080` })).join('')}`,
  ],
] as const)('is silent at %s', async (_, text) => {
  expect(await headlines(rule, text)).toBe('');
});
