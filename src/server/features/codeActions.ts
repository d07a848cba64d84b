/** Code actions: what to ask the debugger next, and the explanation of a finding. */
import * as l10n from '@vscode/l10n';
import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import type { Finding } from '../../shared/triage';
import type { Analyzed } from '../findings/analyzed';
import { diagnosticOf } from './diagnostics';
import { linesOf, overlap } from './position';

const mostFindings = 10;
const mostCommands = 5;

export function codeActions(analyzed: Analyzed, range: Range): CodeAction[] {
  const lines = linesOf(range);
  return analyzed.findings
    .filter(
      (finding) =>
        finding.uri === undefined && finding.surface === 'diagnostic' && overlap(finding.lines, lines),
    )
    .slice(0, mostFindings)
    .flatMap((finding) => actionsOf(analyzed, finding));
}

function actionsOf(analyzed: Analyzed, finding: Finding): CodeAction[] {
  const diagnostics = [diagnosticOf(finding, analyzed)];
  const missing = finding.missing.map(({ command }) => command).filter((command) => command !== undefined);
  const copies = [...new Set([...finding.next, ...missing])]
    .slice(0, mostCommands)
    .map((command): CodeAction => {
      const title = l10n.t('Copy: {0}', command);
      return {
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        command: { title, command: 'kdscope.copyNextCommand', arguments: [{ command }] },
      };
    });
  const title = l10n.t('Explain: {0}', finding.rule.replaceAll('-', ' '));
  const explain: CodeAction = {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    command: { title, command: 'kdscope.explainFinding', arguments: [analyzed.uri, finding.lines] },
  };
  return [...copies, explain];
}
