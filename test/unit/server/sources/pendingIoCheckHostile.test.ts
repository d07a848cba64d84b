/** The source check on text that is broken, hostile or endless. */
import fc from 'fast-check';
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
const mistake = `NTSTATUS F(HANDLE file)\n{\n    IO_STATUS_BLOCK iosb;\n    NTSTATUS status;\n    status = ${write};\n    if (NT_ERROR(status)) return status;\n    return 0;\n}\n`;
const check = (text: string) => checkSource(text, parser, [pendingIo]);

describe('broken text', () => {
  it('is checked as far as it can be read', () => {
    expect(check(`}}} class {\n#else\n${mistake}`)).toHaveLength(1);
    expect(check(mistake.slice(0, -3))).toHaveLength(1);
  });

  it('never throws, and places stay inside the text', () => {
    const piece = fc.constantFrom(
      ...mistake.split(/(\b|\s)/),
      '{',
      '}',
      '(',
      ')',
      '"',
      "'",
      '/*',
      '*/',
      '#if',
      '\\\n',
      '𝄞',
      '\0',
      'R"(',
      '_In_(',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat({ max: mistake.length }), (pieces, at) => {
        const text = mistake.slice(0, at) + pieces.join('') + mistake.slice(at);
        const count = text.split('\n').length;
        for (const { lines } of check(text)) {
          expect(lines[0]).toBeGreaterThanOrEqual(1);
          expect(lines[1]).toBeLessThanOrEqual(count);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('ends soon on deep nesting', () => {
    const deep = `${'('.repeat(20_000)}${write}${')'.repeat(20_000)}`;
    expect(() => check(mistake.replace(write, deep))).not.toThrow();
    expect(() => check('{'.repeat(50_000) + mistake)).not.toThrow();
  }, 20_000);

  it('stays near the speed of the parser on a large generated file', () => {
    const many = Array.from({ length: 1000 }, (_, index) => mistake.replace('F(', `F${String(index)}(`)).join(
      '',
    );
    const open =
      'void Open(void) { HANDLE file; ZwCreateFile(&file, 1, &oa, &iosb, NULL, 0, 0, 1, 0, NULL, 0); F9(file); }\n';
    const started = performance.now();
    expect(check(many + open)).toHaveLength(500); // the cap
    expect(performance.now() - started).toBeLessThan(10_000);
  }, 20_000);

  it('frees its tree even when nothing is found', () => {
    let open = 0;
    const counting: CParser = {
      parse: (text) => {
        const tree = parser.parse(text);
        open++;
        return (
          tree && {
            root: tree.root,
            delete: () => {
              open--;
              tree.delete();
            },
          }
        );
      },
    };
    checkSource(mistake, counting, [pendingIo]);
    checkSource(mistake.replace('&iosb', 'iosb'), counting, [pendingIo]);
    expect(open).toBe(0);
    expect(checkSource(mistake, { parse: () => undefined }, [pendingIo])).toEqual([]);
  });
});
