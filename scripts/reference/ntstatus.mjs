// Writes the table of NTSTATUS names: runs of consecutive codes share a line, the usual prefix is left out.
import { assertUnique, readFacts, writeTable } from './generator.mjs';

const usual = 'STATUS_';

const { head, rows } = readFacts('ntstatus');
const facts = rows
  .map((row) => row.split(' '))
  .map(([code, name]) => ({ code: Number.parseInt(code, 16), name }))
  .sort((a, b) => a.code - b.code);
assertUnique(
  'ntstatus',
  facts.map((fact) => fact.code.toString(16)),
);

const lines = [];
let previous = Number.NaN;
for (const { code, name } of facts) {
  const short = name.startsWith(usual) ? name.slice(usual.length) : `!${name}`;
  if (code === previous + 1) lines[lines.length - 1] += ` ${short}`;
  else lines.push(`${code.toString(16)} ${short}`);
  previous = code;
}
writeTable(
  'ntstatus',
  'A line: the first code (hex) and the names of consecutive codes, without `STATUS_` or, after `!`, whole.',
  head,
  lines.join('\n'),
);
