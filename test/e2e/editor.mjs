// The text editor of the window: where its cursor is, what is selected, and going to a line.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { editorOf, untilTrue } from './workbench.mjs';

/**
 * The cursor's line, and the first and last line of the selection as far as they are in sight. Read from what is drawn: the
 * status bar speaks of the editor that has the focus, which may be a webview.
 * @returns {Promise<{ cursor: number | undefined, selected: [number, number] | undefined }>}
 */
export function readEditor(page, name) {
  return editorOf(page, name)
    .first()
    .evaluate((editor) => {
      const numbers = new Map(
        [...editor.querySelectorAll('.margin-view-overlays > div')].map((row) => [
          row.style.top,
          Number(row.querySelector('.line-numbers')?.textContent),
        ]),
      );
      const selected = [...editor.querySelectorAll('.view-overlays > div')]
        .filter((row) => row.querySelector('.selected-text') !== null)
        .map((row) => numbers.get(row.style.top));
      const active = editor.querySelector('.line-numbers.active-line-number');
      return {
        cursor: active === null ? undefined : Number(active.textContent),
        selected: selected.length === 0 ? undefined : [Math.min(...selected), Math.max(...selected)],
      };
    });
}

/** Waits until these lines, and no others, are selected. */
export async function untilSelected(page, name, [first, last]) {
  let seen;
  await untilTrue(`lines ${first} to ${last} to be selected`, async () => {
    seen = await readEditor(page, name);
    return seen.selected?.[0] === first && seen.selected[1] === last && seen.cursor === last;
  }).catch((error) => {
    throw new Error(`${error.message}; ${JSON.stringify(seen)}`);
  });
}

/** Whether something comes to pass in its time. */
const comes = (awaited) =>
  awaited.then(
    () => true,
    () => false,
  );

/** Puts the cursor on a line of the editor in the first group, as `Go to Line` does. */
export async function goToLine(page, name, line) {
  const input = page.locator('.quick-input-widget input.input');
  await untilTrue(`the cursor on line ${line}`, async () => {
    await page.keyboard.press('Control+1');
    await page.locator(`.editor-instance .monaco-editor.focused[data-uri$="/${name}"]`).waitFor();
    await page.keyboard.press('Control+G');
    // What was done before may still take the focus, which closes the input, or opens it with no editor to go to: then once more.
    const typed = await comes(input.fill(`:${line}`, { timeout: 2000 }));
    if (!typed) return false;
    await page.keyboard.press('Enter');
    if (!(await comes(input.waitFor({ state: 'hidden', timeout: 2000 })))) {
      await page.keyboard.press('Escape');
      return false;
    }
    return (await readEditor(page, name)).cursor === line;
  });
}

/** Nothing moves the cursor, or selects, for a moment: long enough for an answer to an answer. */
export async function staysAt(page, name, line) {
  for (const end = Date.now() + 400; Date.now() < end; await sleep(50))
    assert.deepEqual(await readEditor(page, name), { cursor: line, selected: undefined });
}
