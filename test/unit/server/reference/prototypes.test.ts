// Prototypes: totals, the functions of the two articles, calling conventions.
import { expect, test } from 'vitest';
import { prototype } from '../../../../src/server/reference/prototypes';
import { prototypesTable } from '../../../../src/server/reference/prototypes.generated';

const names = prototypesTable.split('\n').map((line) => line.replace('@', '').split(' ')[0] ?? '');

test('620 system services and the routines drivers call', () => {
  expect(names.filter((name) => /^Nt[A-Z]/.test(name))).toHaveLength(620);
  expect(names.length).toBeGreaterThan(1500);
  expect(names.filter((name) => prototype(name)?.name !== name)).toEqual([]);
});

test('every parameter has a name and a type', () => {
  const parameters = names.flatMap((name) => prototype(name)?.parameters ?? []);
  expect(parameters.filter(({ name, type }) => !/^\w+$/.test(name) || type === '')).toEqual([]);
});

test('NtLockFile has the ten parameters that `ret 28h` removes', () => {
  const lock = prototype('NtLockFile');
  expect(lock?.returns).toBe('NTSTATUS');
  expect(lock?.parameters.map((parameter) => parameter.name).join()).toBe(
    'FileHandle,Event,ApcRoutine,ApcContext,IoStatusBlock,ByteOffset,Length,Key,FailImmediately,ExclusiveLock',
  );
  expect(lock?.parameters[4]).toEqual({
    name: 'IoStatusBlock',
    type: 'PIO_STATUS_BLOCK',
    direction: 'out',
    optional: false,
  });
  expect(lock?.parameters[1]).toEqual({ name: 'Event', type: 'HANDLE', direction: 'in', optional: true });
});

test('the Zw twin is the Nt function', () => {
  expect(prototype('ZwLockFile')).toBe(prototype('NtLockFile'));
  expect(prototype('ZwNothing')).toBeUndefined();
});

test.each([
  ['KeWaitForSingleObject', 5, 'stdcall'],
  ['KeWaitForMultipleObjects', 8, 'stdcall'],
  ['KeDelayExecutionThread', 3, 'stdcall'],
  ['KeAcquireInStackQueuedSpinLock', 2, 'fastcall'],
  ['IofCallDriver', 2, 'fastcall'],
  ['IofCompleteRequest', 2, 'fastcall'],
  ['ObfDereferenceObject', 1, 'fastcall'],
  ['ExAcquireFastMutex', 1, 'fastcall'],
  ['ExAcquireResourceExclusiveLite', 2, 'stdcall'],
  ['IoBuildSynchronousFsdRequest', 7, 'stdcall'],
  ['KeBugCheckEx', 5, 'stdcall'],
  ['NtWriteFile', 9, 'stdcall'],
  ['NtYieldExecution', 0, 'stdcall'],
])('%s takes %i arguments, %s', (name, count, convention) => {
  expect(prototype(name)?.parameters).toHaveLength(count);
  expect(prototype(name)?.convention).toBe(convention);
});

test.each([
  ['KeAcquireInStackQueuedSpinLock', 'SpinLock', 'inout'],
  ['KeAcquireInStackQueuedSpinLock', 'LockHandle', 'out'],
  ['IoBuildSynchronousFsdRequest', 'IoStatusBlock', 'out'],
  ['NtQueryVirtualMemory', 'MemoryInformation', 'out'],
])('%s %s is %s', (name, parameter, direction) => {
  expect(prototype(name)?.parameters.find((candidate) => candidate.name === parameter)?.direction).toBe(
    direction,
  );
});
