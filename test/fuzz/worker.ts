// A process of the long run: every `step`th input from `first` on. Says before each what it is about to run, so that a hang has a number.
import { readBases } from './bases';
import { reasonOf, runCase } from './cases';
import { inputOf } from './input';
import { minimize } from './minimize';

const [root = '', ...numbers] = process.argv.slice(2);
const [seed = 0, first = 0, step = 1, count = 0] = numbers.map(Number);

/** The first line of a reason, without numbers: what makes two failures the same. */
const kindOf = (reason: string | undefined): string | undefined =>
  reason?.split('\n', 1)[0]?.replace(/\d+/g, '#');

async function main(): Promise<void> {
  const bases = readBases(root, true);
  for (let index = first; index < count; index += step) {
    process.send?.({ began: index });
    const { failure, ...measured } = await runCase(bases, seed, index);
    process.send?.({ ...measured, index });
    if (!failure) continue;
    const kind = kindOf(failure.reason);
    const smallest = await minimize(
      inputOf(bases, seed, index),
      async (bytes) => kindOf(await reasonOf(bytes)) === kind,
    );
    process.send?.({ failure, kind, smallest: Buffer.from(smallest).toString('base64') });
  }
}

await main();
