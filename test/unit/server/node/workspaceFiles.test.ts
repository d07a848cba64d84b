/** Listing and reading workspace files: what is taken, what is left out, what is never touched. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspaceFiles } from '../../../../src/server/node/workspaceFiles';

const never = { isCancellationRequested: false };
let top: string;
let folder: string;

function put(path: string, content: string | Uint8Array = 'int x;\n'): string {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
  return full;
}

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'kdscope-'));
  folder = join(top, 'workspace');
  mkdirSync(folder);
});
afterEach(() => {
  rmSync(top, { recursive: true });
});

async function names(...args: Parameters<typeof createWorkspaceFiles>): Promise<string[]> {
  const found = await createWorkspaceFiles(...args).list(never);
  return found.map((path) => relative(folder, path).replaceAll('\\', '/'));
}

describe('list', () => {
  it('takes C and C++ files, ordered, and skips packages, dot folders and build output', async () => {
    for (const path of ['b.c', 'a/z.CPP', 'a/y.hpp', 'a/x.h', 'w.cc', 'v.cxx', 'B.c']) put(path);
    for (const path of [
      'a.txt',
      'c',
      'x.cs',
      'node_modules/m/a.c',
      '.git/a.c',
      '.vs/a.c',
      'build/a.c',
      'Debug/a.c',
      'objfre_wxp_x86/a.c',
    ])
      put(path);
    expect(await names([folder])).toEqual(['B.c', 'a/x.h', 'a/y.hpp', 'a/z.CPP', 'b.c', 'v.cxx', 'w.cc']);
  });

  it('takes URIs, and folders inside one another once', async () => {
    put('a/x.c');
    expect(await names([pathToFileURL(folder).href, folder, join(folder, 'a')])).toEqual(['a/x.c']);
  });

  it('takes Rust, and what a root names outside the folder', async () => {
    put('a.rs');
    const outside = join(top, 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'x.c'), 'int x;');
    writeFileSync(join(outside, 'y.c'), 'int y;');
    expect(await names([folder, join(outside, 'x.c')])).toEqual(['../outside/x.c', 'a.rs']);
    const files = createWorkspaceFiles([folder, join(outside, 'x.c')]);
    expect(await files.read(join(outside, 'x.c'))).toBe('int x;');
    expect(await files.read(join(outside, 'y.c'))).toBeUndefined();
    expect(await files.state(join(outside, 'y.c'))).toBeUndefined();
  });

  it('tells the state of a file, and that it is gone', async () => {
    const path = put('a.c', 'int x;');
    const files = createWorkspaceFiles([folder]);
    expect(await files.state(path)).toMatchObject({ size: 6 });
    rmSync(path);
    expect(await files.state(path)).toBeUndefined();
    expect(await files.state('//server/share/a.c')).toBeUndefined();
  });

  it('stops at its limits, always at the same place', async () => {
    for (const path of ['a/1.c', 'a/2.c', 'b/3.c', '0.c']) put(path);
    expect(await names([folder], { files: 2 })).toEqual(['0.c', 'a/1.c']);
    expect(await names([folder], { folders: 2 })).toEqual(['0.c', 'a/1.c', 'a/2.c']);
  });

  it('keeps the list until refreshed, but not one that was cancelled', async () => {
    const files = createWorkspaceFiles([folder]);
    put('a.c');
    expect(await files.list({ isCancellationRequested: true })).toEqual([]);
    expect(await files.list(never)).toHaveLength(1);
    put('b.c');
    expect(await files.list(never)).toHaveLength(1);
    files.refresh();
    expect(await files.list(never)).toHaveLength(2);
  });

  it('never touches network or device paths, nor what is no absolute path', async () => {
    const hostile = [
      String.raw`\\server\share`,
      '//server/share',
      String.raw`\\?\C:\src`,
      String.raw`\\.\pipe\x`,
      'file://server/share/src',
      'file:////server/share',
      'file:///%zz',
      'http://x/y',
      'relative',
      '',
    ];
    expect(await names(hostile)).toEqual([]);
    expect(await names([join(top, 'missing')])).toEqual([]);
  });
});

describe('read', () => {
  it('decodes by byte order mark, UTF-8 or windows-1252', async () => {
    const text = 'int é;\r\n';
    const files = createWorkspaceFiles([folder]);
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
    expect(await files.read(put('a.c', text))).toBe(text);
    expect(await files.read(put('b.c', `\uFEFF${text}`))).toBe(text);
    expect(await files.read(put('c.c', utf16))).toBe(text);
    expect(await files.read(put('d.c', Buffer.from(utf16).swap16()))).toBe(text);
    expect(await files.read(put('e.c', Buffer.from(text, 'latin1')))).toBe(text);
    expect(await files.read(put('f.c', ''))).toBe('');
  });

  it('leaves large and binary files alone', async () => {
    const files = createWorkspaceFiles([folder], { fileSize: 10 });
    expect(await files.read(put('a.c', '0123456789'))).toBe('0123456789');
    expect(await files.read(put('b.c', '0123456789a'))).toBeUndefined();
    expect(await files.read(put('c.c', 'a\0b'))).toBeUndefined();
  });

  it('stays inside the folders', async () => {
    writeFileSync(join(top, 'secret.c'), 'secret');
    mkdirSync(join(top, 'workspace2'));
    writeFileSync(join(top, 'workspace2', 'x.c'), 'secret');
    const files = createWorkspaceFiles([folder]);
    for (const path of [
      join(top, 'secret.c'),
      `${folder}/../secret.c`,
      join(top, 'workspace2/x.c'),
      folder,
      `/${folder}/x.c`,
      String.raw`\\?\C:\x.c`,
      join(folder, 'gone.c'),
      'x\0.c',
    ]) {
      expect(await files.read(path)).toBeUndefined();
    }
  });

  it.skipIf(process.platform === 'win32')('does not follow links, nor wait for a pipe', async () => {
    const secret = join(top, 'secret.c');
    writeFileSync(secret, 'secret');
    mkdirSync(join(top, 'other'));
    writeFileSync(join(top, 'other', 'y.c'), 'secret');
    symlinkSync(secret, join(folder, 'link.c'));
    symlinkSync(join(top, 'other'), join(folder, 'linked'));
    symlinkSync(folder, join(folder, 'loop'));
    execFileSync('mkfifo', [join(folder, 'pipe.c')]);
    const files = createWorkspaceFiles([folder]);
    expect(await files.list(never)).toEqual([]);
    for (const name of ['link.c', 'linked/y.c', 'pipe.c'])
      expect(await files.read(join(folder, name))).toBeUndefined();
  });

  it.skipIf(process.platform === 'win32')('reads in a workspace folder that is itself a link', async () => {
    put('x.c');
    symlinkSync(folder, join(top, 'alias'));
    expect(await createWorkspaceFiles([join(top, 'alias')]).read(join(top, 'alias', 'x.c'))).toBe('int x;\n');
  });
});
