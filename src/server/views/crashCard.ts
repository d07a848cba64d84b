/** A crash as a card: its name, what the code means, its parameters by meaning. */
import { formatAddress } from '../../shared/address';
import type { CrashModel } from '../../shared/viewModel';
import { bugcheckParameters } from '../findings/verdict/bugcheckParameters';
import { crashTitle } from '../findings/verdict/crashWords';
import { foreignCode } from '../reference/bugchecks';
import { firstLook } from '../reference/bugcheckFirstLook';
import type { Crash } from '../transcript/crashes';
import type { Transcript } from '../transcript/transcript';

export function crashCard(transcript: Transcript, crash: Crash): CrashModel {
  const { code, lines, session } = crash;
  const id = `${session.id}/crash:${lines[0]}`;
  const words = code === undefined ? undefined : (firstLook(code)?.words ?? foreignCode(code));
  return {
    id,
    title: crashTitle(crash),
    ...(words !== undefined && { words }),
    parameters: bugcheckParameters(transcript, crash).map(({ number, value, what, says, lines: at }) => ({
      id: `${id}/${number}`,
      number,
      ...(value !== undefined && { value: formatAddress(value) }),
      ...(what !== undefined && { what }),
      ...(says !== undefined && { says }),
      lines: at,
    })),
    lines,
  };
}
