/** Goes to a line of the analyzed file, in whichever slice it is: `(line?)`, without one it asks. */
import * as vscode from 'vscode';
import { analyzedFile } from './analyzedFile';
import type { Command } from './command';

export const goToLine: Command = async (services, given) => {
  const file = analyzedFile(services);
  if (file === undefined) return;
  const line = lineOf(typeof given === 'number' ? String(given) : ((await askForLine()) ?? ''));
  if (line !== undefined) await services.revealer.reveal(file, [line, line], { caret: true });
};

function askForLine(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Go to a line of the analyzed file'),
    prompt: vscode.l10n.t('The number of the line; beyond the end it is the last one'),
    validateInput: (value) =>
      lineOf(value) === undefined ? vscode.l10n.t('A number from 1 on, in decimal.') : undefined,
  });
}

function lineOf(text: string): number | undefined {
  const digits = text.replace(/[\s.,_']/g, '');
  return /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) : undefined;
}
