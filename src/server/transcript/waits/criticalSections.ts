/** Critical sections, who owns them and who waits for them, by the outputs of one session. */
import { formatAddress, type Address } from '../../../shared/address';
import type { SessionInfo } from '../../../shared/triage';
import type { CriticalSectionRecord } from '../../model/lock';
import { placeOf } from '../recordLabel';
import type { Steps } from '../steps';
import { thingId, type Entry, type Transcript } from '../transcript';
import { SectionThreads, type SectionThread } from './sectionThreads';
import { reasonFor, stackWaits, type SectionWait, type StackWait } from './sectionWaits';

export interface SectionState {
  readonly entry: Entry<CriticalSectionRecord>;
  readonly id: string;
  readonly address: Address;
  readonly label: string;
  readonly owner?: SectionThread;
  /** The debugger itself says that the process has no such thread. */
  readonly ownerInvalid: boolean;
  readonly waits: readonly SectionWait[];
}

type Placed = Entry<CriticalSectionRecord & { readonly address: Address }>;

/** The locked critical sections of the text, each as it is printed last. */
export function* criticalSections(transcript: Transcript): Steps<SectionState[]> {
  const printed = [...transcript.each('criticalSection')].filter((entry): entry is Placed => isPlaced(entry));
  if (printed.length === 0) return [];
  const last = new Map(printed.map((entry) => [keyOf(entry), entry]));
  const invalid = new Set(
    printed.filter(({ record }) => record.ownerInvalid).map((entry) => ownedKey(entry)),
  );
  const threads = yield* SectionThreads.of(transcript);
  const waits = bySession(stackWaits(transcript, threads));
  const locked = [...last.values()].filter(isLocked);
  const beside = bySession(locked);
  const listings = listingsOf(printed);
  const states: SectionState[] = [];
  for (const entry of locked) {
    yield undefined;
    const { session, record } = entry;
    const { address, owningThread } = record;
    const owner = owningThread === undefined ? undefined : threads.byId(session, owningThread);
    const isOnly = beside.get(session)?.length === 1;
    states.push({
      entry,
      id: thingId(session, 'criticalSection', address),
      address,
      label: `critical section ${placeOf(record) ?? formatAddress(address)}`,
      ...(owner && { owner }),
      ownerInvalid: invalid.has(ownedKey(entry)),
      waits: (waits.get(session) ?? []).flatMap((stack): SectionWait[] => {
        const { waiter } = stack.wait;
        if (waiter.thread === owner?.thread || !canShare(waiter, owner, session)) return [];
        const listed = nearest(listings.get(session.id), stack);
        const reason = reasonFor(stack, record, listed ? listed.size === 1 && listed.has(address) : isOnly);
        return reason ? [{ ...stack.wait, ...reason }] : [];
      }),
    });
  }
  return states;
}

function bySession<T extends { readonly session: SessionInfo }>(
  all: readonly T[],
): ReadonlyMap<SessionInfo, T[]> {
  const groups = new Map<SessionInfo, T[]>();
  for (const one of all) {
    const group = groups.get(one.session);
    if (group) group.push(one);
    else groups.set(one.session, [one]);
  }
  return groups;
}

function isPlaced({ record }: Entry<CriticalSectionRecord>): boolean {
  return record.address !== undefined;
}

function isLocked({ record: { locked, owningThread } }: Placed): boolean {
  return locked !== false && owningThread !== undefined;
}

function keyOf({ session, record }: Placed): string {
  return `${session.id}/${record.address}`;
}

function ownedKey(entry: Placed): string {
  return `${keyOf(entry)} ${entry.record.owningThread ?? ''}`;
}

/** A kernel debugger shows many processes, and the same address in each is another critical section. */
function canShare(waiter: SectionThread, owner: SectionThread | undefined, { kind }: SessionInfo): boolean {
  if (waiter.process !== undefined && owner?.process !== undefined) return waiter.process === owner.process;
  return !kind.startsWith('kernel');
}

/** The locked sections of each listing, by its block. */
type Listings = ReadonlyMap<number, ReadonlySet<Address>>;

/** Commands that print every locked section; with an address they print one. */
const listsAll = /^!(?:\w+\.)?(?:locks|cs|critlist)(?:\s+-\w+)*\s*$/i;

function listingsOf(printed: readonly Placed[]): ReadonlyMap<string, Listings> {
  const found = new Map<string, Map<number, Set<Address>>>();
  for (const entry of printed) {
    const { session, block, context, record } = entry;
    if (!isLocked(entry) || !listsAll.test(context.command ?? '')) continue;
    const blocks = found.get(session.id) ?? new Map<number, Set<Address>>();
    found.set(session.id, blocks.set(block, (blocks.get(block) ?? new Set()).add(record.address)));
  }
  return found;
}

/** What was locked when a stack was printed: by the listing before it, else by the first. */
function nearest(listings: Listings | undefined, { block }: StackWait): ReadonlySet<Address> | undefined {
  if (!listings) return undefined;
  const blocks = [...listings.keys()];
  return listings.get(blocks.findLast((one) => one <= block) ?? blocks[0] ?? -1);
}
