/** What the rules on waits inside a FILE_OBJECT (WT02) say alike. */
import { formatAddress } from '../../../shared/address';
import type { Severity } from '../../../shared/triage';
import { threadLabel } from '../../transcript/describe';
import type { FileWait } from '../../transcript/fileWaits';
import { fileObjectLabel } from '../../transcript/fileWaits';
import { thingId } from '../../transcript/transcript';
import type { Draft } from '../rule';

export function fileWaitDraft(
  wait: FileWait,
  message: string,
  severity: Severity | undefined,
  rest: Pick<Draft, 'missing' | 'next'> & Partial<Draft>,
): Draft {
  const { entry, object, objectLines, field, offset, fileObject, fileObjectId, shown, service, irp } = wait;
  return {
    session: entry.session.id,
    subject: entry.record.address,
    message,
    lines: objectLines,
    grade: shown ? 'derived' : 'inferred',
    ...(severity && { severity }),
    related: [
      ...(service
        ? [{ message: `${threadLabel(entry.record)} is inside ${service.name}`, lines: service.lines }]
        : []),
      ...(irp?.current
        ? [
            {
              message: `its IRP ${formatAddress(irp.address)}, at its current stack location`,
              lines: irp.current.lines,
            },
          ]
        : []),
    ],
    things: [thingId(entry.session, 'thread', entry.record.address), fileObjectId, ...(irp ? [irp.id] : [])],
    ...rest,
    proof: [
      {
        claim: `${formatAddress(object.address)} is ${fileObjectLabel(fileObject)}.${field}`,
        lines: objectLines,
        grade: shown ? 'derived' : 'inferred',
        check: { terms: [fileObject, `+0x${offset.toString(16)}`], equals: object.address },
      },
      ...(rest.proof ?? []),
    ],
  };
}

export function who({ entry }: FileWait): string {
  return threadLabel(entry.record);
}
