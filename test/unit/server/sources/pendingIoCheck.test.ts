/** The source check against the mistake in its disguises, and against code that only looks like it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { checkSource } from '../../../../src/server/sources/checkSource';
import { pendingIo } from '../../../../src/server/sources/pendingIoCheck';
import type { CParser } from '../../../../src/server/sources/sourceHost';
import { testParser } from './testParser';

let parser: CParser;
beforeAll(async () => {
  parser = await testParser();
});

const write = 'ZwWriteFile(file, NULL, NULL, NULL, &iosb, buffer, length, offset, 0)';

/** A function around statements, the way most drivers write one. */
function body(...statements: readonly string[]): string {
  return `NTSTATUS Extend(HANDLE file, PVOID buffer, ULONG length, PLARGE_INTEGER offset)\n{\n${statements.map((line) => `    ${line}\n`).join('')}}\n`;
}

const local = ['IO_STATUS_BLOCK iosb;', 'NTSTATUS status;'];
const mistake = body(
  ...local,
  `status = ${write};`,
  'if (NT_ERROR(status)) return status;',
  'return STATUS_SUCCESS;',
);
const check = (text: string) => checkSource(text, parser, [pendingIo]);

describe('the mistake', () => {
  it('is described with its place, the declaration, the blind test and the cures', () => {
    const [finding, ...others] = check(mistake);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'stack-iosb-may-pend',
      severity: 'warning',
      lines: [5, 5],
      columns: [13, 13 + write.length],
      variable: 'iosb',
      service: 'ZwWriteFile',
      related: [{ lines: [3, 3] }, { lines: [6, 6] }],
    });
    for (const said of [
      'STATUS_PENDING (0x103',
      'NT_ERROR is false',
      'nt!IopCompleteRequest',
      '{Status, Information}',
      'Only wrong if the handle',
    ]) {
      expect(finding?.message).toContain(said);
    }
    expect(finding?.fixes).toHaveLength(3);
  });

  const disguises: Readonly<Record<string, string>> = {
    'result not tested': body(...local, `${write};`, 'return STATUS_SUCCESS;'),
    'result returned': body(...local, `return ${write};`),
    'test in the condition': body(
      ...local,
      `if (!NT_SUCCESS(${write})) return STATUS_UNSUCCESSFUL;`,
      'return 0;',
    ),
    'assignment in the condition': body(...local, `if ((status = ${write}) < 0) return status;`, 'return 0;'),
    'zero on the left': body(...local, `status = ${write};`, 'if (0 <= status) return 0;', 'return status;'),
    'initialised result': body(
      'IO_STATUS_BLOCK iosb = {0};',
      `NTSTATUS status = ${write};`,
      'return NT_SUCCESS(status) ? 0 : 1;',
    ),
    'C++ braces': body(
      'IO_STATUS_BLOCK iosb{};',
      `const auto status = ${write};`,
      'return NT_SUCCESS(status) ? 0 : 1;',
    ),
    'several declarators': body('IO_STATUS_BLOCK a, iosb, *p;', `${write};`, 'return 0;'),
    'struct tag': body('struct _IO_STATUS_BLOCK iosb;', `${write};`, 'return 0;'),
    'status read from the block': body(
      ...local,
      `status = ${write};`,
      'if (NT_SUCCESS(status)) status = iosb.Status;',
      'return status;',
    ),
    'logged only': body(...local, `status = ${write};`, 'DbgPrint("%x", status);', 'return status;'),
    'another result compared': body(
      ...local,
      `status = ${write};`,
      'if (NT_ERROR(status)) return status;',
      'status = Other(file);',
      'if (status == STATUS_SUCCESS) return 1;',
      'return 0;',
    ),
    casts: body(
      ...local,
      'status = (NTSTATUS)(ZwWriteFile(file, (HANDLE)NULL, (PIO_APC_ROUTINE)(0), 0L, (PIO_STATUS_BLOCK)&iosb, buffer, length, offset, 0));',
      'return (status >= 0);',
    ),
    'C++ casts': body(
      ...local,
      'status = ::NtWriteFile(file, nullptr, static_cast<PIO_APC_ROUTINE>(nullptr), 0, reinterpret_cast<PIO_STATUS_BLOCK>(&iosb), buffer, length, offset, 0);',
      'return status;',
    ),
    'line wraps': body(
      ...local,
      'status = ZwWriteFile(\n file,\n NULL, /* Event */\n NULL, // ApcRoutine\n NULL,\n &iosb,\n buffer, length, offset, 0);',
      'return status;',
    ),
    'nested block': body(
      'if (length) {',
      'IO_STATUS_BLOCK iosb;',
      `for (;;) { ${write}; }`,
      '}',
      'return 0;',
    ),
    'preprocessor block': body(
      '#if DBG',
      'IO_STATUS_BLOCK iosb;',
      '#endif',
      '#ifdef X',
      `${write};`,
      '#endif',
      'return 0;',
    ),
    'structured exceptions': body(
      ...local,
      '__try {',
      `status = ${write};`,
      '} __except(EXCEPTION_EXECUTE_HANDLER) { return 1; }',
      'return 0;',
    ),
    lambda: body(
      'auto extend = [&]() {',
      'IO_STATUS_BLOCK iosb;',
      `${write};`,
      '};',
      'extend();',
      'return 0;',
    ),
    'method of a template': `template <class T> class Volume {\n NTSTATUS Extend() {\n  IO_STATUS_BLOCK iosb = {};\n  return ${write};\n }\n};\n`,
    'method defined outside': `NTSTATUS Volume::Extend() noexcept\n{\n IO_STATUS_BLOCK iosb;\n return ${write};\n}\n`,
    'annotated function': `_IRQL_requires_max_(PASSIVE_LEVEL)\n_Must_inspect_result_\nNTSTATUS NTAPI Extend(_In_ HANDLE file, __in_bcount(length) PVOID buffer, IN OUT PULONG n)\n{\n IO_STATUS_BLOCK iosb;\n return ${write};\n}\n`,
    'the words in comments and strings': body(
      ...local,
      '// STATUS_PENDING: KeWaitForSingleObject(&event)',
      'Log("STATUS_PENDING");',
      `${write};`,
      'return 0;',
    ),
    'a wait before it': body(
      ...local,
      'KeWaitForSingleObject(&ready, Executive, KernelMode, FALSE, NULL);',
      `${write};`,
      'return 0;',
    ),
    'a wait for a mutex': body(
      ...local,
      `${write};`,
      'KeWaitForSingleObject(&VolumeMutex, Executive, KernelMode, FALSE, NULL);',
      'return 0;',
    ),
    'a wait for a timer': body(
      ...local,
      'KTIMER pause;',
      `${write};`,
      'KeWaitForSingleObject(&pause, Executive, KernelMode, FALSE, NULL);',
      'return 0;',
    ),
    'an inner variable hides a static one': `static IO_STATUS_BLOCK iosb;\n${mistake}`,
  };
  it.each(Object.entries(disguises))('%s', (_, text) => {
    expect(check(text)).toMatchObject([{ severity: 'warning', variable: 'iosb' }]);
  });

  it.each([
    'Write',
    'Read',
    'DeviceIoControl',
    'FsControl',
    'Lock',
    'QueryDirectory',
    'NotifyChangeDirectory',
  ])('Zw%sFile', (name) => {
    for (const service of [`Zw${name}File`, `Nt${name}File`]) {
      expect(check(mistake.replace('ZwWriteFile', service))).toMatchObject([{ service }]);
    }
  });

  it('keeps its place under CRLF, a byte order mark and characters outside the BMP', () => {
    const [finding] = check(`\uFEFF/* 𝄞 é */ ${mistake}`.replaceAll('\n', '\r\n'));
    expect(finding).toMatchObject({ lines: [5, 5], columns: [13, 13 + write.length] });
  });

  it('keeps its column behind such characters on the same line', () => {
    const [finding] = check(mistake.replace('status = Zw', '/* 𝄞 */ status = Zw'));
    expect(finding?.columns[0]).toBe(13 + '/* 𝄞 */ '.length);
  });

  it('comes in the order of the text', () => {
    expect(check(mistake + mistake).map(({ lines }) => lines[0])).toEqual([5, 13]);
  });
});

