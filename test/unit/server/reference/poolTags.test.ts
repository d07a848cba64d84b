// Pool tags: what is known without a file, and the file of the user with its wildcards.
import { describe, expect, it } from 'vitest';
import { poolTag, readPoolTagFile } from '../../../../src/server/reference/poolTags';

describe('known tags', () => {
  it.each([
    ['Irp', 'I/O request packets', 'verified'],
    ['Irp ', 'I/O request packets', 'verified'],
    ['File', 'File objects (FILE_OBJECT)', 'memory tools'],
    ['8042', 'Keyboard and mouse at the PS/2 port', 'documented'],
  ])('%s', (tag, description, source) => {
    expect(poolTag(tag)).toMatchObject({ description, source });
  });

  it('the mark of a protected object is no part of the tag', () => {
    expect(poolTag(`Pro${String.fromCharCode(0x63 | 0x80)}`)?.description).toBe('Process objects (EPROCESS)');
  });

  it.each(['irp', 'Qx7z', '', '    '])('"%s" is unknown', (tag) => {
    expect(poolTag(tag)).toBeUndefined();
  });
});

describe('the file of the user', () => {
  const file = readPoolTagFile(
    [
      '// made by hand',
      'rem',
      'rem Tag - Binary - Description',
      '',
      'Acm1 - acme.sys     - Acme device contexts',
      'Acm? - acme.sys     - Acme, other',
      'Ac*  - <unknown>    - Anything of Acme',
      'A b  - acme.sys     - a tag with a blank - and a dash',
      'Irp  - nt!io        - our words for it',
      'broken line',
      `Long - ${'x'.repeat(300)} - a binary that is none`,
    ].join('\r\n'),
  );

  it.each([
    ['Acm1', 'Acme device contexts'],
    ['Acm2', 'Acme, other'],
    ['AcXX', 'Anything of Acme'],
    ['A b', 'a tag with a blank - and a dash'],
    ['Irp ', 'our words for it'],
  ])('%s', (tag, description) => {
    expect(poolTag(tag, file)).toMatchObject({ description, source: 'file' });
  });

  it('names the binary where the file knows it', () => {
    expect(poolTag('Acm1', file)?.binary).toBe('acme.sys');
    expect(poolTag('AcXX', file)?.binary).toBeUndefined();
  });

  it('does not take over what it does not have', () => {
    expect(poolTag('Thre', file)?.source).toBe('verified');
    expect(poolTag('Long', file)).toBeUndefined();
    expect(file.size).toBe(5);
  });

  it('reads any text in time that grows with its length', () => {
    const hostile = `${' - '.repeat(100_000)}\n${'a'.repeat(1_000_000)}\n${'x - '.repeat(200_000)}`;
    const from = performance.now();
    readPoolTagFile(hostile);
    expect(performance.now() - from).toBeLessThan(1000);
  });
});
