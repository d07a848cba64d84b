/** The parameters of a bug check that say something, as steps of a proof. */
import { formatAddress } from '../../../shared/address';
import type { Proof } from '../../../shared/triage';
import type { Crash } from '../../transcript/crashes';
import type { Transcript } from '../../transcript/transcript';
import { bugcheckParameters } from './bugcheckParameters';

export function parameterProofs(transcript: Transcript, crash: Crash): Proof[] {
  return bugcheckParameters(transcript, crash).flatMap(({ number, value, what, says, lines }) =>
    value === undefined || what === undefined || says === undefined
      ? []
      : [
          {
            claim: `parameter ${number}, ${formatAddress(value)}: ${what} (${says})`,
            lines,
            grade: 'observed' as const,
          },
        ],
  );
}
