// The tables of codes: what a number is called, and that a number without a name has none.
import { describe, expect, it } from 'vitest';
import { accessRights, allAccessName } from '../../../../src/server/reference/accessRights';
import { argumentValue } from '../../../../src/server/reference/argumentValues';
import { enumName } from '../../../../src/server/reference/enums';
import { exceptionCode } from '../../../../src/server/reference/exceptionCodes';
import { hresult } from '../../../../src/server/reference/hresults';
import { ioctl, ioctlWords } from '../../../../src/server/reference/ioctls';
import { irpArgumentValues } from '../../../../src/server/reference/irpArgumentValues';
import { irql } from '../../../../src/server/reference/irql';
import { structFieldKind } from '../../../../src/server/reference/structValues';
import { valueWords } from '../../../../src/server/reference/values';
import { win32Error } from '../../../../src/server/reference/win32Errors';

describe('Win32 errors', () => {
  it.each([
    [0, 'ERROR_SUCCESS'],
    [2, 'ERROR_FILE_NOT_FOUND'],
    [5, 'ERROR_ACCESS_DENIED'],
    [87, 'ERROR_INVALID_PARAMETER'],
    [997, 'ERROR_IO_PENDING'],
    [1450, 'ERROR_NO_SYSTEM_RESOURCES'],
    [1722, 'RPC_S_SERVER_UNAVAILABLE'],
    [10054, 'WSAECONNRESET'],
    [15600, 'ERROR_INSTALL_OPEN_PACKAGE_FAILED'],
  ])('%i is %s', (code, name) => {
    expect(win32Error(code)?.name).toBe(name);
  });

  it('the frequent ones are explained', () => {
    expect(win32Error(6)?.explanation).toContain('handle is closed');
    expect(win32Error(4)?.explanation).toBeUndefined();
  });

  it.each([-1, 65_536, 999_999])('%i is unknown', (code) => {
    expect(win32Error(code)).toBeUndefined();
  });
});

describe('HRESULTs', () => {
  it.each([
    [0x80004005, 'E_FAIL', 'FACILITY_NULL'],
    [0x80010108, 'RPC_E_DISCONNECTED', 'FACILITY_RPC'],
    [-2147467259, 'E_FAIL', 'FACILITY_NULL'],
    [0x80131509, 'COR_E_INVALIDOPERATION', 'FACILITY_URT'],
    [0x887a0005, 'DXGI_ERROR_DEVICE_REMOVED', 'FACILITY_DXGI'],
    [0, 'S_OK', 'FACILITY_NULL'],
  ])('%i is %s of %s', (value, name, facility) => {
    expect(hresult(value)).toMatchObject({ name, facility: { name: facility } });
  });

  it('a Win32 error inside', () => {
    expect(hresult(0x800706ba)).toMatchObject({
      failed: true,
      wraps: { space: 'win32', code: 1722, name: 'RPC_S_SERVER_UNAVAILABLE' },
    });
  });

  it('an NTSTATUS inside', () => {
    expect(hresult(0xd0000022).wraps).toMatchObject({ space: 'ntstatus', name: 'STATUS_ACCESS_DENIED' });
  });

  it('the exception of a .NET one', () => {
    expect(hresult(0x80131509).exception).toBe('System.InvalidOperationException');
  });

  it('an unknown one keeps its parts and gets no name', () => {
    expect(hresult(0x8abc1234)).toEqual({ failed: true, facility: { value: 0xabc }, code: 0x1234 });
  });
});

