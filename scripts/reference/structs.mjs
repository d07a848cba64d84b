// Writes the table of structure layouts; the names of the builds stay in the facts, the product needs only which layouts differ.
import { assertUnique, readFacts, writeTable } from './generator.mjs';

const layout = /^ {2}[0-9a-z] size ([0-9a-f]+): /;
const field = /^ {2}([0-9a-f]+) (\S+) ([0-9a-f]+)(?: ([^ @]+))?(?: @([0-9a-z]+))?$/;

const { head, rows } = readFacts('structs');
const structs = [];
for (const row of rows) {
  const current = structs.at(-1);
  const size = layout.exec(row)?.[1];
  const [, offset, name, bytes, type = '', layouts] = field.exec(row) ?? [];
  if (!row.startsWith(' ')) structs.push({ name: row, sizes: [], fields: [] });
  else if (size !== undefined) current.sizes.push(size);
  else if (offset === undefined) throw new Error(`structs: cannot read "${row}"`);
  else
    current.fields.push([offset, name, bytes, type, ...(layouts === undefined ? [] : [layouts])].join(' '));
}
assertUnique(
  'structs',
  structs.map((struct) => struct.name),
);
writeTable(
  'structs',
  'A block: `STRUCT machine sizes` with one size for each layout, then its fields: offset, name, size, type, layouts (base 36; absent: all). Hex.',
  head,
  structs.map(({ name, sizes, fields }) => [`${name} ${sizes.join()}`, ...fields].join('\n')).join('\n\n'),
);
