/** WT10: replies to ALPC and LPC messages. */
import { expect, it } from 'vitest';
import { replyWait as rule } from '../../../../src/server/rules/replyWait';
import { checkRule, headlines } from '../../../support/checkRule';
import { kernelXp, threadXp } from '../../../support/excerpts';
import { listing, waiting } from '../../../support/waitExcerpts';

const semaphore = 'ffffb20a10001718  Semaphore Limit 0x1';
const message = (index: number, port = 'ffffb20a44441080'): string =>
  `Waiting for reply to ALPC Message ffff99010c29f0${index}0 : queued at port ${port} : owned by process ffffb20a0fb15080`;
const client = (index: number, more = {}): string =>
  waiting(index, {
    state: 'WAIT: (WrLpcReply) UserMode Non-Alertable',
    objects: [semaphore, message(index)],
    ...more,
  });

it('names message, port and server', async () => {
  expect(await checkRule(rule, listing('!thread', client(1)))).toMatchInlineSnapshot(`
    "info card [9] observed: app.exe f10.101 waits for 1 min 40 s for the reply to ALPC message ffff9901\`0c29f010 at port ffffb20a\`44441080, owned by process ffffb20a\`0fb15080.
      observed [9] app.exe f10.101 waits for 1 min 40 s for a reply
      missing: which thread of the server handles the message (!alpc /m ffff9901\`0c29f010)
      next: !alpc /m ffff9901\`0c29f010 | !process ffffb20a\`0fb15080 7"
  `);
});

it('joins a line that was broken in two', async () => {
  const [first = '', second = ''] = message(1).split(/ (?=ffffb20a44441080)/);
  expect(await headlines(rule, listing('!thread', client(1, { objects: [semaphore, first, second] })))).toBe(
    await headlines(rule, listing('!thread', client(1))).then((found) => found.replace('[9]', '[9-10]')),
  );
});

it('knows the LPC of Windows XP', async () => {
  const thread = threadXp({
    address: '86d1ada8',
    cid: '1a2c.0f10',
    image: 'editor.exe',
    process: '86f2a020',
    objects: [
      '86d1af9c  Semaphore Limit 0x1',
      'Waiting for reply to LPC MessageId 00037bb2:',
      'Current LPC port e625bbd0',
    ],
  });
  expect(await checkRule(rule, `${kernelXp}kd> !thread\n${thread}`)).toMatchInlineSnapshot(`
    "info card [9-10] observed: editor.exe 1a2c.f10 waits for 1 min 40 s for the reply to LPC message 37bb2 at port e625bbd0.
      observed [9-10] editor.exe 1a2c.f10 waits for 1 min 40 s for a reply
      missing: which thread of the server handles the message (!lpc message 37bb2)
      next: !lpc message 37bb2 | !thread 86d1ada8"
  `);
});

it('calls four clients of one port that wait long a queue', async () => {
  const clients = [1, 2, 3, 4].map((index) => client(index));
  expect(await headlines(rule, listing('!process 0 7', ...clients))).toMatch(
    /^warning diagnostic .* and 3 others wait /,
  );
});

// Quiet clients are everywhere.
it.each([
  ['three clients', [1, 2, 3].map((index) => client(index))],
  ['four that have just asked', [1, 2, 3, 4].map((index) => client(index, { ticks: '2 (0:00:00:00.031)' }))],
  [
    'four at four ports',
    [1, 2, 3, 4].map((index) =>
      client(index, { objects: [semaphore, message(index, `ffffb20a4444${index}080`)] }),
    ),
  ],
])('keeps %s on cards', async (_, clients) => {
  expect(await headlines(rule, listing('!process 0 7', ...clients))).not.toMatch(/diagnostic/);
});
