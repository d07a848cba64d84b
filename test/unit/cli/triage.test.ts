/** The command line: formats, exit codes, and one clear line for what cannot be read. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Triage, TriageError } from '../../../src/shared/triage';
import { kdscope, sample } from './support';

let folder: string;
const file = (name: string): string => path.join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kdscope-cli-'));
  const stack = '0:000> k\r\nChildEBP RetAddr\r\n0012f6a4 7c90e9c0 a!b+0x1\r\n';
  writeFileSync(file('empty.txt'), '');
  writeFileSync(file('binary.txt'), Uint8Array.from([0x4d, 0x5a, 0, 0, 1, 2, 0x0a]));
  writeFileSync(file('prose.txt'), 'Dear diary,\ntoday nothing crashed.\n');
  writeFileSync(file('utf16.txt'), Buffer.from(`\ufeff${stack}`, 'utf16le'));
  writeFileSync(file('utf16be.txt'), Buffer.from(`\ufeff${stack}`, 'utf16le').swap16());
  writeFileSync(file('ansi.txt'), Buffer.from(`${stack}; caf\u00e9\r\n`, 'latin1'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('what cannot be read', () => {
  it.each([
    ['nothing.txt', 'no such file'],
    ['empty.txt', 'is empty'],
    ['binary.txt', 'is a binary file'],
    ['.', 'is a directory'],
  ])('%s: one line, exit code 2', async (name, reason) => {
    for (const format of ['text', 'json', 'markdown'])
      expect(await kdscope(['triage', file(name), '--format', format])).toEqual({
        code: 2,
        out: '',
        complaints: [`kdscope: ${file(name)}: ${reason}`],
      });
  });

  it('does not keep other files from being read', async () => {
    const { code, out, complaints } = await kdscope(['triage', file('nothing.txt'), file('prose.txt')]);
    expect(code).toBe(2);
    expect(complaints).toHaveLength(1);
    expect(out).toContain('prose.txt');
  });
});

describe('encodings', () => {
  it.each([
    ['utf16.txt', 'utf-16le'],
    ['utf16be.txt', 'utf-16be'],
    ['ansi.txt', 'windows-1252'],
    ['prose.txt', 'utf-8'],
  ])('%s is %s', async (name, encoding) => {
    const { out } = await kdscope(['triage', file(name), '--format', 'json']);
    const triage = JSON.parse(out) as Triage;
    expect(triage.encoding).toBe(encoding);
    expect(triage.records.some(({ kind }) => kind === 'stack')).toBe(name !== 'prose.txt');
  });
});

describe('JSON', () => {
  it('is one line for one file, named as it was given', async () => {
    const { out, code } = await kdscope(['triage', sample('rundown-deadlock'), '--format', 'json']);
    expect(out.split('\n')).toHaveLength(2);
    expect((JSON.parse(out) as Triage).file).toBe(sample('rundown-deadlock'));
    expect(code).toBe(0);
  });

  it('is a line for each of several files, errors among them', async () => {
    const { out, code } = await kdscope([
      'triage',
      file('prose.txt'),
      file('nothing.txt'),
      '--format',
      'json',
      '--records',
      'none',
    ]);
    const [first, second] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Triage | TriageError);
    expect(first).toMatchObject({
      note: 'No debugger output was recognised in this text.',
      records: [],
      findings: [],
    });
    expect(second).toEqual({ schema: 'kdscope/1', file: file('nothing.txt'), error: 'no such file' });
    expect(code).toBe(2);
  });

  it('reads standard input as -', async () => {
    const { out } = await kdscope(['triage', '-', '--format', 'json'], {
      input: '0:000> k\nChildEBP RetAddr\n0012f6a4 7c90e9c0 a!b\n',
    });
    expect(JSON.parse(out)).toMatchObject({ file: '-', records: [{ kind: 'command' }, { kind: 'stack' }] });
    expect((await kdscope(['triage', '-'])).complaints).toEqual(['kdscope: standard input: is empty']);
  });
});

describe('exit code', () => {
  it.each([
    [[], 0],
    [['--fail-on', 'error'], 0],
    [['--fail-on', 'warning'], 1],
  ])('%j: %i', async (options, code) => {
    expect((await kdscope(['triage', sample('rundown-deadlock'), ...options])).code).toBe(code);
  });

  it('is 0 for text without debugger output', async () => {
    const { code, out } = await kdscope(['triage', file('prose.txt'), '--fail-on', 'warning']);
    expect(code).toBe(0);
    expect(out).toContain('No debugger output was recognised');
  });

  it.each([['triage'], ['triage x --format yaml'], ['triage x --records some'], ['lsp'], ['nonsense'], ['']])(
    'is 2 for `kdscope %s`',
    async (line) => {
      const { code, out, complaints } = await kdscope(line.split(' ').filter((word) => word !== ''));
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(complaints.length).toBeGreaterThan(0);
    },
  );

  it('is 0 for help and version', async () => {
    expect((await kdscope(['--help'])).out).toContain('triage');
    expect(await kdscope(['--version'])).toMatchObject({ code: 0, complaints: [] });
  });
});

describe('colour', () => {
  it('is for terminals, and only in text', async () => {
    const args = ['triage', sample('idle-thread-apc')];
    expect((await kdscope(args, { color: true })).out).toContain('\u001b[');
    expect((await kdscope(args)).out).not.toContain('\u001b');
    expect((await kdscope([...args, '--no-color'], { color: true })).out).not.toContain('\u001b');
    expect((await kdscope([...args, '--format', 'markdown'], { color: true })).out).not.toContain('\u001b');
  });
});

it('names the file in the report', async () => {
  const { out } = await kdscope(['triage', '-', '--format', 'markdown'], { input: 'x\n' });
  expect(out).toMatch(/^# Triage of standard input\n/);
});
