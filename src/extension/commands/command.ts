/** What a command gets to work with. */
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { ActiveTranscript } from '../client/activeTranscript';
import type { AnalyzedFiles } from '../client/analyzedFiles';
import type { Revealer } from '../client/reveal';
import type { Server } from '../client/server';
import type { TriagePanels } from '../webviews/triagePanels';

export interface Services {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly server: Server;
  readonly transcripts: ActiveTranscript;
  readonly files: AnalyzedFiles;
  readonly revealer: Revealer;
  readonly triage: TriagePanels;
}

/** Arguments come from menus, code lenses, the tree and other extensions: unknown until looked at. */
export type Command = (services: Services, ...args: readonly unknown[]) => void | Promise<void>;
