/** The four parameters of a bug check: what each is, and what its value says. */
import type { Address } from '../../../shared/address';
import type { Lines } from '../../../shared/triage';
import { parameterMeanings } from '../../reference/bugcheckParameters';
import type { Crash } from '../../transcript/crashes';
import type { Transcript } from '../../transcript/transcript';
import { parameterValue } from './parameterValue';

export interface ParameterFact {
  /** 1 to 4. */
  readonly number: number;
  readonly value?: Address;
  readonly what?: string;
  readonly says?: string;
  readonly lines: Lines;
}

/** Those that are printed, or have a meaning. */
export function bugcheckParameters(transcript: Transcript, crash: Crash): ParameterFact[] {
  const { code, parameters, lines } = crash;
  if (code === undefined) return [];
  const meanings = parameterMeanings(code, parameters);
  return [0, 1, 2, 3].flatMap((index) => {
    const [value, meaning] = [parameters[index], meanings[index]];
    if (value === undefined && !meaning) return [];
    const said = value && meaning && parameterValue(transcript, crash, value, meaning);
    const words = said && (said.name ?? said.words);
    // `trap frame (trap frame)` says nothing.
    const says = words === meaning?.what ? undefined : words;
    return {
      number: index + 1,
      ...(value !== undefined && { value }),
      ...(meaning && { what: meaning.what }),
      ...(says !== undefined && { says }),
      lines: printedAt(transcript, crash, index) ?? lines,
    };
  });
}

function printedAt(transcript: Transcript, { bugchecks }: Crash, index: number): Lines | undefined {
  for (const entry of bugchecks) {
    const parameter = entry.record.parameters[index];
    if (parameter) return transcript.lines(entry, parameter.lines);
  }
  return undefined;
}
