/** Q07: one module of a session in two builds: it was replaced between the outputs, or they are of two targets. */
import { formatAddress, type Address } from '../../shared/address';
import type { Proof } from '../../shared/triage';
import type { ModuleRecord } from '../model/module';
import type { Entry, Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

type Build = Entry<ModuleRecord> & { readonly record: { readonly timestampHex: number } };

export const twoBuilds: Rule = {
  id: 'two-builds',
  severity: 'info',
  surface: 'diagnostic',
  summary:
    'One session shows a module in two builds: offsets, structures and stacks of the one do not hold for the other.',
  *check({ transcript }) {
    const first = new Map<string, Build>();
    const told = new Set<string>();
    for (const entry of transcript.each('module')) {
      const key = keyOf(entry);
      if (key === undefined || !isStamped(entry)) continue;
      const before = first.get(key);
      if (!before) first.set(key, entry);
      else if (before.record.timestampHex !== entry.record.timestampHex && !told.has(key)) {
        told.add(key);
        yield draft(transcript, before, entry);
      }
    }
  },
};

/** What the header of a file may hold where nothing was read. */
const none = new Set([0, 0xfffffffe, 0xffffffff]);

function isStamped(entry: Entry<ModuleRecord>): entry is Build {
  const { timestampHex } = entry.record;
  return timestampHex !== undefined && !none.has(timestampHex);
}

/** Processes may load different files of one name: in a kernel session only what lies in system space is one module. */
function keyOf({ record, session }: Entry<ModuleRecord>): string | undefined {
  const name = fileName(record);
  const isOne = session.kind.startsWith('user') || record.start?.startsWith('ffff') === true;
  return name === undefined || !isOne ? undefined : `${session.id}/${name}`;
}

function fileName({ name, image }: ModuleRecord): string | undefined {
  const plain = (name ?? image?.replace(/^.*[\\/]/, ''))?.toLowerCase().replace(/\.(?:sys|dll|exe)$/, '');
  return plain !== undefined && /^[\w.$-]{1,64}$/.test(plain) ? plain : undefined;
}

function draft(transcript: Transcript, before: Build, entry: Build): Draft {
  const name = fileName(entry.record) ?? '';
  const [was, is] = [before.record, entry.record];
  const replaced = was.unloaded !== is.unloaded;
  return {
    session: entry.session.id,
    subject: name,
    lines: transcript.lines(entry),
    grade: 'derived',
    message: replaced
      ? `${name} is shown in two builds, one of them unloaded: it was replaced while the target ran.`
      : `${name} is shown in two builds${places(was.start, is.start)}: the outputs are of two targets, or of one before and after it was replaced.`,
    proof: [proof(transcript, before), proof(transcript, entry)],
    related: [],
    alternatives: ['the text was put together from several sessions'],
    missing: [{ what: `which build of ${name} the other outputs are of`, command: `lmvm ${name}` }],
    next: [`lmvm ${name}`, `!lmi ${name}`],
  };
}

function places(was: Address | undefined, is: Address | undefined): string {
  return was === undefined || is === undefined || was === is
    ? ''
    : `, at ${formatAddress(was)} and at ${formatAddress(is)}`;
}

function proof(transcript: Transcript, entry: Build): Proof {
  return {
    claim: `its time stamp is ${entry.record.timestampHex.toString(16).padStart(8, '0')}`,
    lines: transcript.lines(entry),
    grade: 'observed',
  };
}