describe('near misses stay silent', () => {
  const handled = (...after: readonly string[]): string =>
    body(...local, `status = ${write};`, ...after, 'return status;');
  const open = (options: string): string =>
    `ZwCreateFile(&file, GENERIC_WRITE | SYNCHRONIZE, &oa, &iosb, NULL, 0, 0, FILE_OPEN, ${options}, NULL, 0);`;
  const misses: Readonly<Record<string, string>> = {
    'an event passed': mistake.replace('file, NULL', 'file, event'),
    'an event passed and waited on': body(
      ...local,
      `status = ${write.replace('file, NULL', 'file, event')};`,
      'ZwWaitForSingleObject(event, FALSE, NULL);',
      'return iosb.Status;',
    ),
    'an APC routine': mistake.replace('NULL, NULL, NULL', 'NULL, OnWritten, NULL'),
    'STATUS_PENDING handled': handled('if (status == STATUS_PENDING) { ZwClose(file); }'),
    'STATUS_PENDING in a switch': handled('switch (status) { case STATUS_PENDING: break; }'),
    '0x103 handled': handled('if (status == 0x103) return 1;'),
    'compared with success': handled('if (status != STATUS_SUCCESS) return 1;'),
    'taken as a truth value': handled('if (status) return 1;'),
    'a helper decides': handled('if (IsDone(status)) return 1;'),
    'a wait on the file handle': handled('if (NT_SUCCESS(status)) ZwWaitForSingleObject(file, FALSE, NULL);'),
    'a wait on the file object': handled(
      'KeWaitForSingleObject(&FileObject->Event, Executive, KernelMode, FALSE, NULL);',
    ),
    'a wait in a helper': handled('SoftFSWaitForFile(file);'),
    GetOverlappedResult: handled('GetOverlappedResult(file, &overlapped, &done, TRUE);'),
    'a static block': mistake.replace('IO_STATUS_BLOCK iosb', 'static IO_STATUS_BLOCK iosb'),
    'a thread-local block': mistake.replace('IO_STATUS_BLOCK iosb', 'thread_local IO_STATUS_BLOCK iosb'),
    'a global block': `IO_STATUS_BLOCK iosb;\n${mistake.replace('    IO_STATUS_BLOCK iosb;\n', '')}`,
    'a block by parameter': `NTSTATUS F(HANDLE file, IO_STATUS_BLOCK iosb) { return ${write}; }`,
    'a block by pointer': body(
      'PIO_STATUS_BLOCK iosb = Allocate(sizeof(IO_STATUS_BLOCK));',
      `return ${write.replace('&iosb', 'iosb')};`,
    ),
    'a member': body('IO_STATUS_BLOCK other;', `return ${write.replace('&iosb', '&context->iosb')};`),
    'a reference': body('IO_STATUS_BLOCK& iosb = Context->Iosb;', `return ${write};`),
    'a block of the function around a lambda': body(
      'IO_STATUS_BLOCK iosb;',
      `auto f = [&]() { ${write}; };`,
      'f();',
      'return 0;',
    ),
    'an inner variable of another type': body(
      'IO_STATUS_BLOCK iosb;',
      `{ MY_BLOCK iosb; ${write}; }`,
      'return 0;',
    ),
    'a block of another scope': body('{ IO_STATUS_BLOCK iosb; }', `${write};`, 'return 0;'),
    'synchronous in the open call': body(
      ...local,
      open('FILE_SYNCHRONOUS_IO_NONALERT'),
      `${write};`,
      'return 0;',
    ),
    'synchronous and alertable': body(
      ...local,
      open('FILE_NON_DIRECTORY_FILE|FILE_SYNCHRONOUS_IO_ALERT'),
      `${write};`,
      'return 0;',
    ),
    'synchronous by number': body(...local, open('0x20'), `${write};`, 'return 0;'),
    'synchronous by ZwOpenFile': body(
      ...local,
      'ZwOpenFile(&file, GENERIC_READ, &oa, &iosb, 0, FILE_SYNCHRONOUS_IO_NONALERT);',
      `${write};`,
      'return 0;',
    ),
    'synchronous by FltCreateFile': body(
      ...local,
      'FltCreateFile(f, i, &file, 1, &oa, &iosb, NULL, 0, 0, FILE_OPEN, FILE_SYNCHRONOUS_IO_NONALERT, NULL, 0, 0);',
      `${write};`,
      'return 0;',
    ),
    'options in a variable': body(
      ...local,
      'ULONG options = FILE_SYNCHRONOUS_IO_NONALERT;',
      open('options'),
      `${write};`,
      'return 0;',
    ),
    'synchronous in a macro': `#define OPTIONS (FILE_SYNCHRONOUS_IO_NONALERT | 1)\n${body(...local, open('OPTIONS'), `${write};`, 'return 0;')}`,
    'CreateFileW without FILE_FLAG_OVERLAPPED': body(
      'IO_STATUS_BLOCK iosb;',
      'file = CreateFileW(path, GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);',
      `return ${write};`,
    ),
    'a static open helper that answers the handle': `static HANDLE Open(void)\n{\n IO_STATUS_BLOCK iosb;\n HANDLE file;\n ${open('FILE_SYNCHRONOUS_IO_NONALERT')}\n return file;\n}\n${body(...local, 'file = Open();', `${write};`, 'return 0;')}`,
    'a static open helper that fills the handle': `static NTSTATUS Open(PHANDLE Result)\n{\n IO_STATUS_BLOCK iosb;\n return ${open('FILE_SYNCHRONOUS_IO_NONALERT').replace('&file', 'Result')}\n}\n${body(...local, 'Open(&file);', `${write};`, 'return 0;')}`,
    'a caller that opens': `${mistake}NTSTATUS Caller(void)\n{\n HANDLE handle; IO_STATUS_BLOCK iosb;\n ${open('FILE_SYNCHRONOUS_IO_NONALERT').replace('&file', '&handle')}\n return Extend(handle, b, l, o);\n}\n`,
    'a member opened elsewhere in the file': `${mistake.replace('ZwWriteFile(file', 'ZwWriteFile(Volume->File')}NTSTATUS Open(PVOLUME V)\n{\n IO_STATUS_BLOCK iosb;\n return ${open('FILE_SYNCHRONOUS_IO_NONALERT').replace('&file', '&V->File')}\n}\n`,
    'a comment': `/* IO_STATUS_BLOCK iosb; ${write}; */ int x;`,
    'a string': `const char* s = "IO_STATUS_BLOCK iosb; ${write};";`,
    'a raw string': `void f() { IO_STATUS_BLOCK iosb; auto s = R"x(${write};)x"; }`,
    'a macro': `#define EXTEND(file) do { IO_STATUS_BLOCK iosb; \\\n ${write}; } while (0)\nvoid f(HANDLE h) { EXTEND(h); }`,
    'a service that is a macro here': `#define ZwWriteFile SoftFSWriteAndWait\n${mistake}`,
    'a function of that name here': `static NTSTATUS ZwWriteFile(HANDLE f, ...) { return Call(f); }\n${mistake}`,
    'a member function of that name': mistake.replace('ZwWriteFile', 'table.ZwWriteFile'),
    'a function of a namespace': mistake.replace('ZwWriteFile', 'mock::ZwWriteFile'),
    'a declaration': 'NTSTATUS ZwWriteFile(HANDLE, HANDLE, PIO_APC_ROUTINE, PVOID, IO_STATUS_BLOCK*);',
    'too few arguments': mistake.replace(write, 'ZwWriteFile(file, NULL, NULL)'),
  };
  it.each(Object.entries(misses))('%s', (_, text) => {
    expect(check(text)).toEqual([]);
  });

  it.each([
    'ZwQueryInformationFile',
    'ZwSetInformationFile',
    'ZwCreateFile',
    'ZwOpenFile',
    'ZwFlushBuffersFile',
    'ZwUnlockFile',
    'ZwQueryVolumeInformationFile',
  ])('%s waits inside', (service) => {
    expect(check(mistake.replace('ZwWriteFile', service))).toEqual([]);
  });
});

