// Reaching into a webview of the workbench: an outer frame of VS Code's, and in it the frame with the extension's page.
import { setTimeout as sleep } from 'node:timers/promises';

async function isShown(frame) {
  if (frame.parentFrame() === null) return false;
  const element = await frame.frameElement();
  // A page that is still loading stands in `pending-frame`.
  return (await element.getAttribute('id')) === 'active-frame' && (await element.isVisible());
}

/**
 * The visible webview page that `matches`; frames come and go while it looks.
 * @param {import('playwright-core').Page} page
 * @param {(frame: import('playwright-core').Frame) => Promise<boolean>} matches
 */
export async function findWebview(page, matches, timeout = 20_000) {
  for (const end = Date.now() + timeout; Date.now() < end; await sleep(100)) {
    for (const frame of page.frames()) {
      const found = await isShown(frame)
        .then((shown) => shown && matches(frame))
        .catch(() => false);
      if (found) return frame;
    }
  }
  throw new Error('the webview did not appear');
}

/** Matches a page by a text in it. */
export const showing = (text) => async (frame) => (await frame.locator('body').innerText()).includes(text);
