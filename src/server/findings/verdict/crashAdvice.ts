/** What the reference says of a crash beyond its meaning: where to look, and with which commands. */
import { commandAddress } from '../../../shared/address';
import type { Finding } from '../../../shared/triage';
import { firstLook } from '../../reference/bugcheckFirstLook';
import { isFault } from '../../reference/bugchecks';
import { analyzedRecord, commandParameters, type Crash } from '../../transcript/crashes';
import type { Transcript } from '../../transcript/transcript';
import { crashTitle, isReported } from './crashWords';
import { wanted } from './patternVerdict';
import type { Wanted } from './planner';

export interface CrashAdvice {
  /** Sentences. */
  readonly words?: string;
  readonly commands: readonly string[];
}

/** What the reference says after its first sentence: where to look, and what it could be. */
export function crashAdvice(transcript: Transcript, crash: Crash): CrashAdvice | undefined {
  const { analysis, code, session, trapFrame } = crash;
  if (code === undefined) {
    const isKernel = isReported(crash) || session.kind.startsWith('kernel');
    if (isKernel) return { commands: analysis ? ['.bugcheck'] : ['!analyze -v'] };
    // Its exception record is a part of a whole analysis.
    const hasRecord = analysis && analyzedRecord(transcript, analysis, 'exceptionRecord') !== undefined;
    return { commands: [...(hasRecord ? [] : ['.exr -1']), '.ecxr; kv'] };
  }
  const trap = trapFrame && commandAddress(trapFrame);
  const look = firstLook(code, commandParameters(crash), trap);
  if (!look) return undefined;
  const rest = look.words.replace(/^.*?\.(?:\s+|$)/, '');
  return { ...(rest !== '' && { words: rest }), commands: look.commands };
}

/** The stack pointer by its name on this processor; with a trap frame, the stack that it leads to. */
function forWidth(command: string, { session: { machine }, parameters }: Crash): string {
  const is32 =
    machine === 'x86' ||
    (machine === undefined && parameters.every((value) => /^(?:0{8}|f{8}[89a-f])/.test(value)));
  const whole = /^\.trap \S+$/.test(command) ? `${command}; kb` : command;
  return is32 ? whole.replace('@rsp', '@esp') : whole;
}

/** `placed`: the text shows where it failed. */
export function askedOf(
  crash: Crash,
  cause: Finding | undefined,
  said: readonly Finding[],
  look: CrashAdvice | undefined,
  placed: boolean,
): Wanted[] {
  const title = crashTitle(crash);
  return [
    ...(placed || crash.code === undefined ? [] : [{ command: '!analyze -v', why: 'where it failed' }]),
    ...said.flatMap(wanted),
    ...(look?.commands ?? []).map((command) => ({ command, why: `the first look at ${title}` })),
  ]
    .filter(({ command }) => isUseful(command, crash, { cause, look, placed }))
    .map(({ command, why }) => ({ command: forWidth(command, crash), why }));
}

interface Known {
  readonly cause: Finding | undefined;
  readonly look: CrashAdvice | undefined;
  readonly placed: boolean;
}

/** Without what the text says already, and what cannot be answered. */
function isUseful(command: string, crash: Crash, { cause, look, placed }: Known): boolean {
  const faulted = crash.code === undefined || isFault(crash.code);
  if (placed && /^k[bcnpv]*$/.test(command)) return false;
  if (command === '.exr -1' && crash.code === undefined) return look?.commands.includes(command) === true;
  if (faulted ? placed && command.startsWith('ln ') : command === '.exr -1') return false;
  return crash.code === undefined || isPlace(command, crash, cause);
}

const ofAddress = /^!(pte|pool|poolval|address)\s+(?:0x)?([0-9a-f`]+)\b/i;

/** A number that is data, or small, is no place to look at; pool lies in the upper half of the address space. */
function isPlace(command: string, { parameters }: Crash, cause: Finding | undefined): boolean {
  const [, name = '', text] = ofAddress.exec(command) ?? [];
  if (text === undefined) return true;
  const digits = text.replaceAll('`', '').replace(/^0+/, '').toLowerCase();
  if (cause?.rule === 'invalid-pointer' && parameters[0]?.endsWith(digits) === true) return false;
  return digits.length > 4 && (!/^pool/i.test(name) || isOfKernel(digits));
}

function isOfKernel(digits: string): boolean {
  return digits.length > 8 ? /^ffff[89a-f]/.test(digits) : /^[89a-f].{7}$/.test(digits);
}
