// What a user does in the window of VS Code, with mouse and keyboard.

/** Brings up the quick input with a key, and types: answers the first row that holds `text`, shown or not. */
async function findRow(page, key, query, text) {
  await page.keyboard.press(key);
  await page.locator('.quick-input-widget input').fill(query);
  return page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
}

/** Opens a file of the workspace by its name, and waits for its text. */
export async function openFile(page, name) {
  const row = await findRow(page, 'Control+P', name, name);
  await row.click();
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

/**
 * Runs a command by its title in the palette. One that is there only under a condition may come after the palette has been
 * opened, and the palette does not look again; what the command before brings up may take the focus, which closes the
 * palette. So it is opened until the command is in it and could be clicked.
 */
export async function runCommand(page, title, timeout = 30_000) {
  for (const end = Date.now() + timeout; ;) {
    const row = await findRow(page, 'F1', `>${title}`, title);
    const clicked = await row.click({ timeout: 1500 }).then(
      () => true,
      () => false,
    );
    if (clicked) return;
    if (Date.now() > end) throw new Error(`the palette does not offer "${title}"`);
    await page.keyboard.press('Escape');
  }
}

/** The class that the workbench carries under each theme that tests use. */
const themeClass = { 'Dark Modern': 'vs-dark', 'Light Modern': 'vs', 'Dark High Contrast': 'hc-black' };

/**
 * Switches the colour theme as a user does, and waits until the window shows it. By the settings it cannot be done: a window
 * with an extension under development begins with the default theme.
 */
export async function useTheme(page, name) {
  await runCommand(page, 'Preferences: Color Theme');
  await page.locator('.quick-input-widget input').fill(name);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
  await page.locator(`.monaco-workbench.${themeClass[name]}`).waitFor();
}
