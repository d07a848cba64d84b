// Measures the product and prints a table per bench. `npm run bench -- NAME…` runs only those.
// A bench is a file of test/bench/ that exports a `title` and `bench()`, which answers rows: objects with the same keys.
import { readdirSync } from 'node:fs';
import { runNode } from './lib/program.mjs';
import { fromRoot } from './lib/root.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';

const folder = fromRoot('test/bench');
const wanted = process.argv.slice(2);

/** Programs that the benches use stand beside them. */
const tools = ['genlog', 'limit'];

function printTable(rows) {
  const columns = Object.keys(rows[0] ?? {});
  const width = (column) => Math.max(column.length, ...rows.map((row) => String(row[column]).length));
  const line = (cells) => cells.map((cell, at) => String(cell).padStart(width(columns[at]))).join('   ');
  console.log(line(columns));
  for (const row of rows) console.log(line(columns.map((column) => row[column])));
}

await ensureDependencies();
const built = await runNode(fromRoot('scripts/build.mjs'), ['--production']);
if (built.code !== 0) process.exit(built.code);

const names = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.slice(0, -'.mjs'.length))
  .filter((name) => !tools.includes(name) && (wanted.length === 0 || wanted.includes(name)));
for (const name of names) {
  const { title, bench } = await import(`../test/bench/${name}.mjs`);
  console.log(`\n${title}`);
  try {
    printTable(await bench());
  } catch (error) {
    console.log(`  failed: ${error.message}`);
    process.exitCode = 1;
  }
}
