// .effmach, and the machine that a prompt names.
import { describe, expect, it } from 'vitest';
import { parseText, printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const effmach = `0:006> .effmach x86
Effective machine: x86 compatible (x86)
`;

describe('the effective machine', () => {
  it('is a record, and settles what follows', () => {
    expect(printText(effmach)).toMatchInlineSnapshot(`
      "command prompt=0:006> command=.effmach x86
      notice what=machine text=Effective machine: x86 compatible (x86) machine=x86"
    `);
    expect(parseText(effmach).context).toMatchObject({ effective: 'x86' });
  });
  it.each([
    ['x64 (AMD64)', 'x64'],
    ['ARM 64-bit (AArch64) (ARM64)', 'arm64'],
    ['Itanium (IA64)', 'ia64'],
  ])('%s', (name, machine) => {
    expect(parseText(`0: kd> .effmach .\nEffective machine: ${name}\n`).context.effective).toBe(machine);
  });
  it('ends where a prompt no longer shows it', () => {
    expect(parseText(`${effmach}0:006:x86> k\n`).context.effective).toBe('x86');
    expect(parseText(`${effmach}0:006> k\n`).context.effective).toBeUndefined();
  });
  it('needs no command', () => {
    const { records } = parseText('Effective machine: x86 compatible (x86)\n');
    expect(records).toMatchObject([{ section: 'machine', record: { machine: 'x86' } }]);
  });
  it('is unknown where its name is', () => {
    expect(
      parseText('0:006> .effmach foo\nEffective machine: something (foo)\n').context.effective,
    ).toBeUndefined();
  });
});

describeRobustness([{ name: '.effmach', text: effmach }]);
