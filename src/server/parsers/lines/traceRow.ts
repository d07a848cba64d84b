/**
 * Rows of remembered call stacks.
 *
 *     00007fffcf6530df ntdll!RtlDebugAllocateHeap+0x000000000000003f
 *     0x6A2137BD: ntdll!RtlInitializeCriticalSectionAndSpinCount+0x9B
 */
import type { Context } from '../../model/context';
import type { TraceRow } from '../../model/trace';
import { readCallSite } from './callSite';
import { addressIn, defined } from './values';

const row = /^(?:0x)?([0-9a-f]{8}(?:`?[0-9a-f]{8})?)\s*:?\s+(\S.*)$/i;

/** Reads one row; undefined when what follows the address is no symbol. */
export function readTraceRow(line: string, at: number, context: Context): TraceRow | undefined {
  const match = row.exec(line);
  const site = match?.[2] === undefined ? undefined : readCallSite(match[2]);
  if (site?.module === undefined) return undefined;
  const address = addressIn(context, match?.[1]);
  const { symbol, module, displacement } = site;
  return defined({ address, module, symbol, displacement, lines: [at, at] as const });
}
