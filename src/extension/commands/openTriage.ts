/** Opens the triage panel for the active transcript, or for the one the menu was opened on. */
import { uriArg } from './args';
import type { Command } from './command';

export const openTriage: Command = ({ transcripts, triage }, uri) => {
  const asked = uriArg(uri);
  if (asked !== undefined) transcripts.activate(asked);
  triage.show();
};
