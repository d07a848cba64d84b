/** The arguments behind a system call stub. */
import { describe, expect, it } from 'vitest';
import { decodedArguments as rule } from '../../../../src/server/rules/decodedArguments';
import { readSample } from '../../../support/analyze';
import { checkRule, headlines } from '../../../support/checkRule';

const sample = readSample('rundown-deadlock');
const read = `0:003:x86> ~3s
ntdll!NtReadFile+0x15:
00000000\`77abf9d1 c22400          ret     24h
0:003:x86> dd @esp+4 l9
00000000\`014ef6a0 00000124 00000000 00000000 00000000
00000000\`014ef6b0 014ef700 02140020 00001000 00000000
00000000\`014ef6c0 00000000
`;

it('decodes the call of the rundown', async () => {
  expect(await checkRule(rule, sample)).toMatchInlineSnapshot(`
    "info card [141-143] derived: ZwLockFile(FileHandle = 0x2b0, Event = NULL, ApcRoutine = NULL, ApcContext = 014edfac, IoStatusBlock = 014edfac, ByteOffset = 014edf74 → 0, Length = 014edf7c → 1, Key = 0, FailImmediately = FALSE, ExclusiveLock = TRUE).
      derived [131-132] the stub ends with ret 28h: 40 bytes, 10 arguments of 4 (+0x4 +0x4 +0x4 +0x4 +0x4 +0x4 +0x4 +0x4 +0x4 +0x4 = 0000000000000028)
      observed [145] ByteOffset points to 014edf74, which holds 0
      observed [147] Length points to 014edf7c, which holds 1
      inferred [141] ApcContext and IoStatusBlock are both 014edfac: the Win32 layer passed an OVERLAPPED, which begins with the status block (00000000014edfac = 00000000014edfac)
      inferred [91-93] the pending IRP fffffadf\`cc225380 asks for the same: exclusive, without fail-immediately. That supports that this thread issued it, and does not prove it
      missing: which kernel thread the debugger’s thread 6 is (~)
      next: ~"
  `);
});

it('decodes another service', async () => {
  expect(await headlines(rule, read)).toMatchInlineSnapshot(
    `"info card [5-7] derived: NtReadFile(FileHandle = 0x124, Event = NULL, ApcRoutine = NULL, ApcContext = NULL, IoStatusBlock = 014ef700, Buffer = 02140020, Length = 00001000, ByteOffset = NULL, Key = NULL)."`,
  );
});

const pasted = (...parameters: string[]): string =>
  `NTSTATUS\nNtReadFile(\n${parameters.map((line) => `IN ${line}`).join(',\n')}\n);\n\n`;

it('takes names from a prototype in the text', async () => {
  const names = [
    'HANDLE File',
    'HANDLE Ev',
    'PVOID Routine',
    'PVOID Ctx',
    'PVOID Status',
    'PVOID Buf',
    'ULONG Size',
    'PVOID Where',
    'PULONG K',
  ];
  expect(await checkRule(rule, pasted(...names) + read)).toMatch(
    /File = 0x124[^]*the names come from the prototype in the text/,
  );
  // Another number of parameters: another version, or a cut one.
  expect(await checkRule(rule, pasted(...names.slice(1)) + read)).toMatch(/FileHandle = 0x124/);
});

describe('stays silent', () => {
  it('when `ret N` does not fit the prototype', async () => {
    expect(await checkRule(rule, read.replace('ret     24h', 'ret     20h'))).toBe('');
  });
  it('when the memory is of another thread', async () => {
    expect(await checkRule(rule, read.replace('0:003:x86> dd', '0:004:x86> dd'))).toBe('');
  });
  it('when the memory does not begin at the first argument', async () => {
    expect(await checkRule(rule, read.replace('@esp+4', '@esp'))).toBe('');
    expect(await checkRule(rule, read.replace('dd @esp+4 l9', 'dd 014ef6a0 l9'))).toBe('');
  });
  it('when values are missing or unreadable', async () => {
    expect(await checkRule(rule, read.replace(/00000000`014ef6c0 .*\n/, ''))).toBe('');
    expect(await checkRule(rule, read.replace('02140020', '????????'))).toBe('');
  });
  it('for a function that is no system service', async () => {
    expect(await checkRule(rule, read.replace('ntdll!NtReadFile', 'app!ReadFile'))).toBe('');
  });
});

// One of two requests that both fit would fit by chance.
it('does not choose between two pending lock requests', async () => {
  const second = sample
    .slice(sample.indexOf('lkd> !irpfind'), sample.indexOf('lkd> !irp '))
    .replaceAll('fffffadfcc225', 'fffffadfcc335');
  expect(await checkRule(rule, sample)).toContain('asks for the same');
  expect(await checkRule(rule, sample.replace('lkd> !irp ', `${second}lkd> !irp `))).not.toContain(
    'asks for the same',
  );
});
