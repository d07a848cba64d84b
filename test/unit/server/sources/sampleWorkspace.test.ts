/** The bundled sample workspace shows frame → source → why. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { blankAnnotations } from '../../../../src/server/sources/blankAnnotations';
import { locateFrame } from '../../../../src/server/sources/frameSource';
import { checkSource } from '../../../../src/server/sources/checkSource';
import { pendingIo } from '../../../../src/server/sources/pendingIoCheck';
import type { CParser } from '../../../../src/server/sources/sourceHost';
import { memoryFiles, never, treeOf } from './memoryFiles';
import { testParser } from './testParser';

const folder = join(import.meta.dirname, '../../../../samples/softfs');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const texts = { 'volume.c': read('volume.c'), 'softfs.h': read('softfs.h') };

let parser: CParser;
beforeAll(async () => {
  parser = await testParser();
});

describe('samples/softfs', () => {
  it('parses without an error', () => {
    for (const text of Object.values(texts)) {
      const tree = parser.parse(blankAnnotations(text));
      expect(tree?.root.hasError).toBe(false);
      tree?.delete();
    }
  });

  it('has one finding: the extension of the volume file, with the open call that makes it wrong', () => {
    const findings = checkSource(texts['volume.c'], parser, [pendingIo]);
    expect(findings).toMatchObject([{ severity: 'warning', service: 'ZwWriteFile', variable: 'iosb' }]);
    const lines = texts['volume.c'].split('\n');
    expect(lines[(findings[0]?.lines[0] ?? 0) - 1]).toContain('ZwWriteFile(File, NULL, NULL, NULL, &iosb');
    expect(findings[0]?.related.map((place) => lines[place.lines[0] - 1]?.trim())).toEqual([
      'IO_STATUS_BLOCK iosb;',
      'if (NT_ERROR(status)) {',
      'status = ZwCreateFile(&Volume->File,',
    ]);
    expect(checkSource(texts['softfs.h'], parser, [pendingIo])).toEqual([]);
  });

  it.each([
    'SoftFSQueueSyncWorker',
    'SoftFSProcessRequest',
    'SoftFSInsertQueueItem',
    'SoftFSVolMngrGlobalPackageInitRequest',
    'SoftFSConnectSession',
    'SoftFSReleaseSoftVolume',
  ])('defines %s of the stacks', async (name) => {
    const load = () => Promise.resolve(parser);
    const found = await locateFrame(
      { module: 'sftfsXP', function: name },
      treeOf(memoryFiles(texts), load),
      never,
    );
    expect(found?.path).toBe('volume.c');
    expect(found?.candidates).toHaveLength(1);
    expect(texts['volume.c'].split('\n')[(found?.line ?? 0) - 1]).toBe(`${name}(`);
  });
});

describe('samples/sessions', () => {
  const sessions = readFileSync(join(folder, '../sessions/sessions.c'), 'utf8');
  const lines = sessions.split('\n');

  it('has one finding: the session file that child processes inherit', () => {
    expect(parser.parse(blankAnnotations(sessions))?.root.hasError).toBe(false);
    const findings = checkSource(sessions, parser);
    expect(findings).toMatchObject([{ rule: 'inheritable-locked-file', variable: 'Session->File' }]);
    expect(lines[(findings[0]?.lines[0] ?? 0) - 1]).toContain('_open(Session->Path');
    expect(findings[0]?.related.map((place) => lines[place.lines[0] - 1]?.trim())).toEqual([
      'if (flock(Session->File, LOCK_EX) != 0) {',
      'FILE *pipe = _popen("rrdtool -", "wb");',
    ]);
  });

  it('defines flock, and the call that the stack stands in', async () => {
    const files = memoryFiles({ 'sessions.c': sessions, ...texts });
    const frame = { module: 'php5ts', function: 'flock', callee: 'ZwLockFile' };
    const found = await locateFrame(
      frame,
      treeOf(files, () => Promise.resolve(parser)),
      never,
    );
    expect(lines[(found?.line ?? 0) - 1]).toContain('return LockFileEx(handle, flags');
    expect(found?.call?.lines).toHaveLength(1);
  });
});
