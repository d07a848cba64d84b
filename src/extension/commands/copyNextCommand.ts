/** Copies what to type into the debugger next: `(treeNode?)`, or a choice from everything the findings ask for. */
import * as vscode from 'vscode';
import { numberText } from '../../shared/numberText';
import type { NextCommand } from '../../shared/requests';
import { nodeCommandArg } from './args';
import type { Command } from './command';

interface CommandItem extends vscode.QuickPickItem {
  readonly text: string;
}

export const copyNextCommand: Command = async ({ server, transcripts }, node) => {
  const text =
    nodeCommandArg(node) ?? (await chooseCommand(server.nextCommands.bind(server), transcripts.uri));
  if (text === undefined) return;
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', text), 4000);
};

async function chooseCommand(
  nextCommands: (uri: vscode.Uri) => Promise<readonly NextCommand[]>,
  uri: vscode.Uri | undefined,
): Promise<string | undefined> {
  const next = uri === undefined ? [] : await nextCommands(uri);
  if (next.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No finding of this transcript asks for another command.'),
    );
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(commandItems(next), {
    title: vscode.l10n.t('Copy a debugger command'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.text;
}

function commandItems(next: readonly NextCommand[]): CommandItem[] {
  const all: CommandItem = {
    label: vscode.l10n.t('Copy all as one line'),
    description:
      next.length === 1 ? vscode.l10n.t('1 command') : vscode.l10n.t('{0} commands', numberText(next.length)),
    text: [...new Set(next.map(({ command }) => command))].join('; '),
    alwaysShow: true,
  };
  const each = next.map(({ command, why, lines: [first] }) => ({
    label: command,
    description: vscode.l10n.t('line {0}', first),
    detail: why,
    text: command,
  }));
  return [all, ...each];
}
