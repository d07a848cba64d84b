// Writes the table of bug-check names.
import { assertUnique, readFacts, writeTable } from './generator.mjs';

const { head, rows } = readFacts('bugchecks');
for (const row of rows) {
  if (!/^[0-9a-f]+ [A-Z][A-Z0-9_]*( = [0-9a-f]+| ~ [A-Z][A-Z0-9_]*)?$/.test(row))
    throw new Error(`bugchecks: cannot read "${row}"`);
}
assertUnique(
  'bugchecks',
  rows.map((row) => row.split(' ')[0]),
);
writeTable(
  'bugchecks',
  'A line: code (hex), name and, after `=`, the code whose parameters apply or, after `~`, another name.',
  head,
  rows.map((row) => row.replace(/ ([=~]) /, '$1')).join('\n'),
);
