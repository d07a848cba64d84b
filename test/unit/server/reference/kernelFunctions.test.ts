// Roles and components: modules, copies of a module, displacements, and near misses that must stay without an answer.
import { expect, test } from 'vitest';
import { componentOf, functionRole } from '../../../../src/server/reference/kernelFunctions';

test.each([
  ['KiDeliverApc', 'read', /APC/],
  ['nt!KiDeliverApc+0xc2', 'read', /APC/],
  ['nt!IopCompleteRequest', 'read', /IO_STATUS_BLOCK/],
  ['nt!IopAcquireFileObjectLock+0x6d', 'read', /synchronous file object/],
  ['hal!KeAcquireInStackQueuedSpinLock+0x26', 'documented', /spin lock/],
  ['nt!ExpWorkerThread', 'documented', /worker/],
  ['nt!IopCloseFile+0xad', 'conventional', /file object/],
  ['ntdll!NtWaitForSingleObject', 'documented', /handle/],
  ['ntdll_7d600000!NtWaitForSingleObject+0x15', 'documented', /handle/],
  ['KERNEL32!WaitForSingleObject+0x12', 'documented', /handle/],
  ['KERNELBASE!WaitForSingleObject', 'documented', /handle/],
  ['KERNEL32!BaseProcessInitPostImport+0x8d', 'conventional', /entry point/],
])('%s', (symbol, confidence, role) => {
  expect(functionRole(symbol)?.confidence).toBe(confidence);
  expect(functionRole(symbol)?.role).toMatch(role);
});

test.each(['mydriver!KiDeliverApc', 'php5ts!flock', 'nt!KiDeliverApcX', 'nt', ''])(
  '%s has no role',
  (symbol) => {
    expect(functionRole(symbol)).toBeUndefined();
  },
);

test('the stack note of KiDeliverApc is there, and lines without one have none', () => {
  expect(functionRole('KiDeliverApc')?.inStack).toContain('frame above');
  expect(functionRole('ExpBoostOwnerThread')).not.toHaveProperty('inStack');
  expect(functionRole('KiDeliverApc')).toBe(functionRole('nt!KiDeliverApc'));
});

test.each([
  ['nt!IopCloseFile', 'I/O manager'],
  ['IofCallDriver', 'I/O manager'],
  ['nt!KiSwapContext', 'kernel: scheduling, synchronisation, interrupts'],
  ['nt!ExpWorkerThread', 'executive support'],
  ['nt!ObpCloseHandleTableEntry', 'object manager'],
  ['nt!PspExitThread', 'process and thread manager'],
  ['nt!MmAccessFault', 'memory manager'],
  ['nt!MiZeroPageThread', 'memory manager'],
  ['nt!CcCopyRead', 'cache manager'],
  ['nt!FsRtlPrivateResetLowestLockOffset', 'file-system run-time library'],
  ['nt!NtLockFile', 'system services'],
  ['nt!RtlSubtreePredecessor', 'run-time library'],
  ['hal!KfLowerIrql', 'hardware abstraction layer'],
  ['ntdll!LdrpInitializeNode', 'program loader'],
  ['ntdll!NtTerminateProcess', 'system-call stubs'],
  ['nt!Iolanthe', undefined],
  ['nt!memset', undefined],
  ['sftfsXP!SoftFSProcessRequest', undefined],
  ['mydriver!IopCloseFile', undefined],
])('%s belongs to %s', (symbol, component) => {
  expect(componentOf(symbol)).toBe(component);
});
