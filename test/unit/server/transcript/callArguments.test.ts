/** Values of arguments in words. */
import { expect, it } from 'vitest';
import { parseAddress, type Address } from '../../../../src/shared/address';
import { describeArgument } from '../../../../src/server/transcript/callArguments';

const value = (text: string): Address => parseAddress(text, 'zero') ?? ('' as Address);

it.each([
  ['BOOLEAN', '00000001', 'X = TRUE'],
  ['BOOLEAN', '00000000', 'X = FALSE'],
  ['BOOLEAN', 'ffffff00', 'X = FALSE'], // a byte: the rest of the slot is left over
  ['HANDLE', '000002b0', 'X = 0x2b0'],
  ['HANDLE', '00000000', 'X = NULL'],
  ['PLARGE_INTEGER', '00000000', 'X = NULL'],
  ['PLARGE_INTEGER', '014edf74', 'X = 014edf74'],
  ['PIO_APC_ROUTINE', '00000000', 'X = NULL'],
  ['ULONG', '00000000', 'X = 0'],
  ['ULONG', '00001000', 'X = 00001000'],
])('%s %s', (type, slot, words) => {
  expect(describeArgument({ name: 'X', type, value: value(slot), lines: [1, 1] })).toBe(words);
});

it('names a code', () => {
  const argument = { name: 'ShareAccess', type: 'ULONG', value: value('3'), lines: [1, 1] as const };
  expect(describeArgument({ ...argument, meaning: 'FILE_SHARE_READ | FILE_SHARE_WRITE' })).toBe(
    'ShareAccess = 00000003 (FILE_SHARE_READ | FILE_SHARE_WRITE)',
  );
});

it('follows a pointer that the text shows', () => {
  const target = { value: value('10'), size: 8, lines: [2, 2] as const };
  expect(
    describeArgument({ name: 'X', type: 'PLARGE_INTEGER', value: value('014edf74'), lines: [1, 1], target }),
  ).toBe('X = 014edf74 → 16');
});
