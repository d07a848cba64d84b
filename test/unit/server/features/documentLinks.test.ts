import { describe, expect, it } from 'vitest';
import { documentLinks } from '../../../../src/server/features/documentLinks';
import { analyze } from '../../../support/analyze';
import { labelOf, readMarked, writeMarked } from '../../../support/marked';

const marked = `0: kd> k
Child-SP          RetAddr           Call Site
fffff880\`0653b1c0 fffff800\`02a7c1b2 drv!Open+0x1 [d:\\src\\a b.c @ 12]
                                                  ^^^^^^^^^^^^ file:///w/a%20b.c#L12
fffff880\`0653b1d0 fffff800\`02a7c1b2 drv!Other+0x1 [d:\\src\\gone.c @ 3]
fffff880\`0653b1e0 fffff800\`02a7c1b2 drv!NoPath+0x1
`;

describe('documentLinks', () => {
  it('link the printed paths whose file is in the workspace', async () => {
    const { text, labels } = readMarked(marked);
    const links = await documentLinks(await analyze(text), ({ printedPath, printedLine }) =>
      Promise.resolve(
        printedPath === 'd:\\src\\a b.c'
          ? { how: 'printed path', places: [{ uri: 'file:///w/a%20b.c', line: printedLine ?? 1 }] }
          : printedPath !== undefined
            ? { how: 'function definition', places: [{ uri: 'file:///w/other.c', line: 1 }] }
            : undefined,
      ),
    );
    expect(
      writeMarked(
        text,
        links.flatMap(({ range, target }) => (target === undefined ? [] : [labelOf(range, target)])),
      ),
    ).toBe(writeMarked(text, labels));
  });
});
