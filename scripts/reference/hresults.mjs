// Writes the table of HRESULT names: runs of consecutive codes share a line.
import { packRuns, readFacts, writeTable } from './generator.mjs';

const { head, rows } = readFacts('hresults');
const facts = rows
  .map((row) => row.split(' '))
  .map(([code, name]) => ({ code: Number.parseInt(code, 16), name }));
writeTable(
  'hresults',
  'A line: the first code (hex) and the names of consecutive codes.',
  head,
  packRuns('hresults', facts),
);
