/** One address, described in ways that exclude each other: memory that was used again, or a text of several dumps. */
import { commandAddress, formatAddress, type Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { FileObjectRecord } from '../model/fileObject';
import type { Analysis } from '../transcript/analysis';
import type { Entry, Transcript } from '../transcript/transcript';
import { thingId } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

/** One way in which an address is described. */
interface Saying {
  readonly session: string;
  readonly address: Address;
  readonly kind: string;
  readonly words: string;
  readonly lines: Lines;
}

/** Told one by one up to here. */
const most = 20;

export const contradictoryObservations: Rule = {
  id: 'contradictory-observations',
  severity: 'info',
  surface: 'card',
  summary:
    'One address is described in ways that exclude each other: as two objects, or as one with two identities.',
  *check(analysis) {
    let told = 0;
    for (const [first, second] of contradictions(analysis)) {
      if (told++ >= most) return;
      yield draft(analysis, first, second);
    }
  },
};

function draft({ transcript }: Analysis, first: Saying, second: Saying): Draft {
  const kind = transcript.sessions.find(({ id }) => id === first.session)?.kind;
  const address = formatAddress(first.address);
  return {
    session: first.session,
    subject: first.address,
    lines: second.lines,
    grade: 'observed',
    message: `${address} is ${second.words} here, and was ${first.words} before.`,
    proof: [first, second].map(({ words, lines }) => ({
      claim: `${address} is ${words}`,
      lines,
      grade: 'observed' as const,
    })),
    related: [],
    alternatives:
      kind?.endsWith('dump') === true
        ? ['the outputs are of different dumps', 'one of them reads freed or damaged memory']
        : ['the first was freed between the outputs, and its memory used again'],
    missing: [{ what: 'what is there now', command: `!pool ${commandAddress(first.address)}` }],
    next: [`!pool ${commandAddress(first.address)}`],
    things: [first, second].map((one) => `${one.session}/${one.kind}:${one.address}`),
  };
}

function* contradictions({ transcript, irps }: Analysis): Iterable<readonly [Saying, Saying]> {
  yield* ofThings(transcript);
  yield* ofFiles(transcript);
  for (const { address, session, entries } of irps) {
    const complete = entries.find(({ record }) => record.complete === true);
    const active = entries.find(
      ({ record }) => record.complete !== true && record.currentLocation !== undefined,
    );
    if (!complete || !active) continue;
    const say = (entry: (typeof entries)[number], words: string): Saying => ({
      session: session.id,
      address,
      kind: 'irp',
      words,
      lines: transcript.lines(entry, entry.record.headerLines),
    });
    const both = [say(active, 'an active IRP'), say(complete, 'a completed IRP')] as const;
    // That an active IRP is complete later is its life; the other way round it is another request.
    if (complete.index < active.index) yield [both[1], both[0]];
  }
}

/** The identity of a thread or a process; other labels only tell how much was printed. */
const identity = /\b[0-9a-f]+\.[0-9a-f]+$/;

function* ofThings({ things }: Transcript): Iterable<readonly [Saying, Saying]> {
  for (const claims of things.disputed()) {
    for (const [at, claim] of claims.entries()) {
      const before = claims.slice(0, at).find((one) => one.session === claim.session && excludes(one, claim));
      if (!before) continue;
      const say = (one: typeof claim): Saying => ({ ...one, words: one.label });
      yield [say(before), say(claim)];
      break;
    }
  }
}

type Named = Pick<Saying, 'kind'> & { readonly label: string };

function excludes(one: Named, other: Named): boolean {
  if (one.kind !== other.kind) return true;
  const [a, b] = [identity.exec(one.label)?.[0], identity.exec(other.label)?.[0]];
  return one.kind === 'thread' && a !== undefined && b !== undefined && a !== b;
}

function* ofFiles(transcript: Transcript): Iterable<readonly [Saying, Saying]> {
  const known = new Map<string, Entry<FileObjectRecord>>();
  for (const entry of transcript.each('fileObject')) {
    const { address, path } = entry.record;
    if (!address || path === undefined) continue;
    const id = thingId(entry.session, 'fileObject', address);
    const before = known.get(id);
    known.set(id, entry);
    if (before && before.record.path !== path)
      yield [fileSaying(transcript, before, address), fileSaying(transcript, entry, address)];
  }
}

function fileSaying(transcript: Transcript, entry: Entry<FileObjectRecord>, address: Address): Saying {
  return {
    session: entry.session.id,
    address,
    kind: 'fileObject',
    words: `the FILE_OBJECT of ${(entry.record.path ?? '').slice(0, 120)}`,
    lines: transcript.lines(entry),
  };
}
