/** APC07: a thread waits for the completion of a request while its special kernel APCs, which complete it, are disabled. */
import { formatAddress } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { StructField, StructRecord } from '../model/data';
import type { Analysis } from '../transcript/analysis';
import type { FileWait } from '../transcript/fileWaits';
import { threadLabel } from '../transcript/describe';
import { thingId, type Entry } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

export const apcsDisabledWait: Rule = {
  id: 'apcs-disabled-wait',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'A thread waits for the completion of its request with special kernel APCs disabled.',
  *check(analysis) {
    const waits = analysis.fileWaits.filter(({ field }) => field === 'Event');
    if (waits.length === 0) return;
    const structs = [...analysis.transcript.each('struct')].filter(({ record }) =>
      /_(?:KTHREAD|ETHREAD)$/i.test(record.type ?? ''),
    );
    for (const wait of waits) {
      const found = disabled(analysis, wait, structs);
      if (found) yield draft(wait, found);
    }
  },
};

/** The dump of this thread that shows SpecialApcDisable, when it is not 0. */
function disabled(
  { transcript }: Analysis,
  { entry }: FileWait,
  structs: readonly Entry<StructRecord>[],
): { value: string; lines: Lines } | undefined {
  for (const struct of structs) {
    if (struct.session.id !== entry.session.id || struct.record.address !== entry.record.address) continue;
    const field = struct.record.fields.find(({ name }) => name === 'SpecialApcDisable');
    if (field && count(field) !== 0)
      return { value: field.value, lines: transcript.lines(struct, field.lines) };
  }
  return undefined;
}

function count({ value }: StructField): number {
  const match = /^(?:0n)?(-?\d+)\b|^0x([0-9a-f]+)/i.exec(value);
  return match ? Number.parseInt(match[1] ?? `0x${match[2] ?? '0'}`) : 0;
}

function draft(
  { entry, objectLines, irp, fileObject }: FileWait,
  found: { value: string; lines: Lines },
): Draft {
  const completed = irp?.record.complete === true;
  const command = `!thread ${formatAddress(entry.record.address)}`;
  return {
    session: entry.session.id,
    subject: entry.record.address,
    lines: objectLines,
    ...(!completed && { severity: 'info' as const }),
    grade: 'inferred',
    message: `${threadLabel(entry.record)} waits for the completion of a request on FILE_OBJECT ${formatAddress(fileObject)} with special kernel APCs disabled (${found.value}): the APC that would end its wait cannot run.`,
    proof: [
      { claim: 'it waits on the event of the file object', lines: objectLines, grade: 'derived' },
      { claim: `SpecialApcDisable is ${found.value}`, lines: found.lines, grade: 'observed' },
    ],
    related: [],
    alternatives: ['The request is not yet complete, and what holds it is its driver.'],
    missing: [
      {
        what: 'whether the driver has completed the IRP',
        command: irp ? `!irp ${formatAddress(irp.address)} 1` : command,
      },
    ],
    next: [command, ...(irp ? [`!irp ${formatAddress(irp.address)} 1`] : [])],
    things: [thingId(entry.session, 'thread', entry.record.address)],
  };
}
