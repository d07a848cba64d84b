// Writes the table of I/O and file system control codes.
import { assertUnique, readFacts, writeTable } from './generator.mjs';

const { head, rows } = readFacts('ioctls');
for (const row of rows)
  if (!/^[0-9a-f]+ (?:IOCTL|FSCTL)_\w+(?:\|(?:IOCTL|FSCTL)_\w+)*$/.test(row))
    throw new Error(`ioctls: cannot read "${row}"`);
assertUnique(
  'ioctls',
  rows.map((row) => row.split(' ')[0]),
);
writeTable(
  'ioctls',
  'A line: the code (hex), then its names; `|` parts two names of one code.',
  head,
  rows.join('\n'),
);
