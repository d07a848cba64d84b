// Damaged transcripts through everything the product does: `npm run fuzz -- --count 100000 --seed 7`.
// A failure is printed with its number, its reason and the smallest input that shows it.
import { parseArgs } from 'node:util';
import { say, seconds } from './lib/say.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
});
const count = Number(values.count);
const seed = Number(values.seed);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  console.error('usage: npm run fuzz -- [--count N] [--seed N]');
  process.exit(2);
}

await ensureDependencies();
const { fuzz } = await import('../test/fuzz/run.mjs');
const found = await fuzz({ count, seed, say });
const { worst } = found;
const megabytes = found.bytes / 2 ** 20;
say(
  `${found.done} inputs of seed ${seed}, ${megabytes.toFixed(1)} MB in ${seconds(found.seconds)}: ${Math.round(found.done / found.seconds)} inputs/s`,
);
say(
  `slowest for its size: input ${worst.index}, ${worst.bytes} bytes in ${worst.milliseconds.toFixed(0)} ms, ${worst.ratio.toFixed(2)} of its budget`,
);
for (const [kind, { index, times }] of found.failures) say(`${times} × ${kind} (input ${index})`);
const failed = [...found.failures.values()].reduce((sum, { times }) => sum + times, 0);
console.log(`${found.done - failed} passed, ${failed} failed`);
if (failed > 0 || found.done < count) process.exit(1);
