/** The timeline in the side panel. */
import * as vscode from 'vscode';
import { fillPage } from './fillPage';
import type { AttachMessenger } from './messenger';
import type { Subject } from './subject';

export function registerTimeline(
  context: vscode.ExtensionContext,
  attach: AttachMessenger,
  follow: () => Subject,
): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider('kdscope.timeline', {
    resolveWebviewView({ webview, onDidDispose }) {
      const subject = follow();
      const messenger = attach(webview, 'timeline', 'apcTimeline', subject);
      onDidDispose(() => {
        messenger.dispose();
        subject.dispose();
      });
      fillPage(webview, 'timeline', vscode.l10n.t('Timeline'), context);
    },
  });
}
