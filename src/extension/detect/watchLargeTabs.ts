/** Above 50 MB VS Code shows a file but hands it to no extension: only its tab is there. Offers to analyze those that are transcripts. */
import { open, stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import { headLength, looksLikeTranscript } from './sniff';

const limit = 50 * 1024 * 1024;

export function watchLargeTabs(): vscode.Disposable {
  const seen = new Set<string>();
  const look = (tabs: readonly vscode.Tab[]): void => {
    for (const { input } of tabs) {
      if (!(input instanceof vscode.TabInputText) || input.uri.scheme !== 'file') continue;
      const { uri } = input;
      if (seen.has(uri.toString()) || !/\.(?:log|txt|windbg|out)$/i.test(uri.path)) continue;
      seen.add(uri.toString());
      void offerAnalysis(uri);
    }
  };
  look(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs));
  return vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
    look(opened);
  });
}

async function offerAnalysis(uri: vscode.Uri): Promise<void> {
  const enabled = vscode.workspace.getConfiguration('kdscope', uri).get<boolean>('detection.enabled', true);
  if (!enabled || !looksLikeTranscript(await headOfLargeFile(uri.fsPath))) return;
  const analyze = vscode.l10n.t('Analyze File');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      '{0} is larger than 50 MB: VS Code shows it without extensions. kdscope can read it from disk and open the parts that matter.',
      uri.path.slice(uri.path.lastIndexOf('/') + 1),
    ),
    analyze,
  );
  if (choice === analyze) await vscode.commands.executeCommand('kdscope.analyzeFile', uri);
}

/** Empty for a file of ordinary size, and for one that cannot be read. */
async function headOfLargeFile(path: string): Promise<string> {
  try {
    if ((await stat(path)).size <= limit) return '';
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
      const isUtf16 = buffer[0] === 0xff && buffer[1] === 0xfe;
      return buffer.toString(isUtf16 ? 'utf16le' : 'latin1', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return '';
  }
}
