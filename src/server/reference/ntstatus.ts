// NTSTATUS codes: name, severity and facility of all known ones, an explanation of those that matter in a triage.
import { codeRuns } from './codeRuns';
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';
import { ntstatusTable } from './ntstatus.generated';
import { ntstatusExplanations } from './ntstatusExplanations';

export interface NtStatus {
  /** `STATUS_ACCESS_VIOLATION` */
  readonly name: string;
  readonly severity: 'success' | 'informational' | 'warning' | 'error';
  /** Bits 16–27 of the code; 0 for most. */
  readonly facility: number;
  /** What it means for the reader of a transcript; only the important codes have one. */
  readonly explanation?: string;
}

const severities = ['success', 'informational', 'warning', 'error'] as const;

/** The entry of a code; it may be given as the debugger evaluates it, sign-extended (-0x3ffffffb) or not (0xc0000005). */
export function ntstatus(code: number): NtStatus | undefined {
  return table().get(code >>> 0);
}

const table = lazyTable((): ReadonlyMap<number, NtStatus> => {
  const explanations = keyedLines(ntstatusExplanations);
  const entries = new Map<number, NtStatus>();
  for (const [code, name] of codeRuns(ntstatusTable, 'STATUS_')) {
    const explanation = explanations.get(code.toString(16).padStart(8, '0'));
    entries.set(code, {
      name,
      severity: severities[code >>> 30] ?? 'error',
      facility: (code >>> 16) & 0xfff,
      ...(explanation === undefined ? {} : { explanation }),
    });
  }
  return entries;
});
