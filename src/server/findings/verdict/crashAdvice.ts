/** What the reference says of a crash beyond its meaning: where to look, and with which commands. */
import { commandAddress } from '../../../shared/address';
import type { Finding } from '../../../shared/triage';
import { firstLook } from '../../reference/bugcheckFirstLook';
import { commandParameters, type Crash } from '../../transcript/crashes';
import { crashTitle, isReported } from './crashWords';
import { wanted } from './patternVerdict';
import type { Wanted } from './planner';

export interface CrashAdvice {
  /** Sentences. */
  readonly words?: string;
  readonly commands: readonly string[];
}

/** What the reference says after its first sentence: where to look, and what it could be. */
export function crashAdvice(crash: Crash, placed: boolean): CrashAdvice | undefined {
  if (crash.code === undefined) {
    const isKernel = isReported(crash) || crash.session.kind.startsWith('kernel');
    return { commands: isKernel ? ['.bugcheck'] : ['.exr -1', '.ecxr; kv'] };
  }
  const trap = crash.trapFrame && commandAddress(crash.trapFrame);
  const look = firstLook(crash.code, commandParameters(crash), trap);
  if (!look) return undefined;
  const rest = look.words.replace(/^.*?\.(?:\s+|$)/, '');
  return {
    ...(rest !== '' && { words: rest }),
    commands: look.commands
      .filter((command) => isUseful(command, placed))
      .map((command) => forWidth(command, crash)),
  };
}

/** A small number is no place to look at, and what the stack names need not be looked up. */
function isUseful(command: string, placed: boolean): boolean {
  if (placed && command.startsWith('ln ')) return false;
  return !/^!(?:pte|pool|address)\s+0*[0-9a-f]{1,4}$/i.test(command.replaceAll('`', ''));
}

/** The stack pointer by its name on this processor; with a trap frame, the stack that it leads to. */
function forWidth(command: string, { session: { machine }, parameters }: Crash): string {
  const is32 =
    machine === 'x86' ||
    (machine === undefined && parameters.every((value) => /^(?:0{8}|f{8}[89a-f])/.test(value)));
  const whole = /^\.trap \S+$/.test(command) ? `${command}; kb` : command;
  return is32 ? whole.replace('@rsp', '@esp') : whole;
}

export function askedOf(
  crash: Crash,
  said: readonly Finding[],
  look: CrashAdvice | undefined,
  placed: boolean,
): Wanted[] {
  const title = crashTitle(crash);
  return [
    ...(placed || crash.code === undefined ? [] : [{ command: '!analyze -v', why: 'where it failed' }]),
    ...said
      .flatMap(wanted)
      .filter(({ command }) => isUseful(command, placed))
      .map(({ command, why }) => ({ command: forWidth(command, crash), why })),
    ...(look?.commands ?? []).map((command) => ({ command, why: `the first look at ${title}` })),
  ];
}
