// Writes the table of NTSTATUS names: runs of consecutive codes share a line, the usual prefix is left out.
import { packRuns, readFacts, writeTable } from './generator.mjs';

const { head, rows } = readFacts('ntstatus');
const facts = rows
  .map((row) => row.split(' '))
  .map(([code, name]) => ({ code: Number.parseInt(code, 16), name }));
writeTable(
  'ntstatus',
  'A line: the first code (hex) and the names of consecutive codes, without `STATUS_` or, after `!`, whole.',
  head,
  packRuns('ntstatus', facts, 'STATUS_'),
);
