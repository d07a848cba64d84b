// Structure layouts: the offsets the rules rest on, places where the builds differ, both trap frames.
import { expect, test } from 'vitest';
import { fieldAt, fieldOffset, structSize, trapFrameFields } from '../../../../src/server/reference/structs';

test.each([
  [
    'FILE_OBJECT',
    'x64',
    0x80,
    { field: 'Lock', offset: 0x80, size: 0x18, type: '_KEVENT', variesByBuild: false },
  ],
  [
    'FILE_OBJECT',
    'x64',
    0x98,
    { field: 'Event', offset: 0x98, size: 0x18, type: '_KEVENT', variesByBuild: false },
  ],
  ['FILE_OBJECT', 'x64', 0x88, { field: 'Lock', offset: 0x80, variesByBuild: false }],
  ['_FILE_OBJECT', 'x64', 0x50, { field: 'Flags', type: 'unsigned long' }],
  ['FILE_OBJECT', 'x86', 0x4c, { field: 'Lock', offset: 0x4c, size: 0x10, variesByBuild: false }],
  ['FILE_OBJECT', 'x86', 0x5c, { field: 'Event', offset: 0x5c, size: 0x10, variesByBuild: false }],
  ['FILE_OBJECT', 'x64', 0xc0, { field: 'IrpList', variesByBuild: true }],
  ['IRP', 'x64', 0x48, { field: 'UserIosb', variesByBuild: false }],
  ['IRP', 'x64', 0x20, { field: 'ThreadListEntry', size: 0x10 }],
  ['IRP', 'x86', 0x10, { field: 'ThreadListEntry', size: 8 }],
  ['IRP', 'x64', 0x78, { field: 'Tail' }],
  ['IO_STACK_LOCATION', 'x64', 0, { field: 'MajorFunction', variesByBuild: false }],
  ['IO_STACK_LOCATION', 'x64', 8, { field: 'Parameters' }],
  ['IO_STACK_LOCATION', 'x64', 0x30, { field: 'FileObject', variesByBuild: false }],
  ['KAPC', 'x64', 0x20, { field: 'KernelRoutine', variesByBuild: false }],
  ['KAPC', 'x86', 0x14, { field: 'KernelRoutine', variesByBuild: false }],
  ['KEVENT', 'x64', 0, { field: 'Header' }],
  ['DISPATCHER_HEADER', 'x64', 4, { field: 'SignalState', variesByBuild: false }],
  ['DISPATCHER_HEADER', 'x86', 8, { field: 'WaitListHead', size: 8 }],
  ['DEVICE_OBJECT', 'x64', 8, { field: 'DriverObject', variesByBuild: false }],
  ['DRIVER_OBJECT', 'x64', 0x70, { field: 'MajorFunction', variesByBuild: false }],
  ['ERESOURCE', 'x64', 0x30, { variesByBuild: true, field: 'OwnerThreads or OwnerEntry' }],
  ['KTRAP_FRAME', 'x64', 0x168, { field: 'Rip', variesByBuild: false }],
  ['KTRAP_FRAME', 'x86', 0x68, { field: 'Eip', variesByBuild: false }],
  ['KTRAP_FRAME', 'x86', 0x10, { field: 'TempSegCs or TempEsp', variesByBuild: true }],
  ['KTHREAD', 'x64', 0xc0, { variesByBuild: true }],
  ['KPROCESS', 'x64', 0x28, { field: 'DirectoryTableBase', variesByBuild: false }],
  ['EPROCESS', 'x64', 0, { field: 'Pcb', offset: 0 }],
  ['OBJECT_HEADER', 'x86', 0x18, { field: 'Body', variesByBuild: false }],
  ['KWAIT_BLOCK', 'x64', 0x10, { field: 'Thread or WaitType', variesByBuild: true }],
  ['POOL_HEADER', 'x64', 4, { field: 'PoolTag', variesByBuild: false }],
  ['MDL', 'x64', 0x20, { field: 'StartVa', variesByBuild: false }],
] as const)('%s %s +%i', (struct, machine, offset, expected) => {
  expect(fieldAt(struct, machine, offset)).toMatchObject(expected);
});

test.each([
  ['FILE_OBJECT', 0x6],
  ['FILE_OBJECT', 0x1000],
  ['FILE_OBJECT', -1],
  ['NO_SUCH_STRUCT', 0],
])('%s +%i is nothing known', (struct, offset) => {
  expect(fieldAt(struct, 'x64', offset)).toBeUndefined();
});

