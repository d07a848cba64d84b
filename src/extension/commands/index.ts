/** The table of commands, and the one place that runs them. */
import * as vscode from 'vscode';
import type { CommandId } from '../commandIds';
import { analyzeClipboard } from './analyzeClipboard';
import { analyzeFile } from './analyzeFile';
import { closeFile } from './closeFile';
import type { Command, Services } from './command';
import { copyExcerpt } from './copyExcerpt';
import { copyNextCommand } from './copyNextCommand';
import { explainFinding } from './explainFinding';
import { exportReport } from './exportReport';
import { goToLine } from './goToLine';
import { nextSlice, previousSlice } from './neighbourSlice';
import { lookAtAddress } from './lookAtAddress';
import { normalizeTranscript } from './normalizeTranscript';
import { openInView } from './openInView';
import { openSample } from './openSample';
import { openTriage } from './openTriage';
import { pin, unpin } from './pin';
import { reveal } from './reveal';
import { searchFile } from './searchFile';
import { showLog } from './showLog';
import { showStacks } from './showStacks';
import { showTimeline } from './showTimeline';

const commands: Readonly<Record<CommandId, Command>> = {
  openTriage,
  pin,
  unpin,
  showTimeline,
  lookAtAddress,
  analyzeFile,
  searchFile,
  goToLine,
  nextSlice,
  previousSlice,
  closeFile,
  analyzeClipboard,
  openSample,
  copyNextCommand,
  exportReport,
  normalizeTranscript,
  copyExcerpt,
  showLog,
  openInView,
  explainFinding,
  reveal,
  showStacks,
};

/** Never rejects: a command that fails says so and leaves the details in the log. */
export async function runCommand(services: Services, id: CommandId, args: readonly unknown[]): Promise<void> {
  try {
    await commands[id](services, ...args);
  } catch (error) {
    services.log.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('kdscope: {0}', reason));
  }
}
