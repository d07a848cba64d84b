/** Shows the log of the extension and its server. */
import type { Command } from './command';

export const showLog: Command = ({ log }) => {
  log.show();
};