describe('control codes', () => {
  it.each([
    [0x70000, 'IOCTL_DISK_GET_DRIVE_GEOMETRY'],
    [0x2d1400, 'IOCTL_STORAGE_QUERY_PROPERTY'],
    [0x900a8, 'FSCTL_GET_REPARSE_POINT'],
    [0x110008, 'FSCTL_PIPE_LISTEN'],
    [0x4d0008, 'IOCTL_MOUNTDEV_QUERY_DEVICE_NAME'],
  ])('%i is %s', (code, name) => {
    expect(ioctl(code).names).toEqual([name]);
  });

  it('the major function tells apart what programs and what drivers send', () => {
    expect(ioctl(0x220420, 0xe).names).toEqual(['IOCTL_USB_GET_NODE_CONNECTION_DRIVERKEY_NAME']);
    expect(ioctl(0x220420, 0xf).names).toEqual(['IOCTL_INTERNAL_USB_GET_BUS_INFO']);
    expect(ioctl(0x220420).names).toHaveLength(2);
  });

  it('one of a vendor has parts and no name', () => {
    expect(ioctlWords(0x9c40e00b)).toBe(
      'device type 0x9c40, function 0x802, METHOD_NEITHER, FILE_READ_ACCESS | FILE_WRITE_ACCESS; defined by the vendor of the driver',
    );
  });

  it('a volume is not a trusted environment, though the device types are equal', () => {
    expect(ioctlWords(0x560000)).toBe(
      'IOCTL_VOLUME_GET_VOLUME_DISK_EXTENTS (device type 0x56, function 0x0, METHOD_BUFFERED, FILE_ANY_ACCESS)',
    );
  });
});

describe('enumerations', () => {
  it.each([
    ['FILE_INFORMATION_CLASS', 5, 'FileStandardInformation'],
    ['FS_INFORMATION_CLASS', 1, 'FileFsVolumeInformation'],
    ['PROCESSINFOCLASS', 27, 'ProcessImageFileName'],
    ['THREADINFOCLASS', 17, 'ThreadHideFromDebugger'],
    ['SYSTEM_INFORMATION_CLASS', 5, 'SystemProcessInformation'],
    ['OBJECT_INFORMATION_CLASS', 1, 'ObjectNameInformation'],
    ['DEVICE_TYPE', 0x22, 'FILE_DEVICE_UNKNOWN'],
    ['KTHREAD_STATE', 5, 'Waiting'],
    ['KWAIT_REASON', 6, 'UserRequest'],
    ['KOBJECTS', 1, 'EventSynchronizationObject'],
    ['DEVICE_POWER_STATE', 4, 'PowerDeviceD3'],
    ['POWER_ACTION', 2, 'PowerActionSleep'],
    ['FACILITY', 7, 'FACILITY_WIN32'],
  ])('%s %i is %s', (enumeration, value, name) => {
    expect(enumName(enumeration, value)).toBe(name);
  });

  it.each([
    ['FILE_INFORMATION_CLASS', 0],
    ['PROCESSINFOCLASS', 100_000],
    ['NO_SUCH_ENUM', 1],
  ])('%s %i has no name', (enumeration, value) => {
    expect(enumName(enumeration, value)).toBeUndefined();
  });
});

describe('access rights', () => {
  it('by the type of the object', () => {
    expect(accessRights(0x120089, 'File')).toEqual([
      'FILE_READ_DATA',
      'FILE_READ_EA',
      'FILE_READ_ATTRIBUTES',
      'READ_CONTROL',
      'SYNCHRONIZE',
    ]);
    expect(accessRights(0x100002, 'Event')).toEqual(['EVENT_MODIFY_STATE', 'SYNCHRONIZE']);
    expect(accessRights(1, 'ALPC Port')).toEqual(['PORT_CONNECT']);
  });

  it('without a type the specific ones stay a number', () => {
    expect(accessRights(0x120089)).toEqual(['READ_CONTROL', 'SYNCHRONIZE', '0x89']);
    expect(accessRights(0x100003, 'EtwRegistration')).toEqual(['SYNCHRONIZE', '0x3']);
  });

  it('all of them at once', () => {
    expect(allAccessName(0x1f0003, 'Event')).toBe('EVENT_ALL_ACCESS');
    expect(allAccessName(0x1f0fff, 'Process')).toBe('PROCESS_ALL_ACCESS');
    expect(allAccessName(0x1f0003, 'File')).toBeUndefined();
  });
});

