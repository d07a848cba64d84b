// Writes the table of enumerations: runs of consecutive values share a line.
import { assertUnique, packRuns, readFacts, writeTable } from './generator.mjs';

const { head, rows } = readFacts('enums');
const enums = [];
for (const row of rows) {
  const [, value, name] = /^ {2}([0-9a-f]+) ([\w/]+)$/.exec(row) ?? [];
  if (value !== undefined) enums.at(-1).facts.push({ code: Number.parseInt(value, 16), name });
  else if (/^\w+$/.test(row)) enums.push({ name: row, facts: [] });
  else throw new Error(`enums: cannot read "${row}"`);
}
assertUnique(
  'enums',
  enums.map(({ name }) => name),
);
writeTable(
  'enums',
  'A block: the name of the enumeration, then lines: the first value (hex) and the names of consecutive values.',
  head,
  enums.map(({ name, facts }) => `${name}\n${packRuns(name, facts)}`).join('\n\n'),
);
