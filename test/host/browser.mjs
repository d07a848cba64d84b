// Opens a Chromium that can reach loopback and nothing else, and tells who tried.
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../../scripts/setup/browser.mjs';

const flags = [
  '--no-sandbox', // Containers run as root and have no user namespaces; the only pages shown are our own.
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
];

/** Resources of a webview have addresses of this domain, which its service worker answers: they never reach a network. */
const isWebviewResource = (hostname) => hostname.endsWith('.vscode-resource.vscode-cdn.net');

function wantsToLeave(request) {
  const { protocol, hostname } = new URL(request);
  return /^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1' && !isWebviewResource(hostname);
}

/**
 * @returns `page`, a window of 1280 × 800; `foreign`, the requests for other hosts so far; `complaints`, the console's
 *   lines about a Content Security Policy so far.
 */
export async function startBrowser({ width = 1280, height = 800 } = {}) {
  const executablePath = await ensureBrowser();
  if (executablePath === undefined) throw new Error('there is no Chromium');
  const browser = await chromium.launch({ executablePath, headless: true, args: flags });
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const foreign = new Set();
  const complaints = [];
  context.on('request', (request) => wantsToLeave(request.url()) && foreign.add(request.url()));
  const page = await context.newPage();
  page.on('console', (message) => {
    if (/Content Security Policy|Content-Security-Policy/.test(message.text()))
      complaints.push(message.text());
  });
  return { browser, page, foreign, complaints };
}
