// C between outputs: prototypes and statements, and what is neither.
import { describe, expect, it } from 'vitest';
import { linesIn, parseText } from '../../../../support/parse';

const prototype = `// NtFoo does it.
NTSYSAPI
NTSTATUS
NTAPI
NtFoo(
  IN HANDLE FileHandle,
  IN PIO_APC_ROUTINE ApcRoutine OPTIONAL,
  OUT PIO_STATUS_BLOCK IoStatusBlock,
  _In_reads_bytes_(Length) PVOID Buffer,
  _Out_ ULONG *Length
  );
`;
const only = (text: string) => parseText(text).records.map(({ record }) => record);

describe('prototypes', () => {
  it('the notation of the WDK', () => {
    expect(only(prototype)).toMatchObject([
      {
        kind: 'prototype',
        name: 'NtFoo',
        returns: 'NTSTATUS',
        lines: [0, 10],
        parameters: [
          { name: 'FileHandle', type: 'HANDLE' },
          { name: 'ApcRoutine', type: 'PIO_APC_ROUTINE' },
          { name: 'IoStatusBlock', type: 'PIO_STATUS_BLOCK' },
          { name: 'Buffer', type: 'PVOID' },
          { name: 'Length', type: 'ULONG *' },
        ],
      },
    ]);
    expect(linesIn(parseText(prototype), 'recognised')).toHaveLength(11);
  });
  it.each([
    ['without its end', prototype.replace(');', '')],
    ['with a sentence in it', prototype.replace('  OUT', 'This is no parameter at all:\n  OUT')],
    ['without parameters', 'NtFoo(\n);\n'],
  ])('none %s', (_, text) => {
    expect(only(text).filter(({ kind }) => kind === 'prototype')).toEqual([]);
  });
});

describe('statements', () => {
  it.each([
    [
      'KeWaitForSingleObject(queueEvent, Executive, KernelMode, FALSE, 0);',
      { function: 'KeWaitForSingleObject', arguments: { length: 5 } },
    ],
    [
      'status = ZwWriteFile(file, NULL, f(a, b), &iosb);  // here',
      { function: 'ZwWriteFile', arguments: ['file', 'NULL', 'f(a, b)', '&iosb'] },
    ],
    ['NTSTATUS status = ZwClose(file);', { declares: { type: 'NTSTATUS', name: 'status' } }],
    ['IO_STATUS_BLOCK iosb;', { declares: { type: 'IO_STATUS_BLOCK', name: 'iosb' } }],
    ['PFILE_OBJECT *file = NULL;', { declares: { name: 'file' } }],
    ['if (NT_ERROR(status)) …// handle error', {}],
    ['if (!NT_SUCCESS(status)) {', {}],
  ])('%s', (line, expected) => {
    expect(only(`Here it is:\n${line}\n`)).toMatchObject([
      { kind: 'sourceLine', lines: [1, 1], ...expected },
    ]);
  });
  it.each([
    'The function (which is long) returns; it does not wait.',
    'if it waits, it waits forever (see above).',
    'Wait (a minute);',
    'f();x',
  ])('no statement: %s', (line) => {
    const found = only(`Here it is:\n${line}\n`);
    expect(found.filter((record) => record.kind === 'sourceLine' && record.declares)).toEqual([]);
  });
});
