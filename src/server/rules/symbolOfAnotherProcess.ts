/** STK06d: the start address of a user-mode thread named with a module of another process. */
import { formatAddress, type Address } from '../../shared/address';
import type { Proof } from '../../shared/triage';
import type { ThreadRecord } from '../model/thread';
import type { Span } from '../text/span';
import { thingId, type Entry, type Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

/** Modules that live in every process: a start address in them is plausible anywhere. */
const everywhere =
  /^(?:ntdll|kernel32|kernelbase|msvcrt|ucrtbase|user32|combase|rpcrt4|sechost|shcore|ws2_32|advapi32|wow64\w*)/i;

export const symbolOfAnotherProcess: Rule = {
  id: 'symbol-of-another-process',
  severity: 'info',
  surface: 'diagnostic',
  summary:
    'A user-mode address is named with a symbol of another process, because the debugger looked it up in the wrong one.',
  *check({ transcript }) {
    for (const entry of transcript.marked('thread', 'import-as-start')) {
      const foreign = foreignStart(entry.record);
      if (foreign) yield draft(transcript, entry, foreign);
    }
  },
};

interface ForeignStart {
  readonly symbol: string;
  readonly module: string;
  readonly image: string;
  readonly start: Address;
  readonly lines: Span;
  /** The import table is data. */
  readonly isImport: boolean;
  /** The module is a program, and not the one that the thread belongs to. */
  readonly isProgram: boolean;
}

/** A DLL of the process may well start a thread; data as code, or another program's name, may not. */
function foreignStart({ image, win32StartAddress }: ThreadRecord): ForeignStart | undefined {
  const { symbol, address: start, lines } = win32StartAddress ?? {};
  if (image === undefined || symbol === undefined || !start || !lines || !isUserMode(start)) return undefined;
  const module = symbol.slice(0, symbol.indexOf('!'));
  if (module === '' || everywhere.test(module) || sameImage(module, image)) return undefined;
  const isImport = /!_{1,2}imp_/.test(symbol);
  const isProgram = /\.exe$/i.test(image) && module.toLowerCase() === 'windbg';
  return isImport || isProgram ? { symbol, module, image, start, lines, isImport, isProgram } : undefined;
}

function draft(transcript: Transcript, entry: Entry<ThreadRecord>, foreign: ForeignStart): Draft {
  const { symbol, module, image, start, isImport, isProgram } = foreign;
  const { process, address } = entry.record;
  const lines = transcript.lines(entry, foreign.lines);
  const command = process && `.process /p /r ${formatAddress(process)}; ln ${formatAddress(start)}`;
  const why = isProgram ? 'most likely the debugger’s own' : 'or with symbols that do not fit';
  const proof: Proof[] = [
    { claim: `the thread belongs to ${image}, the symbol to ${module}`, lines, grade: 'observed' },
  ];
  if (isImport)
    proof.push({ claim: 'an import table entry is data, no code to start at', lines, grade: 'derived' });
  return {
    session: entry.session.id,
    subject: address,
    lines,
    grade: isProgram ? 'derived' : 'inferred',
    message: `${symbol} is not where ${image} starts a thread: ${formatAddress(start)} was looked up in another process, ${why}.`,
    proof,
    related: [],
    missing: [{ what: 'the name of the start address in its own process', ...(command && { command }) }],
    next: command ? [command] : [],
    things: [thingId(entry.session, 'thread', address)],
  };
}

function isUserMode(address: string): boolean {
  return address.startsWith('0000');
}

function sameImage(module: string, image: string): boolean {
  const plain = (name: string): string =>
    name
      .toLowerCase()
      .replace(/\.\w+$/, '')
      .replace(/\W/g, '_');
  return plain(image).startsWith(plain(module)) || plain(module).startsWith(plain(image));
}
