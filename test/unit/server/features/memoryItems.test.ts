/** What the hover of an address says of the memory there. */
import { expect, it } from 'vitest';
import { hoverAt } from '../../../support/features';
import { kernel10, thread10 } from '../../../support/excerpts';

const thread = thread10({
  address: 'ffffb20a22345080',
  cid: '1a2c.0f10',
  image: 'app.exe',
  process: 'ffffb20a16a1c080',
});
const dumps = `0: kd> dq ffff8009\`10020000 L2
ffff8009\`10020000  ffffb20a\`22345080 ffff8009\`10030000
0: kd> db ffff8009\`10030000 L8
ffff8009\`10030000  43 3a 5c 74 65 6d 70 00                          C:\\temp.
0: kd> dps ffff8009\`10020010 L1
ffff8009\`10020010  fffff802\`084d9062 drv!Work+0x62
`;
const ask = (address: string): string => `${kernel10}${thread}${dumps}0: kd> ? $0${address}\n`;

it.each([
  [
    'a pointer to a thing',
    'ffff8009`10020000',
    /``ffffb20a22345080``|`ffffb20a22345080`.*points to `app\.exe 1a2c\.f10`/,
  ],
  ['a pointer to text', 'ffff8009`10020008', /points to the text “C:.*temp”/],
  ['text', 'ffff8009`10030000', /ASCII text there: “C:.*temp”, line/],
  ['a pointer into code', 'ffff8009`10020010', /points to `drv!Work\+0x62`/],
] as const)('%s', async (_, address, words) => {
  expect(await hoverAt(ask(address))).toMatch(words);
});

it('puts a pointer together from its bytes', async () => {
  const text = `${kernel10}${thread}0: kd> db ffff8009\`10050000 l8\nffff8009\`10050000  80 50 34 22 0a b2 ff ff                          .P4.....\n0: kd> ? $0ffff8009\`10050000\n`;
  expect(await hoverAt(text)).toMatch(
    /memory there: `ffffb20a22345080` \(8 bytes\).*points to `app\.exe 1a2c\.f10`/,
  );
});

it('names both lines where dumps contradict each other', async () => {
  const again = dumps.replace('ffffb20a`22345080 ', 'ffffb20a`22346000 ');
  const text = `${kernel10}${thread}${dumps}${again}0: kd> ? $0ffff8009\`10020000\n`;
  expect(await hoverAt(text)).toMatch(
    /shown as `ffffb20a22345080` in line \d+ and as `ffffb20a22346000` in line \d+/,
  );
});

it('escapes what the log says', async () => {
  const evil = dumps.replace('43 3a 5c 74 65 6d 70 00', '3c 69 6d 67 3e 2a 5b 00');
  const shown = await hoverAt(`${kernel10}${evil}0: kd> ? $0ffff8009\`10030000\n`);
  expect(shown).toContain('ASCII text there');
  expect(shown).not.toContain('<img>');
});

it('says nothing of memory that no line shows', async () => {
  expect(await hoverAt(ask('ffff8009`10040000'))).not.toMatch(/memory there|text there/);
});
