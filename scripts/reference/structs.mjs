// Writes the table of structure layouts; of the names of the builds the product needs only the numbers.
import { assertUnique, readFacts, writeTable } from './generator.mjs';

const layout = /^ {2}[0-9a-z] size ([0-9a-f]+): (.+)$/;
/** `7 SP1 (7601.24000)`: an update can change a layout, but not its number in a transcript. */
const build = /\((\d+)(?:\.\d+)?\)/g;
const field = /^ {2}([0-9a-f]+) (\S+) ([0-9a-f]+)(?: ([^ @]+))?(?: @([0-9a-z]+))?$/;

const { head, rows } = readFacts('structs');
const structs = [];
for (const row of rows) {
  const current = structs.at(-1);
  const [, size, names = ''] = layout.exec(row) ?? [];
  const [, offset, name, bytes, type = '', layouts] = field.exec(row) ?? [];
  if (!row.startsWith(' ')) structs.push({ name: row, sizes: [], builds: [], fields: [] });
  else if (size !== undefined) {
    current.sizes.push(size);
    current.builds.push([...new Set(Array.from(names.matchAll(build), ([, number]) => number))].join('+'));
  } else if (offset === undefined) throw new Error(`structs: cannot read "${row}"`);
  else
    current.fields.push([offset, name, bytes, type, ...(layouts === undefined ? [] : [layouts])].join(' '));
}
assertUnique(
  'structs',
  structs.map((struct) => struct.name),
);
writeTable(
  'structs',
  'A block: `STRUCT machine sizes builds` with one size and one list of builds for each layout, then its fields: offset, name, size, type, layouts (base 36; absent: all). Hex.',
  head,
  structs
    .map(({ name, sizes, builds, fields }) =>
      [`${name} ${sizes.join()} ${builds.join()}`, ...fields].join('\n'),
    )
    .join('\n\n'),
);
