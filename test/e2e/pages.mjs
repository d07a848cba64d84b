// The pages of kdscope in the window, and the marks on them.
import { findWebview } from '../host/webview.mjs';
import { untilTrue } from './workbench.mjs';

/** @param {'triage' | 'timeline'} name A page says which it is. */
export const findPage = (page, name) =>
  findWebview(page, async (frame) => (await frame.locator(`body[data-page=${name}]`).count()) > 0);

/** Nothing is being waited for any more: the page shows what it has to show. */
export async function untilDrawn(frame) {
  await frame.locator('main[data-status="waiting"]').waitFor({ state: 'detached' });
  await frame.locator('vscode-progress-ring').waitFor({ state: 'detached' });
}

/** The triage panel with one of its tabs chosen, and drawn. */
export async function showTab(page, tab) {
  const frame = await findPage(page, 'triage');
  await frame.getByRole('tab', { name: tab, exact: true }).click();
  await frame.getByRole('tab', { name: tab, exact: true, selected: true }).waitFor();
  await untilDrawn(frame);
  return frame;
}

/** The mark that shows this text. */
export const markOf = (frame, text) => frame.locator('[data-mark]', { hasText: text }).first();

/** Clicks the mark on its text: the middle of an edge of a graph may be empty. */
export const clickMark = (frame, text) =>
  markOf(frame, text).locator(`xpath=descendant-or-self::*[text()[contains(., "${text}")]]`).first().click();

export const isMarked = async (mark) => (await mark.getAttribute('data-selected')) === 'true';

export const untilMarked = (mark, what) =>
  untilTrue(`the mark "${what}" to be selected`, () => isMarked(mark));
