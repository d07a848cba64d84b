/** Crashes over pool blocks: the block, what parameter 1 says of it, and the commands that show its neighbours. */
import type { Crash } from '../../transcript/crashes';
import type { Transcript } from '../../transcript/transcript';
import { parameterMeanings } from '../../reference/bugcheckParameters';
import type { Draft } from '../rule';
import {
  bugcheckBase,
  bugcheckName,
  bugcheckProof,
  commandOn,
  crashDraft,
  numberOf,
  parameterOf,
} from './crashParts';

/** A block of pool was freed that had been freed before. */
export function isDoubleFree(crash: Crash): boolean {
  const first = numberOf(crash.parameters[0]) ?? 0;
  return bugcheckBase(crash) === 0xc2 && (first === 6 || first === 7);
}

const wrongCall = /^(?:allocation|free|address that is freed)\b/;

/** What the call asks for is wrong, whatever the state of the pool: an address that is no block, a wrong tag, a wrong IRQL. */
export function isWrongCall(crash: Crash): boolean {
  const base = bugcheckBase(crash);
  if (base !== 0x19 && base !== 0xc2) return false;
  return wrongCall.test(parameterMeanings(crash.code ?? 0, crash.parameters)[0]?.says ?? '');
}

export function poolDraft(
  transcript: Transcript,
  crash: Crash,
  words: string,
  alternatives: readonly string[],
): Draft {
  const code = crash.code ?? 0;
  const says = parameterOf(transcript, crash, 1)?.says;
  const block = blockOf(crash);
  return crashDraft(crash, `${bugcheckName(code)}${says === undefined ? '' : `: ${says}`}; ${words}.`, {
    proof: [
      bugcheckProof(crash),
      ...[1, 2, 3, 4].flatMap((number) => {
        const parameter = parameterOf(transcript, crash, number);
        return parameter && !/^0+$/.test(parameter.value) ? [parameter.proof] : [];
      }),
    ],
    alternatives,
    missing: [{ what: 'the block and its neighbours', ...(block && { command: `!pool ${block}` }) }],
    next: [...(block ? [`!pool ${block} 2`, `!poolval ${block}`] : []), '!verifier'],
  });
}

/** As a command takes it: the parameter that is a pool block or an address. */
function blockOf(crash: Crash): string | undefined {
  const meanings = parameterMeanings(crash.code ?? 0, crash.parameters);
  for (const kind of ['pool', 'address'] as const) {
    const at = meanings.findIndex((meaning) => meaning?.kind === kind);
    const [command] = commandOn('', crash.parameters[at]);
    if (command !== undefined) return command.trim();
  }
  // The heap of 0x13A is parameter 2, the place where it was found broken parameter 3.
  return bugcheckBase(crash) === 0x13a ? commandOn('', crash.parameters[2])[0]?.trim() : undefined;
}
