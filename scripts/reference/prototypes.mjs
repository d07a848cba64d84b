// Writes the table of prototypes of system services and kernel routines.
import { assertUnique, readFacts, writeTable } from './generator.mjs';

const shape = /^@?[A-Za-z]\w* [^|]+( \| [>=]?\w+\??:[^|:]+)*$/;

const { head, rows } = readFacts('prototypes');
for (const row of rows) if (!shape.test(row)) throw new Error(`prototypes: cannot read "${row}"`);
assertUnique(
  'prototypes',
  rows.map((row) => row.replace('@', '').split(' ')[0]),
);
writeTable(
  'prototypes',
  'A line: `@` when fastcall, name, blank, return type; after each `|` a parameter: `>` out or `=` in and out, name, `?` when optional, `:`, type.',
  head,
  rows.map((row) => row.replaceAll(' | ', '|')).join('\n'),
);
