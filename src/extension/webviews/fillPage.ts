/** Gives a webview its page and the rights it needs: scripts, and the files of `dist` alone. */
import { randomBytes } from 'node:crypto';
import { Uri, type ExtensionContext, type Webview } from 'vscode';
import type { Page } from '../../shared/messages';
import { pageTexts, uiLanguage } from '../client/language';
import { webviewHtml } from './html';

export function fillPage(webview: Webview, page: Page, title: string, context: ExtensionContext): void {
  const dist = Uri.joinPath(context.extensionUri, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  webview.html = webviewHtml({
    page,
    title,
    nonce: randomBytes(16).toString('base64url'),
    cspSource: webview.cspSource,
    script: webview.asWebviewUri(Uri.joinPath(dist, 'webview.js')).toString(),
    style: webview.asWebviewUri(Uri.joinPath(dist, 'webview.css')).toString(),
    language: uiLanguage(),
    texts: pageTexts(),
  });
}
