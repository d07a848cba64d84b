// A triage takes time in proportion to the text: twice the lines, about twice the time, whatever the lines are.
import { bundleScript } from './support/bundle.mjs';
import { measure } from './support/measure.mjs';

export const title = 'time for n and 2n lines, up to the findings (a ratio near 2 is linear)';

const script = `
import { triageFindings } from './src/server/findings/triageFindings';
import { openBytes } from './src/server/node/fileText';
import { openers } from './src/server/parsers/index';
import { Analysis } from './src/server/transcript/analysis';
import { buildTranscript } from './src/server/transcript/build';

const hurried = { pause: () => undefined, cancelled: false };
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
  'single dots': ['.'],
  'a finding each': ['THREAD ffffff%  Cid 1328.1348  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (Executive) KernelMode Alertable', 'Owning Process            fffffadfcc712040       Image:         a.exe', 'Win32 Start Address windbg!_imp_A (0x0000000000401000)'],
};
/** Lines of a megabyte: fewer of them. */
const giants = {
  'long words': ['x'.repeat(1e6)],
  'long THREAD lines': ['THREAD ' + 'f'.repeat(1e6)],
  'long symbols': ['Child-SP RetAddr Call Site', 'fffff880\`0653b1c0 fffff800\`02a7c1b2 nt!' + 'A'.repeat(1e6) + '+0x1'],
};
/** As long as a text can get: measured once. */
const huge = {
  '10 million lines': [5_000_000, ['kd']],
  'one block without prompts': [1_000_000, ['MODULE_NAME: something', '   +0x008 CurrentThread : 0xffffc184_0b805080 _KTHREAD']],
  'a million threads': [1_500_000, ['THREAD ffffff%  Cid 1328.1348  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (Executive) KernelMode Alertable', '    fffffadfccf732d0  SynchronizationEvent', 'Not impersonating']],
  'a million findings': [1_500_000, shapes['a finding each']],
};
const numbered = (line, index) => line.includes('%') ? line.replace('%', (0xf000000000 + index * 16).toString(16)) : line;
/** In pieces: ten million lines are too many for one list. */
function bytesOf(shape, count) {
  const pieces = [];
  for (let first = 0; first < count; first += 60_000)
    pieces.push(Buffer.from(repeat(shape, Math.min(60_000, count - first)).map((line, index) => numbered(line, first + index) + '\\n').join('')));
  return Buffer.concat(pieces);
}

async function time(shape, count, runs = 3) {
  const bytes = bytesOf(shape, count);
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    const { source } = openBytes(bytes, openers);
    triageFindings(new Analysis(await buildTranscript(source, new WeakMap(), hurried)));
    best = Math.min(best, performance.now() - started);
  }
  return { best, bytes: bytes.length };
}

async function row([name, shape], n, runs) {
  const once = await time(shape, n, runs);
  const twice = await time(shape, 2 * n, runs);
  return { name, n, ms: once.best, ratio: twice.best / once.best, speed: twice.bytes / 1e3 / twice.best };
}

async function main() {
  for (const shape of Object.values(shapes)) await time(shape, 5_000);
  const rows = [];
  for (const entry of Object.entries(shapes)) rows.push(await row(entry, 50_000));
  for (const entry of Object.entries(giants)) rows.push(await row(entry, 20));
  for (const [name, [n, shape]] of Object.entries(huge)) rows.push(await row([name, shape], n, 1));
  console.log(JSON.stringify(rows));
}
void main();
`;

export async function bench() {
  const program = await bundleScript('linear', script);
  const { output, peakMB } = measure([program]);
  const rows = JSON.parse(output).map(({ name, n, ms, ratio, speed }) => ({
    lines: name,
    n,
    'n lines, ms': ms.toFixed(0),
    'ratio of 2n to n': ratio.toFixed(2),
    'MB/s': speed.toFixed(0),
  }));
  rows.push({
    ...Object.fromEntries(Object.keys(rows[0]).map((column) => [column, ''])),
    lines: `peak RSS ${peakMB.toFixed(0)} MB`,
  });
  return rows;
}
