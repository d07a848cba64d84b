// What a user does in the window of VS Code, with mouse and keyboard, outside the editor's text.
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Brings up the quick input with a key, types, and clicks the first row that holds `text`. What was done before may still take
 * the focus, which closes the quick input; and the palette does not look again for a command that is there only under a
 * condition. So it is opened until the row could be clicked.
 */
async function pick(page, key, query, text, timeout = 30_000) {
  const input = page.locator('.quick-input-widget input.input');
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  for (const end = Date.now() + timeout; ;) {
    await page.keyboard.press(key);
    const picked = await input
      .fill(query, { timeout: 2000 })
      .then(() => row.click({ timeout: 2000 }))
      .then(
        () => true,
        () => false,
      );
    if (picked) return;
    if (Date.now() > end) throw new Error(`nothing to pick for "${query}"`);
    await page.keyboard.press('Escape');
  }
}

/** The editor that shows a file of this name. */
export const editorOf = (page, name) => page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`);

/**
 * Opens a file of the workspace by its name, and waits for its text.
 * @param {{ over?: boolean }} options `over`: in the group that has the focus, over whatever it shows; else in the first group.
 */
export async function openFile(page, name, { over = false } = {}) {
  if (!over) await page.keyboard.press('Control+1');
  await pick(page, 'Control+P', name, name);
  await editorOf(page, name).locator('.view-line').first().waitFor();
}

/** Runs a command by its title in the palette. */
export const runCommand = (page, title) => pick(page, 'F1', `>${title}`, title);

/** The class that the workbench carries under each theme that tests use. */
const themeClass = {
  'Dark Modern': 'vs-dark',
  'Light Modern': 'vs',
  'Dark High Contrast': 'hc-black',
  'Light High Contrast': 'hc-light',
};

/**
 * Switches the colour theme as a user does, and waits until the window shows it. By the settings it cannot be done: a window
 * with an extension under development begins with the default theme.
 */
export async function useTheme(page, name) {
  const shown = page.locator(`.monaco-workbench.${themeClass[name]}`);
  await runCommand(page, 'Preferences: Color Theme');
  const input = page.locator('.quick-input-widget input.input');
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
  await input.fill(name);
  await row.click();
  await shown.waitFor();
}

/** Asks until the answer is true; `what` names what did not come. */
export async function untilTrue(what, ask, timeout = 15_000) {
  for (const end = Date.now() + timeout; ; await sleep(50)) {
    if (await ask()) return;
    if (Date.now() > end) throw new Error(`timed out waiting for ${what}`);
  }
}
