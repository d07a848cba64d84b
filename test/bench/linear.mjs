// Cutting and parsing take time in proportion to the text: twice the lines, about twice the time, whatever the lines are.
import { bundleScript } from './support/bundle.mjs';
import { measure } from './support/measure.mjs';

export const title = 'time for n and 2n lines (cut and parse; a ratio near 2 is linear)';

const script = `
import { openBytes } from './src/server/node/fileText';
import { initialContext } from './src/server/model/context';
import { openers, parseSection } from './src/server/parsers/index';
import { SectionText } from './src/server/text/sectionText';

const repeat = (lines, count) => Array.from({ length: Math.ceil(count / lines.length) }, () => lines).flat();
const shapes = {
  frames: ['fffff880\`0653b1c0 fffff800\`02a7c1b2 : 00000000\`00000001 00000000\`00000002 00000000\`00000003 00000000\`00000004 : nt!A+0x1'],
  'a THREAD each': ['THREAD fffffadfcca9a040  Cid 1328.1348', '    fffffadfccf732d0  SynchronizationEvent', 'Not impersonating'],
  prompts: ['0: kd> k', 'ChildEBP RetAddr', 'a9750d5c a9338ae2 mydrv!A+0x6c'],
  words: ['This is a sentence about the thread that waits for the file.'],
  'unknown output': ['MODULE_NAME: something', '   +0x008 CurrentThread : 0xffffc184_0b805080 _KTHREAD'],
  dots: ['...', '', ''],
  'blank lines': ['', '   '],
  'prototypes without end': ['NtFoo(', 'IN HANDLE FileHandle,', '// a comment'],
  'header without rows': ['ChildEBP RetAddr', 'nothing'],
  'broken rows': ['Child-SP RetAddr : Args to Child : Call Site', 'fffff880\`0653b1c0 fffff800\`02a7c1b2 : 00000000\`00000001'],
  'IRPs': ['Irp is active with 2 stacks 1 is current', '[...]', '>[ 11, 1]'],
  'raw rows that go back': ['a9750c84 806ffa16 hal!A+0x26', 'words', ''],
};
const time = (shape, count) => {
  const bytes = Buffer.from(repeat(shape, count).join('\\n'));
  let best = Infinity;
  for (let run = 0; run < 3; run++) {
    const started = performance.now();
    const { source } = openBytes(bytes, openers);
    let context = initialContext;
    source.sections.forEach((section, index) => {
      ({ context } = parseSection(new SectionText(section, source.text(index)), context));
    });
    best = Math.min(best, performance.now() - started);
  }
  return { best, bytes: bytes.length };
};
const n = 100_000;
for (const shape of Object.values(shapes)) time(shape, 5_000);
console.log(JSON.stringify(Object.entries(shapes).map(([name, shape]) => {
  const once = time(shape, n);
  const twice = time(shape, 2 * n);
  return { name, ms: once.best, ratio: twice.best / once.best, speed: twice.bytes / 1e3 / twice.best };
})));
`;

export async function bench() {
  const program = await bundleScript('linear', script);
  return JSON.parse(measure([program]).output).map(({ name, ms, ratio, speed }) => ({
    lines: name,
    'n = 100 000, ms': ms.toFixed(0),
    'ratio of 2n to n': ratio.toFixed(2),
    'MB/s': speed.toFixed(0),
  }));
}
