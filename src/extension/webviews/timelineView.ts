/** The timeline in the side panel. */
import * as vscode from 'vscode';
import { fillPage } from './fillPage';
import type { AttachMessenger } from './messenger';

export function registerTimeline(
  context: vscode.ExtensionContext,
  attach: AttachMessenger,
): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider('kdscope.timeline', {
    resolveWebviewView({ webview, onDidDispose }) {
      const messenger = attach(webview, 'timeline', 'apcTimeline');
      onDidDispose(() => {
        messenger.dispose();
      });
      fillPage(webview, 'timeline', vscode.l10n.t('Timeline'), context);
    },
  });
}
