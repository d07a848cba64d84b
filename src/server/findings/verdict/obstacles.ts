/** Why a command cannot work on a target: what kind of target it is, and what the debugger itself has said. */
import type { BlockInfo, SessionInfo } from '../../../shared/triage';
import type { Transcript } from '../../transcript/transcript';
import { sessionIndex } from './sessionIndex';

/** Extensions that read the kernel's own structures. */
const kernelOnly =
  /^!(?:apc|arbiter|ca|deadlock|devext|devnode|devobj|devstack|dpcs|drvobj|errrec|exqueue|fileobj|filelock|findfilelockowner|fltkd\.|ndiskd\.|irp|irpfind|irql|lpc|memusage|pcr|pfn|poaction|podev|pool\w*|powertriage|prcb|process|pte|qlocks|ready|running|session|stacks|storagekd\.|sysptes|thread|timer|verifier|vm|whea|wmitrace)\b/i;
/** Extensions that search or list what a minidump leaves out. */
const wholeMemory =
  /^!(?:deadlock|devnode|exqueue|filelock|findfilelockowner|handle|irpfind|locks|memusage|object|obtrace|poolfind|poolused|process\s+0\s|search|stacks|vm)\b/i;
/** What needs the registers of a stopped processor. */
const stopped = /^(?:k[a-z]*(?=$|[^=]*$)(?:\s|$)|r\b|\.trap\b|\.cxr\b|\.ecxr\b|!analyze\b|!dpcs\b|~\S*[sk])/i;
const userOnly = /^(?:!(?:runaway|uniqstack|gle|heap|exchain)\b|~\*|\.ecxr\b)/i;

/** In words that complete "left out:"; undefined where nothing speaks against it. */
export function obstacle(command: string, session: SessionInfo, transcript: Transcript): string | undefined {
  return ofTarget(command, session) ?? ofDebugger(command, session, transcript);
}

function ofTarget(command: string, { kind, dump = '', osBuild = '' }: SessionInfo): string | undefined {
  if (/^!irql\b/i.test(command) && isBefore2003(osBuild))
    return 'reads what Windows Server 2003 and later save';
  if (kind.startsWith('user') && kernelOnly.test(command))
    return 'reads kernel structures, and this session debugs a program';
  if (kind.startsWith('kernel') && userOnly.test(command))
    return 'works in user mode, and this session debugs a kernel';
  if (kind === 'kernel-local' && stopped.test(command))
    return 'needs the registers of a stopped system, which a local kernel debugger does not have';
  const isSmall = /\bmini|\btriage\b/i.test(dump) && !/full memory/i.test(dump);
  return isSmall && wholeMemory.test(command) ? 'reads memory that a minidump does not hold' : undefined;
}

/** Later builds keep the IRQL of the moment at which they stopped. */
function isBefore2003(osBuild: string): boolean {
  const build = /\bbuild (\d+)/.exec(osBuild)?.[1];
  return build !== undefined && Number(build) < 3790;
}

const spelled = (part: string): string => part.replace(/[`\s]|0x/g, '').toLowerCase();

/** What names an address, and was typed before, need not be typed again at a target that stands still. */
export function outputAt(
  parts: readonly string[],
  session: SessionInfo,
  transcript: Transcript,
): string | undefined {
  const [first = ''] = parts;
  if (!named.test(first) || !parts.every((part) => named.test(part) || /^kv?b?$/.test(part)))
    return undefined;
  const wanted = parts.map(spelled);
  const known = sessionIndex(transcript, session.id)
    .blocks.slice(0, mostBlocks)
    .find((block) => {
      const parts = typedIn(block);
      return wanted.every((part) => parts.includes(part));
    });
  return known && `its output begins at line ${known.lines[0]}`;
}

const typed = new WeakMap<BlockInfo, readonly string[]>();
const longestCommand = 4096;

/** The parts of a command, as `spelled`: compared with every command that may be typed next. */
function typedIn(block: BlockInfo): readonly string[] {
  const { command = '' } = block;
  const parts = typed.get(block) ?? (command.length > longestCommand ? [] : command.split(';').map(spelled));
  typed.set(block, parts);
  return parts;
}

/** An address, or the last exception. */
const named = /[0-9a-f`]{8,}|\s-1$/i;

/** `No export foo found`: the extension is not there. */
function ofDebugger(command: string, session: SessionInfo, transcript: Transcript): string | undefined {
  const name = /^!(?:\w+\.)?(\w+)/.exec(command)?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  const line = missingExtensions(transcript).get(`${session.id}/${name}`);
  return line === undefined ? undefined : `the debugger has no such extension (line ${line})`;
}

const known = new WeakMap<Transcript, ReadonlyMap<string, number>>();

/** By session and name, the line that says so: next to the prompt that asked for it. */
function missingExtensions(transcript: Transcript): ReadonlyMap<string, number> {
  const found = known.get(transcript) ?? new Map(readMissing(transcript));
  known.set(transcript, found);
  return found;
}

/** Prompts that are looked at; a script that asks thousands of times asks for the same. */
const mostBlocks = 2000;

function* readMissing({ blocks, source }: Transcript): Iterable<[string, number]> {
  for (const { command, session, lines } of blocks.slice(0, mostBlocks)) {
    if (command?.startsWith('!') !== true || lines[1] - lines[0] > 8) continue;
    for (let line = lines[0]; line <= lines[1]; line++) {
      const name = /^No export (\w{1,64}) found/.exec(source.line(line - 1))?.[1];
      if (name !== undefined) yield [`${session}/${name.toLowerCase()}`, line];
    }
  }
}
