// How a section finds its parser, and what it hands to the next one.
import { describe, expect, it } from 'vitest';
import { parseText } from '../../../support/parse';

const commandOf = (line: string) => parseText(`${line}\n`).records[0]?.record;

describe('the line of the prompt', () => {
  it.each([
    ['kd> k', 'kd>', 'k', { mode: 'kernel', sessionKind: 'kernel-live' }],
    ['lkd> !process 0 0', 'lkd>', '!process 0 0', { mode: 'kernel', sessionKind: 'kernel-local' }],
    ['11: kd> k', '11: kd>', 'k', { processor: 11 }],
    ['0: Kd>  !thread   ', '0: Kd>', '!thread', { processor: 0 }],
    ['16.kd> k', '16.kd>', 'k', { processor: 16 }],
    ['1: kd:x86> k', '1: kd:x86>', 'k', { processor: 1, effective: 'x86' }],
    ['0:000> k', '0:000>', 'k', { mode: 'user', thread: 0, sessionKind: 'user-live' }],
    ['0:315> !runaway 7                ', '0:315>', '!runaway 7', { thread: 315 }],
    ['0:038:x86> ~1k', '0:038:x86>', '~1k', { thread: 38, effective: 'x86' }],
    ['||0:1:012> k', '||0:1:012>', 'k', { thread: 12 }],
    ['kd>!analyze -v', 'kd>', '!analyze -v', {}],
    ['0:000>0:000>0: kd> !process 0 0', '0: kd>', '!process 0 0', { mode: 'kernel', processor: 0 }],
    ['0:000>0:000>0: kd>', '0: kd>', '', {}],
    ['> > 0: kd> ~0', '0: kd>', '~0', {}],
    ['## 0:000> !cs', '0:000>', '!cs', {}],
    ['kd> .echo 0:000> a > b', 'kd>', '.echo 0:000> a > b', {}],
  ])('%s', (line, prompt, command, context) => {
    expect(commandOf(line)).toEqual({ kind: 'command', lines: [0, 0], prompt, command });
    expect(parseText(`${line}\n`).context).toMatchObject(context);
  });

  it('takes no time over a hostile line', () => {
    const started = performance.now();
    for (const line of [
      `0:000:86x${'>'.repeat(4000)}`,
      `kd> ${'0:000>'.repeat(40_000)}`,
      `0:000>${'a> '.repeat(9000)}`,
    ])
      commandOf(line);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('context', () => {
  it('user mode reads 32-bit addresses without a sign, kernel mode with', () => {
    const stack = 'ChildEBP RetAddr\n80481126 80401126 app!main+0x15\n';
    const frame = (text: string) =>
      parseText(text).records.flatMap(({ record }) =>
        record.kind === 'stack' ? record.frames[0]?.frame : [],
      )[0];
    expect(frame(`kd> k\n${stack}`)).toBe('ffffffff80481126');
    expect(frame(`0:000> k\n${stack}`)).toBe('0000000080481126');
  });

  it('the machine is what 64-bit addresses show, and no 32-bit stack', () => {
    expect(parseText('kd> k\nRetAddr Call Site\nfffff800`01027752 nt!A+0x1\n').context.machine).toBe('x64');
    expect(parseText('kd> !thread 820f3c88\nTHREAD 820f3c88  Cid 0f64.0a10\n').context.machine).toBe('x86');
    expect(
      parseText('kd> k\nChildEBP RetAddr\n8013ed5c 801263ba nt!A+0x1\n').context.machine,
    ).toBeUndefined();
  });

  it('the choice of a machine ends with the mode', () => {
    const text = '0:006> .effmach x86\nEffective machine: x86 compatible (x86)\nlkd> !foo\n';
    expect(parseText(text).context).toMatchObject({ mode: 'kernel', sessionKind: 'kernel-local' });
    expect(parseText(text).context.effective).toBeUndefined();
  });
});
