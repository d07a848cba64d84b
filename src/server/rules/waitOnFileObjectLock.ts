/** WT02, WT08: a thread waits for the lock of a synchronous file object; another request is in progress on it. */
import { commandAddress } from '../../shared/address';
import type { Draft, Rule } from './rule';
import { fileWaitDraft, who } from './support/fileWaitDraft';
import { fileObjectLabel, requesters, type FileWait } from '../transcript/fileWaits';
import { duration } from '../transcript/time';
import type { Analysis } from '../transcript/analysis';

/** Shorter waits for the lock are ordinary: requests on a synchronous handle take turns. */
const longMs = 10_000;

export const waitOnFileObjectLock: Rule = {
  id: 'wait-on-file-object-lock',
  severity: 'warning',
  surface: 'diagnostic',
  summary:
    'A thread waits for the Lock of a synchronous FILE_OBJECT: another request on the same file object is in progress.',
  *check(analysis) {
    for (const wait of analysis.fileWaits) if (wait.field === 'Lock') yield draft(analysis, wait);
  },
};

function draft(analysis: Analysis, wait: FileWait): Draft {
  const { entry, fileObject, shown } = wait;
  const { waitMs } = entry.record;
  const file = commandAddress(fileObject);
  const holder = requesters(wait, analysis.fileWaits)[0];
  const long = waitMs === undefined ? '' : ` for ${duration(waitMs)}`;
  const held = holder
    ? `; ${who(holder)} has a request in progress on it`
    : '; who holds it is not recorded in the object';
  const busy = fileObjectBusy(analysis, wait);
  return fileWaitDraft(
    wait,
    `${who(wait)} has waited${long} for the Lock of ${fileObjectLabel(fileObject)}${held}.`,
    (waitMs ?? 0) < longMs ? 'info' : undefined,
    {
      proof: busy,
      missing: holder
        ? []
        : [
            {
              what: 'which thread has the request in progress',
              command: `!irpfind -v 0 0 fileobject ${file}`,
            },
          ],
      next: [
        ...(shown ? [] : [`!fileobj ${file}`]),
        ...(holder ? [] : [`!irpfind -v 0 0 fileobject ${file}`, `!findfilelockowner ${file}`]),
      ],
    },
  );
}

/** `File Object is currently busy and has 1 waiters.` */
function fileObjectBusy({ transcript }: Analysis, { fileObject, entry }: FileWait): Draft['proof'] {
  for (const file of transcript.each('fileObject')) {
    const { address, waiters, waitersLines } = file.record;
    if (
      address !== fileObject ||
      file.session.id !== entry.session.id ||
      waiters === undefined ||
      !waitersLines
    )
      continue;
    return [
      {
        claim: `the file object is busy and has ${waiters} waiter${waiters === 1 ? '' : 's'}`,
        lines: transcript.lines(file, waitersLines),
        grade: 'observed',
      },
    ];
  }
  return [];
}
