// FILE_OBJECT.Flags: the value of the rundown article, unknown bits, bits that have two names.
import { expect, test } from 'vitest';
import { fileObjectFlags } from '../../../../src/server/reference/fileObjectFlags';

test('0x40042 is what !fileobj prints as Synchronous IO, Cache Supported, Handle Created', () => {
  const flags = fileObjectFlags(0x40042);
  expect(flags.map((flag) => [flag.bit, flag.name])).toEqual([
    [0x2, 'FO_SYNCHRONOUS_IO'],
    [0x40, 'FO_CACHE_SUPPORTED'],
    [0x40000, 'FO_HANDLE_CREATED'],
  ]);
  expect(flags.filter((flag) => flag.explanation === undefined)).toEqual([]);
});

test.each([
  [0, []],
  [0x400, ['FO_QUEUE_IRP_TO_THREAD']],
  [0x4000, ['FO_CLEANUP_COMPLETE']],
  [0x2000000, ['FO_SKIP_COMPLETION_PORT']],
  [0x80000001, ['FO_FILE_OPEN', '0x80000000']],
])('%i', (value, names) => {
  expect(fileObjectFlags(value).map((flag) => flag.name)).toEqual(names);
});

test('30 bits have a name, each starts with FO_', () => {
  const named = fileObjectFlags(0xffffffff).filter((flag) => flag.name.startsWith('FO_'));
  expect(named).toHaveLength(30);
  expect(named.filter((flag) => flag.explanation === '')).toEqual([]);
});