describe('IRQLs', () => {
  it.each([
    [0, 'x86', 'PASSIVE_LEVEL'],
    [2, 'arm64', 'DISPATCH_LEVEL'],
    [13, 'x64', 'CLOCK_LEVEL'],
    [13, 'x86', 'DIRQL'],
    [28, 'x86', 'CLOCK_LEVEL'],
    [15, 'x64', 'HIGH_LEVEL'],
    [31, 'x86', 'HIGH_LEVEL'],
  ] as const)('%i on %s is %s', (level, machine, name) => {
    expect(irql(level, machine)?.name).toBe(name);
  });

  it('a level that the machine does not have is none', () => {
    expect(irql(31, 'x64')).toBeUndefined();
    expect(irql(255, 'x86')).toBeUndefined();
    expect(irql(7, 'arm64')).toBeUndefined();
    expect(irql(15)).toBeUndefined();
    expect(irql(1)?.name).toBe('APC_LEVEL');
  });
});

describe('exception codes', () => {
  it('of runtimes', () => {
    expect(exceptionCode(0xe06d7363)?.name).toBe('Microsoft C++ exception');
    expect(exceptionCode(-0x1f928c9d)?.name).toBe('Microsoft C++ exception');
    expect(exceptionCode(0xc0000005)).toBeUndefined();
  });
});

