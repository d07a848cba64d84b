/** WT02: a thread waits for the completion of a request on a file object. */
import { commandAddress } from '../../shared/address';
import { fileObjectLabel } from '../transcript/fileWaits';
import type { Rule } from './rule';
import { fileWaitDraft, who } from './support/fileWaitDraft';

export const waitOnFileObjectEvent: Rule = {
  id: 'wait-on-file-object-event',
  severity: 'info',
  surface: 'card',
  summary: 'A thread waits for the Event of a FILE_OBJECT: the completion of a request on it.',
  *check({ fileWaits }) {
    for (const wait of fileWaits) {
      if (wait.field !== 'Event') continue;
      const own =
        (wait.service ?? wait.irp)
          ? 'the completion of its own request on'
          : 'the completion of a request, not necessarily its own, on';
      const file = commandAddress(wait.fileObject);
      yield fileWaitDraft(
        wait,
        `${who(wait)} waits for the Event of ${fileObjectLabel(wait.fileObject)}: ${own} that file object.`,
        undefined,
        {
          missing: wait.irp
            ? []
            : [{ what: 'the IRP of the request', command: `!irpfind -v 0 0 fileobject ${file}` }],
          next: wait.irp ? [] : [`!irpfind -v 0 0 fileobject ${file}`],
        },
      );
    }
  },
};
