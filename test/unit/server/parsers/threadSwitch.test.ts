// ~Ns and single steps: where the processor stands. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { parseText, printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';
import { withoutBackticks } from '../../../support/mutations';

const text = `0:000:x86> ~6s
ntdll_7d600000!ZwLockFile+0x12:
00000000\`7d61d82e c22800          ret     28h
`;

describe('~Ns', () => {
  it('is the instruction where the thread stands', () => {
    expect(printText(text, { lines: true })).toMatchInlineSnapshot(`
      "command prompt=0:000:x86> command=~6s @1-1
      disassembly 000000007d61d82e symbol=ntdll_7d600000!ZwLockFile displacement=0x12 bytes=c22800 instruction=ret 28h @2-3"
    `);
  });
  it('chooses the thread for what follows', () => {
    expect(parseText(text).context.thread).toBe(6);
    expect(parseText('0:000> ~12s\n').context.thread).toBe(12);
  });
  it.each(['t', 'p', 'gu'])('%s ends in the same way', (command) => {
    const { records } = parseText(text.replace('~6s', command));
    expect(records.map(({ record }) => record.kind)).toEqual(['command', 'disassembly']);
  });
  it('names the module where there are no symbols', () => {
    const { records } = parseText('0:000> ~1s\nmydrv+0x11ac:\nf88a11ac 8bd8            mov     ebx,eax\n');
    expect(records[1]?.record).toMatchObject({ symbol: 'mydrv', displacement: 0x11ac, bytes: '8bd8' });
  });
});

describeRobustness([{ name: '~6s', text, also: [withoutBackticks] }]);