describe('severity', () => {
  const event =
    'void Other(HANDLE file, HANDLE event) { ZwReadFile(file, event, NULL, NULL, Block, b, l, o, 0); }\n';
  const open = (options: string): string =>
    `ZwCreateFile(&file, GENERIC_WRITE, &oa, &iosb, NULL, 0, 0, FILE_OPEN, ${options}, NULL, 0);`;

  it('is info when the open call is not visible and the file passes an event elsewhere', () => {
    expect(check(event + mistake)).toMatchObject([{ severity: 'info' }]);
  });
  it('is a warning when the open call is visible and asynchronous', () => {
    const text = event + body(...local, open('FILE_NON_DIRECTORY_FILE'), `${write};`, 'return 0;');
    expect(check(text)).toMatchObject([
      { severity: 'warning', related: [{ lines: [4, 4] }, { lines: [6, 6] }] },
    ]);
    expect(check(text)[0]?.message).toContain('line 6');
  });
  it('is a warning with CreateFile and FILE_FLAG_OVERLAPPED', () => {
    const overlapped =
      'file = CreateFileW(path, GENERIC_WRITE, 0, NULL, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, NULL);';
    expect(check(event + body(...local, overlapped, `${write};`, 'return 0;'))).toMatchObject([
      { severity: 'warning' },
    ]);
  });
  it('does not take options it cannot read for asynchronous', () => {
    const text = event + body(...local, open('Options'), `${write};`, 'return 0;');
    expect(check(text)).toMatchObject([{ severity: 'info' }]);
  });
});
