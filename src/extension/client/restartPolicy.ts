/** What happens when the server dies: it starts again a few times in silence, then only when the user asks for it. */
import * as vscode from 'vscode';
import { CloseAction, ErrorAction, type CloseHandlerResult, type ErrorHandler } from 'vscode-languageclient';
import { Recent } from './recent';

const silentRestarts = 3;
const within = 180_000;

export function restartPolicy(log: vscode.LogOutputChannel, restart: () => Promise<void>): ErrorHandler {
  const crashes = new Recent(within);
  return {
    error: (error, _message, count) => {
      log.error(error);
      return {
        action: (count ?? 0) <= silentRestarts ? ErrorAction.Continue : ErrorAction.Shutdown,
        handled: true,
      };
    },
    closed: (): CloseHandlerResult => {
      if (crashes.add(Date.now()) <= silentRestarts) return { action: CloseAction.Restart, handled: true };
      void offerRestart(log, restart);
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

async function offerRestart(log: vscode.LogOutputChannel, restart: () => Promise<void>): Promise<void> {
  const again = vscode.l10n.t('Restart');
  const show = vscode.l10n.t('Show Log');
  const choice = await vscode.window.showErrorMessage(
    vscode.l10n.t(
      'kdscope: the analysis ended unexpectedly several times. Transcripts stay readable; hovers, findings and views are off.',
    ),
    again,
    show,
  );
  if (choice === show) log.show();
  if (choice !== again) return;
  try {
    await restart();
  } catch (error) {
    log.error(String(error));
  }
}
