// IRP codes, flags and arguments: spot values and the cases where a bit or a slot means two things.
import { expect, test } from 'vitest';
import {
  controlFlags,
  irpArguments,
  irpExplanation,
  irpFlags,
  irpMajor,
  irpMinor,
  stackLocationFlags,
} from '../../../../src/server/reference/irp';

test.each([
  [0x00, 'IRP_MJ_CREATE'],
  [0x03, 'IRP_MJ_READ'],
  [0x0e, 'IRP_MJ_DEVICE_CONTROL'],
  [0x0f, 'IRP_MJ_INTERNAL_DEVICE_CONTROL'],
  [0x11, 'IRP_MJ_LOCK_CONTROL'],
  [0x12, 'IRP_MJ_CLEANUP'],
  [0x16, 'IRP_MJ_POWER'],
  [0x1b, 'IRP_MJ_PNP'],
])('major %i is %s', (code, name) => {
  expect(irpMajor(code)?.name).toBe(name);
});

test('the 28 majors are all explained, and there is no 29th', () => {
  const majors = Array.from({ length: 28 }, (_, code) => irpMajor(code));
  expect(majors.filter((major) => major?.explanation === undefined)).toEqual([]);
  expect(irpMajor(28)).toBeUndefined();
  expect(irpMajor(-1)).toBeUndefined();
});

test.each([
  [0x11, 1, 'IRP_MN_LOCK'],
  [0x11, 4, 'IRP_MN_UNLOCK_ALL_BY_KEY'],
  [0x0c, 2, 'IRP_MN_NOTIFY_CHANGE_DIRECTORY'],
  [0x03, 8, 'IRP_MN_COMPRESSED'],
  [0x03, 5, undefined],
  [0x16, 2, 'IRP_MN_SET_POWER'],
  [0x17, 11, 'IRP_MN_REGINFO_EX'],
  [0x1b, 0, 'IRP_MN_START_DEVICE'],
  [0x1b, 0x0f, 'IRP_MN_READ_CONFIG'],
  [0x1b, 0x17, 'IRP_MN_SURPRISE_REMOVAL'],
  [0x1b, 0x19, 'IRP_MN_DEVICE_ENUMERATED'],
  [0x12, 0, undefined],
])('minor %i,%i is %s', (major, minor, name) => {
  expect(irpMinor(major, minor)).toBe(name);
});

test('a pair is explained, or else its major', () => {
  expect(irpExplanation(0x11, 1)).toContain('SL_FAIL_IMMEDIATELY');
  expect(irpExplanation(0x11, 9)).toBe(irpMajor(0x11)?.explanation);
  expect(irpExplanation(0x40, 0)).toBeUndefined();
});

test.each([
  [0, undefined, undefined, []],
  [0x884, undefined, undefined, ['IRP_SYNCHRONOUS_API', 'IRP_CREATE_OPERATION', 'IRP_DEFER_IO_COMPLETION']],
  [
    0x60a30,
    undefined,
    undefined,
    ['IRP_BUFFERED_IO', 'IRP_DEALLOCATE_BUFFER', 'IRP_WRITE_OPERATION', 'IRP_DEFER_IO_COMPLETION', '0x60000'],
  ],
  [0x40, undefined, undefined, ['IRP_INPUT_OPERATION']],
  [0x43, undefined, undefined, ['IRP_NOCACHE', 'IRP_PAGING_IO', 'IRP_SYNCHRONOUS_PAGING_IO']],
  [0x02, 0x0d, 1, ['IRP_MOUNT_COMPLETION']],
  [0x02, 0x0d, 0, ['IRP_PAGING_IO']],
])('IRP flags %i of %s,%s', (value, major, minor, names) => {
  expect(irpFlags(value, major, minor)).toEqual(names);
});

test.each([
  [0x11, 1, 1, ['SL_FAIL_IMMEDIATELY']],
  [0x11, 1, 2, ['SL_EXCLUSIVE_LOCK']],
  [0x11, 1, 3, ['SL_FAIL_IMMEDIATELY', 'SL_EXCLUSIVE_LOCK']],
  [0x0c, 1, 1, ['SL_RESTART_SCAN']],
  [0x0c, 2, 1, ['SL_WATCH_TREE']],
  [0x00, 0, 0x80, ['SL_CASE_SENSITIVE']],
  [0x0e, 0, 5, ['SL_READ_ACCESS_GRANTED', 'SL_WRITE_ACCESS_GRANTED']],
  [0x12, 0, 4, ['0x4']],
])('stack location flags of %i,%i: %i', (major, minor, value, names) => {
  expect(stackLocationFlags(major, minor, value)).toEqual(names);
});

test('control flags', () => {
  expect(controlFlags(0xe1)).toEqual([
    'SL_PENDING_RETURNED',
    'SL_INVOKE_ON_CANCEL',
    'SL_INVOKE_ON_SUCCESS',
    'SL_INVOKE_ON_ERROR',
  ]);
});

test.each([
  [0x11, 1, 'x64', ['Length', 'Key', 'ByteOffset', undefined]],
  [0x11, 1, 'x86', ['Length', 'Key', 'ByteOffset.LowPart', 'ByteOffset.HighPart']],
  [0x0e, 0, 'x64', ['OutputBufferLength', 'InputBufferLength', 'IoControlCode', 'Type3InputBuffer']],
  [0x0d, 0, 'x64', ['OutputBufferLength', 'InputBufferLength', 'FsControlCode', 'Type3InputBuffer']],
  [0x0d, 1, 'x64', ['Vpb', 'DeviceObject', undefined, undefined]],
  [0x00, 0, 'x86', ['SecurityContext', 'Options', 'FileAttributes/ShareAccess', 'EaLength']],
  [0x12, 0, 'x64', [undefined, undefined, undefined, undefined]],
] as const)('arguments of %i,%i on %s', (major, minor, machine, names) => {
  expect(irpArguments(major, minor, machine)).toEqual(names);
});

test('the tables are parsed once', () => {
  expect(irpMajor(3)).toBe(irpMajor(3));
});
