/** The language status of transcripts: how much was understood, and how many findings there are. */
import * as vscode from 'vscode';
import { numberText } from '../../shared/numberText';
import type { Status } from '../../shared/requests';
import { transcriptLanguage } from '../detect/detector';
import { isTranscript } from './activeTranscript';
import type { Server } from './server';
import { shownBy } from './slices';
import { coverageCounts, coveragePercent } from './coverage';

export function showStatus(server: Server): vscode.Disposable {
  const statuses = new Map<string, Status>();
  const item = vscode.languages.createLanguageStatusItem('kdscope.status', { language: transcriptLanguage });
  item.name = 'kdscope';
  item.command = { command: 'kdscope.openTriage', title: vscode.l10n.t('Open Triage') };
  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !isTranscript(document)) return;
    const status = statuses.get(shownBy(document.uri).file.toString());
    item.busy = status === undefined;
    item.severity = status === undefined ? vscode.LanguageStatusSeverity.Information : severityOf(status);
    item.text = status === undefined ? vscode.l10n.t('Reading the transcript') : findingsText(status);
    item.detail = status === undefined ? '' : coverageText(status);
  };
  update();
  return vscode.Disposable.from(
    item,
    server.onStatus((status) => {
      statuses.set(status.uri, status);
      update();
    }),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      statuses.delete(uri.toString());
    }),
  );
}

function severityOf({ findings }: Status): vscode.LanguageStatusSeverity {
  if (findings.error > 0) return vscode.LanguageStatusSeverity.Error;
  return findings.warning > 0
    ? vscode.LanguageStatusSeverity.Warning
    : vscode.LanguageStatusSeverity.Information;
}

/** The share, what became of every line, and what limits left out. */
function coverageText({ coverage, problems }: Status): string {
  const { recognised, unrecognised, prose, blank } = coverageCounts(coverage);
  const share = vscode.l10n.t('{0} % of the debugger output understood', coveragePercent(coverage));
  const lines = vscode.l10n.t(
    'lines: {0} recognised, {1} not, {2} prose, {3} blank',
    numberText(recognised),
    numberText(unrecognised),
    numberText(prose),
    numberText(blank),
  );
  const left = problems.map(
    (problem) => `${problem.message} (${vscode.l10n.t('line {0}', problem.lines[0])})`,
  );
  return [share, lines, ...left].join('; ');
}

function findingsText({ findings: { error, warning, info } }: Status): string {
  return error + warning + info === 0
    ? vscode.l10n.t('No findings')
    : vscode.l10n.t(
        'Findings: {0} errors, {1} warnings, {2} notes',
        numberText(error),
        numberText(warning),
        numberText(info),
      );
}