describe('arguments of IRPs', () => {
  it.each([
    [
      'device control',
      0xe,
      0,
      [0x1000, 0, 0x2d1400, 0],
      2,
      'IOCTL_STORAGE_QUERY_PROPERTY (FILE_DEVICE_MASS_STORAGE, function 0x500, METHOD_BUFFERED, FILE_ANY_ACCESS)',
    ],
    [
      'file system control',
      0xd,
      0,
      [0, 0, 0x900a8, 0],
      2,
      'FSCTL_GET_REPARSE_POINT (FILE_DEVICE_FILE_SYSTEM, function 0x2a, METHOD_BUFFERED, FILE_ANY_ACCESS)',
    ],
    [
      'create: options',
      0,
      0,
      [0x23b1f4a0, 0x1000060, 0, 0],
      1,
      'FILE_OPEN; FILE_SYNCHRONOUS_IO_NONALERT | FILE_NON_DIRECTORY_FILE',
    ],
    [
      'create: sharing',
      0,
      0,
      [0x23b1f4a0, 0, 0x70080, 0],
      2,
      'FILE_ATTRIBUTE_NORMAL; FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE',
    ],
    ['query information', 5, 0, [0x18, 5, 0, 0], 1, 'FileStandardInformation'],
    ['set information', 6, 0, [1, 0xd, 0, 0], 1, 'FileDispositionInformation'],
    ['query volume', 0xa, 0, [0x18, 3, 0, 0], 1, 'FileFsSizeInformation'],
    [
      'change notification',
      0xc,
      2,
      [0x800, 3, 0, 0],
      1,
      'FILE_NOTIFY_CHANGE_FILE_NAME | FILE_NOTIFY_CHANGE_DIR_NAME',
    ],
    ['power: device', 0x16, 2, [0, 1, 4, 2], 2, 'PowerDeviceD3'],
    ['power: system', 0x16, 2, [0, 0, 4, 2], 2, 'PowerSystemSleeping3'],
    ['plug and play', 0x1b, 7, [4, 0, 0, 0], 0, 'TargetDeviceRelation'],
  ])('%s', (_what, major, minor, args, index, words) => {
    expect(irpArgumentValues(major, minor, 'x64', args)[index]).toBe(words);
  });

  it('says nothing of a location that was cleared', () => {
    expect(irpArgumentValues(0, 0, 'x64', [0, 0, 0, 0])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(irpArgumentValues(0xe, 0, 'x64', [0, 0, 0, 0])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('lengths, pointers, and codes of other functions stay numbers', () => {
    expect(irpArgumentValues(3, 0, 'x64', [0x2d1400, 5, 0, 0])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(irpArgumentValues(0xf, 1, 'x64', [0x2d1400, 0, 0x2d1400, 0])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(irpArgumentValues(0x16, 2, 'x64', [0, 7, 4, 99])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('arguments of calls', () => {
  const ulong = (name: string) => ({ name, type: 'ULONG' });

  it.each([
    [
      'ZwCreateFile',
      { name: 'DesiredAccess', type: 'ACCESS_MASK' },
      0x100001,
      'FILE_READ_DATA | SYNCHRONIZE',
    ],
    ['NtOpenProcess', { name: 'DesiredAccess', type: 'ACCESS_MASK' }, 0x400, 'PROCESS_QUERY_INFORMATION'],
    ['NtOpenProcessToken', { name: 'DesiredAccess', type: 'ACCESS_MASK' }, 8, 'TOKEN_QUERY'],
    ['NtCreateSymbolicLinkObject', { name: 'DesiredAccess', type: 'ACCESS_MASK' }, 1, 'SYMBOLIC_LINK_QUERY'],
    ['NtCreateFile', ulong('CreateDisposition'), 3, 'FILE_OPEN_IF'],
    ['NtOpenFile', ulong('OpenOptions'), 0x20, 'FILE_SYNCHRONOUS_IO_NONALERT'],
    [
      'NtDeviceIoControlFile',
      ulong('IoControlCode'),
      0x70000,
      'IOCTL_DISK_GET_DRIVE_GEOMETRY (FILE_DEVICE_DISK, function 0x0, METHOD_BUFFERED, FILE_ANY_ACCESS)',
    ],
    [
      'NtQueryInformationFile',
      { name: 'FileInformationClass', type: 'FILE_INFORMATION_CLASS' },
      9,
      'FileNameInformation',
    ],
    [
      'NtQueryVolumeInformationFile',
      { name: 'FsInformationClass', type: 'FSINFOCLASS' },
      1,
      'FileFsVolumeInformation',
    ],
    ['NtAllocateVirtualMemory', ulong('PageProtection'), 4, 'PAGE_READWRITE'],
    ['NtAllocateVirtualMemory', ulong('AllocationType'), 0x3000, 'MEM_COMMIT | MEM_RESERVE'],
    ['NtTerminateProcess', { name: 'ExitStatus', type: 'NTSTATUS' }, 0xc0000005, 'STATUS_ACCESS_VIOLATION'],
    ['KeWaitForSingleObject', { name: 'WaitReason', type: 'KWAIT_REASON' }, 0, 'Executive'],
  ])('%s %o', (routine, parameter, value, words) => {
    expect(argumentValue(routine, parameter, value)).toBe(words);
  });

  it.each([
    ['options of a key are not those of a file', 'NtCreateKey', ulong('CreateOptions'), 1],
    ['a length', 'NtReadFile', ulong('Length'), 5],
    ['a pointer of that name', 'NtCreateFile', { name: 'FileAttributes', type: 'PVOID' }, 0x80],
    [
      'an unknown class',
      'NtQueryInformationFile',
      { name: 'FileInformationClass', type: 'FILE_INFORMATION_CLASS' },
      0,
    ],
  ])('says nothing of %s', (_what, routine, parameter, value) => {
    expect(argumentValue(routine, parameter, value)).toBeUndefined();
  });
});

describe('fields of structures', () => {
  it('know their kind', () => {
    expect(structFieldKind('KTHREAD', 'State')).toBe('KTHREAD_STATE');
    expect(structFieldKind('KPROCESS', 'State')).toBeUndefined();
  });

  it('bits without any name say nothing', () => {
    expect(valueWords('deviceFlags', 0x3050)).toContain('DO_DIRECT_IO');
    expect(valueWords('shareAccess', 0xf0)).toBeUndefined();
    expect(valueWords('shareAccess', 0)).toBeUndefined();
  });
});
