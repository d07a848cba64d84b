/** The source checks beyond pending status blocks: each against its mistake, and against code that only looks like it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { checkSource, sourceChecks } from '../../../../src/server/sources/checkSource';
import type { CParser } from '../../../../src/server/sources/sourceHost';
import { testParser } from './testParser';

let parser: CParser;
beforeAll(async () => {
  parser = await testParser();
});

interface Case {
  readonly rule: string;
  /** Statements that are the mistake, and the line of the file on which it is told. */
  readonly mistake: string;
  readonly at: string;
  /** Replacements that make it right, by what they show. */
  readonly nearMisses: Readonly<Record<string, readonly [from: string | RegExp, to: string]>>;
}

const cases: readonly Case[] = [
  {
    rule: 'stack-overlapped-may-pend',
    mistake: `BOOL Ask(LPCWSTR name, PVOID buffer, DWORD size) {
  HANDLE port = CreateFileW(name, GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);
  OVERLAPPED ov = { 0 };
  if (!ReadFile(port, buffer, size, NULL, &ov) && GetLastError() != ERROR_IO_PENDING) return FALSE;
  return TRUE;
}`,
    at: 'ReadFile(port',
    nearMisses: {
      'waits for the result': ['return TRUE', 'return GetOverlappedResult(port, &ov, &size, TRUE)'],
      'waits for an event': ['return TRUE', 'WaitForSingleObject(ov.hEvent, INFINITE); return TRUE'],
      'is cancelled': ['return TRUE', 'CancelIoEx(port, &ov); return TRUE'],
      'is static': ['OVERLAPPED ov', 'static OVERLAPPED ov'],
      'lies elsewhere': ['&ov)', '&Port->Overlapped)'],
      'handle is synchronous': ['FILE_FLAG_OVERLAPPED', 'FILE_ATTRIBUTE_NORMAL'],
      'open is not visible': [/HANDLE port = [^\n]*/, 'HANDLE port = TakePort(name);'],
      'is in a comment': ['if (!ReadFile', '// if (!ReadFile'],
    },
  },
  {
    rule: 'stack-event-not-waited',
    mistake: `NTSTATUS Ask(PDEVICE_OBJECT device, ULONG code) {
  KEVENT done;
  IO_STATUS_BLOCK iosb;
  KeInitializeEvent(&done, NotificationEvent, FALSE);
  PIRP irp = IoBuildDeviceIoControlRequest(code, device, NULL, 0, NULL, 0, FALSE, &done, &iosb);
  if (!irp) return STATUS_INSUFFICIENT_RESOURCES;
  NTSTATUS status = IoCallDriver(device, irp);
  return status;
}`,
    at: 'IoBuildDeviceIoControlRequest',
    nearMisses: {
      waits: [
        'return status;',
        'if (status == STATUS_PENDING) { KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL); } return status;',
      ],
      'waits in a helper': ['return status;', 'return WaitForIrp(&done, &iosb, status);'],
      'event of the caller': ['&done, &iosb)', 'Context->Done, &iosb)'],
      'is not sent': ['IoCallDriver(device, irp)', 'Queue(device, irp)'],
      'event is static': ['KEVENT done', 'static KEVENT done'],
    },
  },
  {
    rule: 'stack-event-not-waited',
    mistake: `NTSTATUS Ask(PDEVICE_OBJECT device, PLARGE_INTEGER limit) {
  KEVENT done;
  IO_STATUS_BLOCK iosb;
  PIRP irp = IoBuildSynchronousFsdRequest(IRP_MJ_FLUSH_BUFFERS, device, NULL, 0, NULL, &done, &iosb);
  NTSTATUS status = IoCallDriver(device, irp);
  if (status == STATUS_PENDING) status = KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, limit);
  return status;
}`,
    at: 'IoBuildSynchronousFsdRequest',
    nearMisses: {
      'has no limit': ['FALSE, limit)', 'FALSE, NULL)'],
      'is cancelled and waited for': [
        'return status;',
        'if (status == STATUS_TIMEOUT) { IoCancelIrp(irp); KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL); } return status;',
      ],
    },
  },
  {
    rule: 'pending-taken-for-success',
    mistake: `NTSTATUS Load(PSTORE Store) {
  NTSTATUS status = ZwOpenFile(&Store->File, FILE_READ_DATA, &Store->Attributes, &Store->Iosb, 0, FILE_NON_DIRECTORY_FILE);
  status = ZwReadFile(Store->File, NULL, NULL, NULL, &Store->Iosb, Store->Data, Store->Size, &Store->Offset, NULL);
  if (!NT_SUCCESS(status)) return status;
  return Use(Store->Data);
}`,
    at: 'ZwReadFile',
    nearMisses: {
      'is compared': ['if (!NT_SUCCESS(status))', 'if (status != STATUS_SUCCESS)'],
      waits: ['return Use', 'ZwWaitForSingleObject(Store->File, FALSE, NULL); return Use'],
      'has an event': ['ZwReadFile(Store->File, NULL', 'ZwReadFile(Store->File, Store->Event'],
      'has a routine': ['NULL, NULL, NULL, &Store->Iosb', 'NULL, Loaded, Store, &Store->Iosb'],
      'is synchronous': ['FILE_NON_DIRECTORY_FILE', 'FILE_SYNCHRONOUS_IO_NONALERT'],
      'options are not readable': ['FILE_NON_DIRECTORY_FILE', 'Store->Options'],
    },
  },
  {
    rule: 'async-handle-used-synchronously',
    mistake: `NTSTATUS Append(PSTORE Store) {
  NTSTATUS status = ZwCreateFile(&Store->File, GENERIC_WRITE, &Store->Attributes, &Store->Iosb, NULL, 0, 0, FILE_OPEN, FILE_WRITE_THROUGH, NULL, 0);
  if (status != STATUS_SUCCESS) return status;
  return ZwWriteFile(Store->File, NULL, NULL, NULL, &Store->Iosb, Store->Data, Store->Size, NULL, NULL);
}`,
    at: 'ZwWriteFile',
    nearMisses: {
      'has an offset': ['Store->Size, NULL, NULL', 'Store->Size, &Store->Offset, NULL'],
      'is synchronous': ['FILE_WRITE_THROUGH', 'FILE_SYNCHRONOUS_IO_ALERT'],
      'only appends': ['GENERIC_WRITE', 'FILE_APPEND_DATA'],
      'is a pipe': ['Append', 'AppendToPipe'],
    },
  },
  {
    rule: 'async-handle-used-synchronously',
    mistake: `BOOL Get(PVOID buffer, DWORD size) {
  DWORD got;
  HANDLE disk = CreateFileA("x", GENERIC_READ, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED | FILE_FLAG_NO_BUFFERING, NULL);
  return ReadFile(disk, buffer, size, &got, NULL);
}`,
    at: 'ReadFile(disk',
    nearMisses: {
      'has an OVERLAPPED': ['&got, NULL)', '&got, Take())'],
      'is synchronous': ['FILE_FLAG_OVERLAPPED | ', ''],
    },
  },
  {
    rule: 'inheritable-locked-file',
    mistake: `int Run(const char *path) {
  int file = _open(path, _O_RDWR, 0);
  _locking(file, _LK_LOCK, 1);
  return system("child");
}`,
    at: '_open(',
    nearMisses: {
      'is not inherited': ['_O_RDWR', '_O_RDWR | _O_NOINHERIT'],
      'starts nothing': ['system("child")', 'compute("child")'],
      'starts without handles': [
        'system("child")',
        'CreateProcessA(NULL, c, NULL, NULL, FALSE, 0, NULL, NULL, &s, &p)',
      ],
      'locks another file': ['_locking(file', '_locking(other'],
    },
  },
  {
    rule: 'inheritable-locked-file',
    mistake: `BOOL Run(LPCWSTR path, LPWSTR line) {
  SECURITY_ATTRIBUTES security = { sizeof(security) };
  security.bInheritHandle = TRUE;
  HANDLE file = CreateFileW(path, GENERIC_READ, 0, &security, OPEN_EXISTING, 0, NULL);
  LockFile(file, 0, 0, 1, 0);
  return CreateProcessW(NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &startup, &process);
}`,
    at: 'CreateFileW',
    nearMisses: {
      'is not inheritable': ['bInheritHandle = TRUE', 'bInheritHandle = FALSE'],
      'has no attributes': ['&security, OPEN', 'NULL, OPEN'],
      'starts without handles': ['NULL, NULL, TRUE', 'NULL, NULL, FALSE'],
    },
  },
];

