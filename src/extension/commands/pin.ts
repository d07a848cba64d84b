/** Pins the triage panel to its transcript, so that it stays there whichever becomes active; and lets it follow again. */
import type { Command } from './command';

export const pin: Command = ({ triage }) => {
  triage.pin();
};

export const unpin: Command = ({ triage }) => {
  triage.unpin();
};
