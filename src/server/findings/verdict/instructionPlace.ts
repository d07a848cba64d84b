/** Where a crash failed, where no stack reaches the place: the name that the text gives to the instruction. */
import { formatAddress, type Address } from '../../../shared/address';
import type { Lines, SessionInfo } from '../../../shared/triage';
import { parameterMeanings } from '../../reference/bugcheckParameters';
import { analyzedRecord, type Crash } from '../../transcript/crashes';
import { formatSymbol } from '../../transcript/frames';
import type { Transcript } from '../../transcript/transcript';

export interface NamedInstruction {
  readonly symbol: string;
  readonly lines: Lines;
  /** What says that this is the instruction. */
  readonly claim: string;
}

export function instructionPlace(transcript: Transcript, crash: Crash): NamedInstruction | undefined {
  return ofExceptionRecord(transcript, crash) ?? ofParameter(transcript, crash) ?? ofStop(transcript, crash);
}

function ofExceptionRecord(transcript: Transcript, { analysis }: Crash): NamedInstruction | undefined {
  const entry = analysis && analyzedRecord(transcript, analysis, 'exceptionRecord');
  const symbol = entry?.record.symbol?.replace(/\+0x0+(?=[0-9a-f])/i, '+0x');
  return entry && symbol !== undefined && symbol !== ''
    ? {
        symbol,
        lines: transcript.lines(entry),
        claim: `the exception record names the address: ${symbol}`,
      }
    : undefined;
}

/** The debugger shows the instruction at which it stops, below the registers. */
const reach = 24;

function ofStop(transcript: Transcript, { exception }: Crash): NamedInstruction | undefined {
  if (!exception) return undefined;
  const [, last] = transcript.lines(exception);
  for (let section = exception.section; section < exception.section + 3; section++)
    for (const { record, index, base, block } of transcript.in(section)) {
      if (index < exception.index || block !== exception.block || record.kind !== 'disassembly') continue;
      const lines = transcript.lines({ base, record });
      const { symbol, displacement } = record;
      if (lines[0] > last + reach || symbol === undefined) return undefined;
      const name = formatSymbol({ symbol, ...(displacement !== undefined && { displacement }) });
      return { symbol: name, lines, claim: `the instruction at the stop: ${name}` };
    }
  return undefined;
}

/** The parameter that is the instruction, and a listing of code there. */
function ofParameter(transcript: Transcript, crash: Crash): NamedInstruction | undefined {
  const { code, parameters, session } = crash;
  if (code === undefined) return undefined;
  const at = parameterMeanings(code, parameters).findIndex((meaning) => meaning?.kind === 'code');
  const address = parameters[at];
  if (!address) return undefined;
  const found = disassembledAt(transcript, session, address);
  return found && { ...found, claim: `parameter ${at + 1}, ${formatAddress(address)}, is ${found.symbol}` };
}

function disassembledAt(
  transcript: Transcript,
  session: SessionInfo,
  address: Address,
): Pick<NamedInstruction, 'symbol' | 'lines'> | undefined {
  for (const entry of transcript.ofSession(session).each('disassembly')) {
    const { symbol, displacement } = entry.record;
    if (entry.session.id !== session.id || entry.record.address !== address || symbol === undefined) continue;
    return {
      symbol: formatSymbol({ symbol, ...(displacement !== undefined && { displacement }) }),
      lines: transcript.lines(entry),
    };
  }
  return undefined;
}
