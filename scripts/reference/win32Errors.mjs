// Writes the table of Win32 error names: runs of consecutive codes share a line, the usual prefix is left out.
import { packRuns, readFacts, writeTable } from './generator.mjs';

const { head, rows } = readFacts('win32Errors');
const facts = rows.map((row) => row.split(' ')).map(([code, name]) => ({ code: Number(code), name }));
writeTable(
  'win32Errors',
  'A line: the first code (hex) and the names of consecutive codes, without `ERROR_` or, after `!`, whole.',
  head,
  packRuns('win32Errors', facts, 'ERROR_'),
);