describe.each(cases)('$rule at $at', ({ rule, mistake, at, nearMisses }) => {
  const found = (text: string) => checkSource(text, parser).filter((finding) => finding.rule === rule);

  it('finds the mistake, with places and a cure', () => {
    const [finding, ...others] = found(mistake);
    expect(others).toEqual([]);
    expect(mistake.split('\n')[(finding?.lines[0] ?? 0) - 1]).toContain(at);
    expect(finding?.related.length).toBeGreaterThan(0);
    expect(finding?.fixes.length).toBeGreaterThan(0);
  });

  it.each(Object.entries(nearMisses))('is silent when it %s', (_, [from, to]) => {
    const changed = mistake.replace(from, to);
    expect(changed).not.toBe(mistake);
    expect(found(changed)).toEqual([]);
  });

  it('survives being cut anywhere', () => {
    for (let end = 0; end < mistake.length; end += 7)
      expect(() => checkSource(mistake.slice(0, end), parser)).not.toThrow();
  });
});

it('every check has an id of its own, a sentence, and rules that it explains', () => {
  expect(new Set(sourceChecks.map(({ id }) => id)).size).toBe(sourceChecks.length);
  for (const { summary, explains } of sourceChecks) {
    expect(summary).toMatch(/^In C or C\+\+ source: .*\.$/);
    expect(explains).not.toEqual([]);
  }
});
