// Lines of any output: elisions, errors, symbol messages, progress.
import { describe, expect, it } from 'vitest';
import { linesIn, parseText, printText } from '../../../../support/parse';

describe('elisions', () => {
  it.each(['[...]', '...', '....', '[ ... ]', '…', '[…]', '<snip>', '[snip]'])('%s', (line) => {
    expect(parseText(`kd> !foo\n${line}\n`).records.at(-1)?.record.kind).toBe('elision');
  });
  it.each(['.', '[1...2]', 'and so on ...', '[........................]'])('not %s', (line) => {
    expect(parseText(`kd> !foo\n${line}\n`).records).toHaveLength(1);
  });
  it('dots below Loading are progress', () => {
    const text = 'Loading Kernel Symbols\n....\n\n...\n.\nOther\n...\n';
    const { records } = parseText(`kd> .reload\n${text}`);
    const elided = records.filter(({ record }) => record.kind === 'elision');
    expect(elided.map(({ record }) => record.lines)).toEqual([[7, 7]]);
  });
});

describe('errors', () => {
  it('with a status, a pid, and the text of the status in any quotes', () => {
    const text = `Cannot debug pid 4904, NTSTATUS 0xC000010A
“An attempt was made to duplicate an object handle into or out of an exiting process.”
Debuggee initialization failed, HRESULT 0x80004005
    "Unbekannter Fehler"
`;
    expect(printText(text, { lines: true })).toMatchInlineSnapshot(`
      "error message=Cannot debug pid 4904, NTSTATUS 0xC000010A status=0xc000010a pid=4904 text=An attempt was made to duplicate an object handle into or out of an exiting process. @1-2
      error message=Debuggee initialization failed, HRESULT 0x80004005 status=0x80004005 text=Unbekannter Fehler @3-4"
    `);
  });
  it('a failed attach is another session, in user mode', () => {
    expect(parseText('Cannot debug pid 4904, NTSTATUS 0xC000010A\n').context.sessionKind).toBe('user-live');
  });
  it.each([
    "Couldn't resolve error at 'foo'",
    'No export foo found',
    "                ^ Syntax error in 'k k'",
    'Unable to read memory at 0',
    'Page 24d116 not present in the dump file. Type ".hh dbgerr004" for details',
    'GetUlongFromAddress: unable to read from 00000000',
    'ReadMemory error: Cannot get nt!KeMaximumIncrement value.',
    'KDTARGET: Refreshing KD connection',
  ])('%s', (line) => {
    const parsed = parseText(`kd> foo\n${line}\n`);
    expect(['error', 'notice']).toContain(parsed.records.at(-1)?.record.kind);
    expect(linesIn(parsed, 'recognised')).toEqual([1, 2]);
  });
});

describe('notices', () => {
  it.each([
    ['*** ERROR: Symbol file could not be found.  Defaulted to export symbols for x.dll - ', 'symbols'],
    ['*** WARNING: Unable to verify checksum for x.exe', 'symbols'],
    ['  *** Stack trace for last set context - .thread/.cxr resets it', 'unwind'],
    ["WARNING: Process directory table base 0 doesn't match CR3 1", 'other'],
    ['!process', 'other'],
  ])('%s', (line, what) => {
    expect(parseText(`kd> foo\n${line}\n`).records.at(-1)?.record).toMatchObject({ kind: 'notice', what });
  });
});
