/** Prompts that stand directly behind output. */
import { expect, it } from 'vitest';
import { hasGluedPrompt, withoutGluedPrompt } from '../../../../src/server/text/gluedPrompt';

it.each([
  [
    '00000000`014edf68 00000000 000000010:006:x86> dq 014edf74 l1',
    '0:006>',
    '00000000`014edf68 00000000 00000001',
  ],
  ['00000000`7d61d82e c22800 ret 28h0:006:x86> k', '0:006>', '00000000`7d61d82e c22800 ret 28h'],
  ['nt!KiSwapThread+0x2e50: kd> !thread', '3: kd>', 'nt!KiSwapThread+0x2e5'],
  ['nt!KiSwapThread+0x2e512: kd> !thread', '10: kd>', 'nt!KiSwapThread+0x2e5'],
  ['nt!KiSwapThread+0x85kd> !irp 85e6b1c8', undefined, 'nt!KiSwapThread+0x85'],
  ['    Not impersonating.lkd>', 'lkd>', '    Not impersonating.'],
])('%s', (line, prompt, output) => {
  expect(hasGluedPrompt(`first\n${line}\n`)).toBe(true);
  expect(withoutGluedPrompt(line, prompt)).toBe(output);
});

it.each([
  ['0: kd> !thread', '0: kd>'],
  ['> 0: kd> !thread', '0: kd>'],
  ['0:000>0: kd> !thread', '0: kd>'],
  ['type it at the kd> prompt', 'kd>'],
  ['Threads: ff688da0-01<*> ff687da0-01<*>', 'kd>'],
  // How many digits are those of the prompt is not known.
  ['nt!KiSwapThread+0x2e512: kd> !thread', undefined],
])('stays: %s', (line, prompt) => {
  expect(withoutGluedPrompt(line, prompt)).toBe(line);
});

it('looks at a long line once', () => {
  const line = `${'0:006>'.repeat(50_000)} x`;
  const start = performance.now();
  withoutGluedPrompt(line, '0:006>');
  expect(performance.now() - start).toBeLessThan(500);
});
