/** Goes to the lines of a finding and opens its hover: `(uri, lines)`. */
import { commands } from 'vscode';
import { linesArg, uriArg } from './args';
import type { Command } from './command';

export const explainFinding: Command = async ({ revealer }, uri, lines) => {
  const target = uriArg(uri);
  const span = linesArg(lines);
  if (target === undefined || span === undefined) return;
  const editor = await revealer.reveal(target, span, { caret: true });
  if (editor !== undefined) await commands.executeCommand('editor.action.showHover');
};
