// Writes the table of what the parameters of bug checks hold.
import { assertUnique, readFacts, writeTable } from './generator.mjs';

const { head, rows } = readFacts('bugcheckParameters');
const key = /^[0-9a-f]+(:[0-9a-f]+(-[0-9a-f]+)?)?$/;
const values = /^[0-9a-f]+\.[1-4] [0-9a-f]+ [^;|]+(; [0-9a-f]+ [^;|]+)*$/;
for (const row of rows) {
  const [name = '', ...rest] = row.split(' ');
  if (!values.test(row) && !(key.test(name) && rest.join(' ').split(' | ').length === 4))
    throw new Error(`bugcheckParameters: cannot read "${row}"`);
}
assertUnique(
  'bugcheckParameters',
  rows.map((row) => row.split(' ')[0]),
);
writeTable(
  'bugcheckParameters',
  'A line: a key and what belongs to it, as the first lines of the file of facts say.',
  head,
  rows.join('\n'),
);
