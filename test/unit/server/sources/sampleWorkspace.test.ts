/** The bundled sample workspace shows frame → source → why. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { blankAnnotations } from '../../../../src/server/sources/blankAnnotations';
import { locateFrame } from '../../../../src/server/sources/frameSource';
import { checkPendingIo } from '../../../../src/server/sources/pendingIoCheck';
import type { CParser } from '../../../../src/server/sources/sourceHost';
import { memoryFiles, never } from './memoryFiles';
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
    const findings = checkPendingIo(texts['volume.c'], parser);
    expect(findings).toMatchObject([{ severity: 'warning', service: 'ZwWriteFile', variable: 'iosb' }]);
    const lines = texts['volume.c'].split('\n');
    expect(lines[(findings[0]?.lines[0] ?? 0) - 1]).toContain('ZwWriteFile(File, NULL, NULL, NULL, &iosb');
    expect(findings[0]?.related.map((place) => lines[place.lines[0] - 1]?.trim())).toEqual([
      'IO_STATUS_BLOCK iosb;',
      'if (NT_ERROR(status)) {',
      'status = ZwCreateFile(&Volume->File,',
    ]);
    expect(checkPendingIo(texts['softfs.h'], parser)).toEqual([]);
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
    const found = await locateFrame({ module: 'sftfsXP', function: name }, memoryFiles(texts), load, never);
    expect(found?.path).toBe('volume.c');
    expect(found?.candidates).toHaveLength(1);
    expect(texts['volume.c'].split('\n')[(found?.line ?? 0) - 1]).toBe(`${name}(`);
  });
});
