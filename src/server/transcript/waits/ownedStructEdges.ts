/** Locks shown with `dt`: thread → the event inside → owner. */
import { formatAddress, type Address } from '../../../shared/address';
import { thingId } from '../transcript';
import type { GraphBuilder } from './graphBuilder';
import { ownedStructs, type OwnedStruct } from './ownedStructs';

export function ownedStructEdges(graph: GraphBuilder): void {
  const structs = ownedStructs(graph.transcript);
  if (structs.length === 0) return;
  const sections = sectionsByObject(
    graph,
    new Set(structs.flatMap(({ waitedOn }) => waitedOn.map(addressOf))),
  );
  for (const struct of structs) draw(graph, struct, sections);
}

function draw(graph: GraphBuilder, struct: OwnedStruct, sections: ReadonlyMap<Address, number[]>): void {
  const { entry, address, type, owner, ownerField, ownerLines, waitedOn } = struct;
  const label = `${type} ${formatAddress(address)}`;
  const node = {
    id: thingId(entry.session, 'lock', address),
    kind: 'lock',
    label,
    lines: graph.transcript.lines(entry),
  };
  let waited = false;
  for (const { address: object, field, offset, lines } of waitedOn) {
    for (const thread of graph.transcript.threadsIn(sections.get(object) ?? [])) {
      const wait = thread.record.waitObjects.find((one) => one.address === object);
      if (!wait || thread.session.id !== entry.session.id) continue;
      waited = true;
      graph.edge({
        from: graph.thread(thread),
        to: graph.node(node),
        kind: 'waits-for',
        label: field,
        grade: 'derived',
        lines: graph.transcript.lines(thread, wait.lines),
        why:
          offset === undefined
            ? `The thread waits on ${formatAddress(object)}, to which ${field} of ${label} points (line ${lines[0]}).`
            : `The thread waits on ${formatAddress(object)}, the ${field} of ${label} (${formatAddress(address)} + 0x${offset.toString(16)}).`,
        ...(offset !== undefined && {
          check: { terms: [address, `+0x${offset.toString(16)}`], equals: object },
        }),
      });
    }
  }
  if (waited && owner)
    graph.edge({
      from: node.id,
      to: graph.named(entry.session, 'thread', owner),
      kind: 'held-by',
      label: ownerField,
      grade: 'observed',
      lines: ownerLines,
      why: `The ${ownerField} of ${label} is ${formatAddress(owner)}.`,
    });
}

function sectionsByObject(
  { transcript }: GraphBuilder,
  wanted: ReadonlySet<Address>,
): Map<Address, number[]> {
  const found = new Map<Address, number[]>();
  for (const { address, section } of transcript.waits) {
    if (!wanted.has(address)) continue;
    const known = found.get(address);
    if (known) known.push(section);
    else found.set(address, [section]);
  }
  return found;
}

function addressOf({ address }: { readonly address: Address }): Address {
  return address;
}
