/** What is said about source files: checks of those that frames lead to, and the stacks that their functions stand on. */
import type { CodeLens, Diagnostic, InlayHint, Range } from 'vscode-languageserver-types';
import type { Settings } from '../../shared/settings';
import { frameNames } from '../features/frameNames';
import { sourceDiagnostics } from '../features/sourceDiagnostics';
import { sourceHints, sourceLenses } from '../features/sourceLenses';
import { fileUses, type FileUses } from '../features/sourceUses';
import type { Analyzed } from '../findings/analyzed';
import { checkWorkspace, type FileFindings } from '../sources/checkWorkspace';
import type { PlacedFinding } from '../sources/placedFinding';
import { reachedFiles } from '../sources/reachedFiles';
import type { CancellationToken } from '../sources/sourceHost';
import type { SourceHost, SourceLocator } from './sourceLocator';

/** Diagnostics of a file of the workspace. */
export interface SourceDiagnostics {
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** By URI, of documents and of slices: of a slice only what it shows. */
type Transcripts = ReadonlyMap<string, Analyzed>;

export interface SourceQuestions {
  readonly host: SourceHost;
  readonly locator: SourceLocator;
  settings(): Settings;
  /** Understood; those of the service when none are named. */
  transcripts(token: CancellationToken, of?: readonly string[]): Promise<Transcripts>;
}

/** What was found in a file, and the transcripts that lead there. */
type CheckedFile = FileFindings & { readonly by: readonly string[] };

const never: CancellationToken = { isCancellationRequested: false };

export class SourceAnswers {
  /** By transcript, as the last complete check left it. */
  private known: ReadonlyMap<string, readonly PlacedFinding[]> = new Map();

  constructor(private readonly ask: SourceQuestions) {}

  async *diagnostics(
    token: CancellationToken,
    of?: readonly string[],
  ): AsyncGenerator<SourceDiagnostics, void, undefined> {
    const { rules } = this.ask.settings();
    const transcripts = await this.ask.transcripts(token, of);
    const known = new Map<string, PlacedFinding[]>();
    for await (const file of this.check(transcripts, token)) {
      for (const by of file.by) known.set(by, [...(known.get(by) ?? []), ...this.placed(file)]);
      const told = file.by.flatMap((by) => {
        const analyzed = transcripts.get(by);
        return analyzed ? [{ ...analyzed, uri: by }] : [];
      });
      const uri = this.ask.host.uriOf(file.path);
      yield { uri, diagnostics: sourceDiagnostics(uri, file.findings, rules, told) };
    }
    if (!token.isCancellationRequested) this.known = known;
  }

  /** What the last check found in the files that a transcript leads to. */
  knownOf(transcript: string): readonly PlacedFinding[] {
    return this.known.get(transcript) ?? [];
  }

  /** What the files that a transcript leads to hold now. */
  async findingsOf(analyzed: Analyzed, token: CancellationToken = never): Promise<readonly PlacedFinding[]> {
    const found: PlacedFinding[] = [];
    for await (const file of this.check(new Map([[analyzed.uri, analyzed]]), token))
      found.push(...this.placed(file));
    return found;
  }

  async lenses(uri: string, token?: CancellationToken, of?: readonly string[]): Promise<CodeLens[]> {
    return this.ask.settings().codeLenses ? sourceLenses(await this.usesOf(uri, token, of)) : [];
  }

  async hints(
    uri: string,
    range: Range,
    token?: CancellationToken,
    of?: readonly string[],
  ): Promise<InlayHint[]> {
    return this.ask.settings().inlayHints ? sourceHints(await this.usesOf(uri, token, of), range) : [];
  }

  private async usesOf(
    uri: string,
    token: CancellationToken = never,
    of?: readonly string[],
  ): Promise<FileUses> {
    const { host, locator } = this.ask;
    const path = this.ask.settings().sourceChecks ? host.pathOf(uri) : undefined;
    const functions = path === undefined ? undefined : await locator.functionsOf(path);
    if (path === undefined || !functions) return { definitions: [], sites: [] };
    const transcripts = await this.ask.transcripts(token, of);
    return fileUses(host.uriOf(path), functions, [...transcripts.values()], locator.locateAll, token);
  }

  private async *check(
    transcripts: Transcripts,
    token: CancellationToken,
  ): AsyncGenerator<CheckedFile, void, undefined> {
    if (!this.ask.settings().sourceChecks || transcripts.size === 0) return;
    const { host } = this.ask;
    const list = await host.files.list(token);
    const reaching: (readonly [by: string, files: ReadonlySet<string>])[] = [];
    for (const [by, analyzed] of transcripts)
      reaching.push([by, new Set(await this.reached(analyzed, list, token))]);
    const paths = list.filter((path) => reaching.some(([, files]) => files.has(path)));
    for await (const found of checkWorkspace(paths, host.files, host.loadParser, token))
      yield { ...found, by: reaching.flatMap(([by, files]) => (files.has(found.path) ? [by] : [])) };
  }

  /** The files that frames lead to, and those beside them. */
  private async reached(
    analyzed: Analyzed,
    list: readonly string[],
    token: CancellationToken,
  ): Promise<readonly string[]> {
    const { host, locator } = this.ask;
    const reached = new Set<string>();
    for (const frame of list.length === 0 ? [] : frameNames(analyzed)) {
      if (token.isCancellationRequested) return [];
      for (const { uri } of (await locator.locateAll(frame))?.places ?? []) {
        const path = host.pathOf(uri);
        if (path !== undefined) reached.add(path);
      }
    }
    return reachedFiles(reached, list);
  }

  private placed({ path, findings }: FileFindings): PlacedFinding[] {
    const { rules } = this.ask.settings();
    return findings.flatMap((finding) => {
      const severity = rules[finding.rule] ?? finding.severity;
      return severity === 'off' ? [] : [{ uri: this.ask.host.uriOf(path), severity, finding }];
    });
  }
}
