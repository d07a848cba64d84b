// Everything that can be judged without running the product: types, lint, format, layers, dead code, sizes of the bundles.
// All parts run, whatever the others say; the last line is the tally.
import { availableParallelism } from 'node:os';
import { runNode, tool } from './lib/program.mjs';
import { fromRoot } from './lib/root.mjs';
import { seconds } from './lib/say.mjs';
import { formatTally } from './lib/tally.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';

const quiet = { echo: false };

async function checkSizes() {
  const built = await runNode(fromRoot('scripts/build.mjs'), ['--production'], quiet);
  if (built.code !== 0) return built;
  const sized = await runNode(tool('size-limit'), [], quiet);
  return { ...sized, output: built.output + sized.output, seconds: built.seconds + sized.seconds };
}

/** Name, and how it is run. The slowest first, so that the last to end is not one that started late. */
const parts = [
  ['lint', () => runNode(tool('eslint'), ['.', '--max-warnings=0'], quiet)],
  ['types', () => runNode(tool('tsc', 'typescript'), ['-b'], quiet)],
  ['layers', () => runNode(tool('depcruise', 'dependency-cruiser'), ['src', 'webview', 'test'], quiet)],
  ['dead code', () => runNode(tool('knip'), [], quiet)],
  ['format', () => runNode(tool('prettier'), ['--check', '.', '--log-level=warn'], quiet)],
  ['sizes', checkSizes],
];

/** Runs the parts, as many at a time as there are processors; prints each as it ends. Counts those that failed. */
async function runParts() {
  const queue = [...parts];
  let failed = 0;
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [name, runPart] = next;
      const { code, output, seconds: took } = await runPart();
      console.log(`${code === 0 ? '✔' : '✘'} ${name} (${seconds(took)})`);
      if (code === 0) continue;
      failed += 1;
      console.log(output);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failed;
}

await ensureDependencies();
const failed = await runParts();
console.log(formatTally({ passed: parts.length - failed, failed }));
process.exitCode = failed > 0 ? 1 : 0;
