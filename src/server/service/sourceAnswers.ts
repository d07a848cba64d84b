/** What is said about source files: checks of those that frames lead to, and the stacks that their functions stand on. */
import type { CodeLens, Diagnostic, InlayHint, Range } from 'vscode-languageserver-types';
import type { Settings } from '../../shared/settings';
import { frameNames } from '../features/frameNames';
import { sourceDiagnostics } from '../features/sourceDiagnostics';
import { sourceHints, sourceLenses } from '../features/sourceLenses';
import { fileUses, type FileUses } from '../features/sourceUses';
import type { Analyzed } from '../findings/analyzed';
import { checkWorkspace } from '../sources/checkWorkspace';
import { reachedFiles } from '../sources/reachedFiles';
import type { CancellationToken } from '../sources/sourceHost';
import type { SourceHost, SourceLocator } from './sourceLocator';

/** Diagnostics of a file of the workspace. */
export interface SourceDiagnostics {
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface SourceQuestions {
  readonly host: SourceHost;
  readonly locator: SourceLocator;
  settings(): Settings;
  /** The open transcripts, understood. */
  transcripts(token: CancellationToken): Promise<readonly Analyzed[]>;
}

const never: CancellationToken = { isCancellationRequested: false };

export class SourceAnswers {
  constructor(private readonly ask: SourceQuestions) {}

  async *diagnostics(token: CancellationToken): AsyncGenerator<SourceDiagnostics, void, undefined> {
    const { host } = this.ask;
    const { sourceChecks, rules } = this.ask.settings();
    if (!sourceChecks) return;
    const transcripts = await this.ask.transcripts(token);
    const paths = await this.reached(transcripts, token);
    for await (const { path, findings } of checkWorkspace(paths, host.files, host.loadParser, token)) {
      const uri = host.uriOf(path);
      yield { uri, diagnostics: sourceDiagnostics(uri, findings, rules, transcripts) };
    }
  }

  async lenses(uri: string, token?: CancellationToken): Promise<CodeLens[]> {
    return this.ask.settings().codeLenses ? sourceLenses(await this.usesOf(uri, token)) : [];
  }

  async hints(uri: string, range: Range, token?: CancellationToken): Promise<InlayHint[]> {
    return this.ask.settings().inlayHints ? sourceHints(await this.usesOf(uri, token), range) : [];
  }

  private async usesOf(uri: string, token: CancellationToken = never): Promise<FileUses> {
    const { host, locator } = this.ask;
    const path = this.ask.settings().sourceChecks ? host.pathOf(uri) : undefined;
    const functions = path === undefined ? undefined : await locator.functionsOf(path);
    if (path === undefined || !functions) return { definitions: [], sites: [] };
    const transcripts = await this.ask.transcripts(token);
    return fileUses(host.uriOf(path), functions, transcripts, locator.locateAll, token);
  }

  /** The files that frames lead to, and those beside them. */
  private async reached(
    transcripts: readonly Analyzed[],
    token: CancellationToken,
  ): Promise<readonly string[]> {
    const { host, locator } = this.ask;
    const list = await host.files.list(token);
    const reached = new Set<string>();
    for (const analyzed of list.length === 0 ? [] : transcripts) {
      for (const frame of frameNames(analyzed)) {
        if (token.isCancellationRequested) return [];
        for (const { uri } of (await locator.locateAll(frame))?.places ?? []) {
          const path = host.pathOf(uri);
          if (path !== undefined) reached.add(path);
        }
      }
    }
    return reachedFiles(reached, list);
  }
}