test.each([
  ['FILE_OBJECT', 'x86', [0x70, 0x80]],
  ['FILE_OBJECT', 'x64', [0xb8, 0xd8]],
  ['IRP', 'x86', [0x70]],
  ['IRP', 'x64', [0xd0]],
  ['IO_STACK_LOCATION', 'x86', [0x24]],
  ['IO_STACK_LOCATION', 'x64', [0x48]],
  ['KEVENT', 'x86', [0x10]],
  ['KEVENT', 'x64', [0x18]],
  ['KAPC', 'x86', [0x30]],
  ['NO_SUCH_STRUCT', 'x64', []],
] as const)('%s %s has the sizes %j', (struct, machine, sizes) => {
  expect(structSize(struct, machine)).toEqual(sizes);
});

test.each([
  ['IRP', 'x64', 'Tail.Apc', [0x78]],
  ['IRP', 'x86', 'Tail.Apc', [0x40]],
  ['IRP', 'x64', 'Tail.Overlay.Thread', [0x98]],
  ['FILE_OBJECT', 'x64', 'Lock', [0x80]],
  ['KTHREAD', 'x86', 'Timer', [0x78, 0x88, 0x90, 0xb8, 0xf0]],
  ['KTHREAD', 'x64', 'Timer', [0xb8, 0xc0, 0x100]],
  ['KTHREAD', 'x64', 'SuspendEvent', [0x2e0]],
  ['KTHREAD', 'x86', 'NoSuchField', []],
  ['ETHREAD', 'x86', 'LpcReplySemaphore', [0x1ec, 0x1f4, 0x1fc]],
] as const)('%s %s %s is at %j', (struct, machine, field, offsets) => {
  expect(fieldOffset(struct, machine, field)).toEqual(offsets);
});

test.each(['xp', '8.1'] as const)(
  'the trap frame of %s has 4-byte slots without a gap, as the layouts have them',
  (layout) => {
    const fields = trapFrameFields(layout);
    expect(fields.map((field) => field.offset)).toEqual(
      Array.from({ length: 0x8c / 4 }, (_, slot) => slot * 4),
    );
    expect(
      fields.filter(({ name, offset }) => !fieldOffset('KTRAP_FRAME', 'x86', name).includes(offset)),
    ).toEqual([]);
  },
);

test.each([
  ['xp', 0x10, 'TempSegCs', 'segment', 'esp-edited'],
  ['xp', 0x2c, 'Dr7', 'debug', 'debug-registers'],
  ['xp', 0x50, 'SegFs', 'segment', 'always'],
  ['xp', 0x60, 'Ebp', 'register', 'always'],
  ['xp', 0x68, 'Eip', 'register', 'always'],
  ['xp', 0x74, 'HardwareEsp', 'register', 'user-only'],
  ['xp', 0xc, 'DbgArgPointer', 'other', 'always'],
  ['8.1', 0xc, 'TempSegCs', 'segment', 'esp-edited'],
  ['8.1', 0x28, 'Dr7', 'debug', 'debug-registers'],
  ['8.1', 0x2c, 'SegGs', 'segment', 'always'],
] as const)('trap frame %s +%i is %s', (layout, offset, name, kind, written) => {
  expect(trapFrameFields(layout).find((field) => field.offset === offset)).toEqual({
    name,
    offset,
    kind,
    written,
  });
});

test('answers are made once', () => {
  expect(fieldAt('IRP', 'x64', 0x48)).toBe(fieldAt('IRP', 'x64', 0x48));
  expect(trapFrameFields('xp')).toBe(trapFrameFields('xp'));
});

test.each([
  ['KTHREAD', 'State'],
  ['KTHREAD', 'WaitIrql'],
  ['KTHREAD', 'ApcState'],
  ['KTHREAD', 'KernelApcDisable'],
  ['KTHREAD', 'SpecialApcDisable'],
  ['KTHREAD', 'ThreadListEntry'],
  ['ETHREAD', 'Cid'],
  ['ETHREAD', 'IrpList'],
  ['ETHREAD', 'ThreadListEntry'],
  ['EPROCESS', 'UniqueProcessId'],
  ['EPROCESS', 'ActiveProcessLinks'],
  ['EPROCESS', 'ImageFileName'],
  ['EPROCESS', 'ThreadListHead'],
  ['HANDLE_TABLE', 'TableCode'],
  ['DEVICE_NODE', 'State'],
])('%s.%s has an offset on both machines, in every build', (struct, field) => {
  for (const machine of ['x86', 'x64'] as const) {
    const sizes = structSize(struct, machine);
    const offsets = fieldOffset(struct, machine, field);
    expect(offsets.length).toBeGreaterThan(0);
    expect(Math.max(...offsets)).toBeLessThan(Math.max(...sizes));
  }
});
