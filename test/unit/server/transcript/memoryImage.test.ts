/** Memory that the text shows, by address and session. */
import { expect, it } from 'vitest';
import { parseAddress, type Address } from '../../../../src/shared/address';
import { analyze, readSample } from '../../../support/analyze';

const at = (text: string): Address => parseAddress(text, 'zero') ?? ('' as Address);

it('reads dd and dq with the line of each value', async () => {
  const { analysis, transcript } = await analyze(readSample('rundown-deadlock'));
  const user = transcript.sessions.at(-1)?.id ?? '';
  expect(analysis.memory.read(user, at('014edf48'))).toEqual({
    value: at('2b0'),
    size: 4,
    lines: [141, 141],
  });
  expect(analysis.memory.read(user, at('014edf6c'))).toEqual({ value: at('1'), size: 4, lines: [143, 143] });
  expect(analysis.memory.read(user, at('014edf7c'))).toEqual({ value: at('1'), size: 8, lines: [147, 147] });
  // Between two values, beyond the last, and the same address in another session.
  expect(analysis.memory.read(user, at('014edf4a'))).toBeUndefined();
  expect(analysis.memory.read(user, at('014edf70'))).toBeUndefined();
  expect(analysis.memory.read('s0', at('014edf48'))).toBeUndefined();
});

it('reads raw stacks', async () => {
  const { analysis, transcript } = await analyze(readSample('idle-thread-apc'));
  const value = analysis.memory.read(transcript.sessions[0]?.id ?? '', parseAddress('a9750cf4') ?? at('0'));
  expect(value).toEqual({ value: 'ffffffff804f2dc4', size: 4, lines: [41, 41] });
});
