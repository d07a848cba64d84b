/** What a session is called: they are numbered from 1 on, in the order of the text. */
import * as l10n from '@vscode/l10n';

/** `id` as in `SessionInfo`: `s0` is the first. */
export function sessionName(id: string): string {
  return l10n.t('Session {0}', Number(id.slice(1)) + 1);
}
