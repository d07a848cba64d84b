/** Turns the triage panel to one mark in one view: `(uri, view, id?)`, from code lenses and hovers. */
import { isViewKind } from '../webviews/panelState';
import { uriArg } from './args';
import type { Command } from './command';

export const openInView: Command = ({ transcripts, triage }, uri, view, id) => {
  const target = uriArg(uri);
  if (target === undefined || !isViewKind(view)) return;
  transcripts.activate(target);
  triage.show(view, typeof id === 'string' ? id : undefined);
};
