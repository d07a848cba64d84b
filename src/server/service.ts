/**
 * The facade: everything a host can ask of a transcript. The only door for the language server and the command line.
 *
 * Nothing here throws for what a text holds. An unknown URI, or a token that is cancelled, answers undefined.
 */
import {
  MarkupContent,
  type CodeAction,
  type CodeLens,
  type Diagnostic,
  type DocumentHighlight,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type InlayHint,
  type Location,
  type Position,
  type Range,
  type SemanticTokens,
} from 'vscode-languageserver-types';
import type { ExcerptResult, NextCommand, Status, ViewParams } from '../shared/requests';
import type { Settings } from '../shared/settings';
import type { Encoding, Lines } from '../shared/triage';
import type { TreeNode, ViewKind, ViewModel } from '../shared/viewModel';
import { codeActions } from './features/codeActions';
import { codeLenses } from './features/codeLenses';
import { definition } from './features/definition';
import { diagnostics } from './features/diagnostics';
import { documentLinks, sourceQuestion } from './features/documentLinks';
import { documentSymbols } from './features/documentSymbols';
import { folding } from './features/folding';
import { highlights } from './features/highlights';
import { hover } from './features/hover/hover';
import { inlayHints } from './features/inlayHints';
import type { Locate } from './features/locate';
import { mostReferences, references } from './features/references';
import { semanticTokens, tokenModifiers, tokenTypes } from './features/semanticTokens';
import { withSourceExplanations } from './features/sourceExplanations';
import type { Analyzed, Found } from './findings/analyzed';
import { openers } from './parsers/index';
import { excerpt } from './report/excerpt';
import { triageHtml, type ReportPage } from './report/html';
import { triageJson } from './report/json';
import { triageMarkdown } from './report/markdown';
import { triageSarif } from './report/sarif';
import { triageText } from './report/text';
import { Documents } from './service/documents';
import type { Features } from './service/features';
import type { Progress } from './service/reading';
import { SliceFeatures } from './service/sliceFeatures';
import { Slices } from './service/slices';
import { SourceAnswers, type SourceDiagnostics } from './service/sourceAnswers';
import { SourceLocator, type SourceHost } from './service/sourceLocator';
import { statusOf } from './service/status';
import { UserPoolTags, type ReadTagFile } from './service/userPoolTags';
import type { CancellationToken } from './sources/sourceHost';
import type { TextChange } from './text/documentText';
import { lexLine } from './text/lexer';
import type { Opener } from './text/section';
import type { Source } from './text/source';
import type { DigestPool } from './transcript/digestAhead';
import { DigestPacker, type DigestPack } from './transcript/digestPack';
import { DigestUnpacker } from './transcript/digestUnpack';
import { viewOf } from './views/index';
import { normalizeTranscript } from './text/normalize';
import { nextCommands } from './views/nextCommands';
import { treeOf } from './views/tree';

export type {
  Analyzed,
  ReportPage,
  CancellationToken,
  Features,
  DigestPack,
  DigestPool,
  SourceDiagnostics,
  SourceHost,
  TextChange,
};
export { DigestPacker, DigestUnpacker, mostReferences, sourceQuestion };

/** What the numbers of `semanticTokens` mean. */
export const semanticTokensLegend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };

/** What the service needs from where it runs. */
export interface TriageHost {
  /** Resolves in a later turn of the event loop, after what is waiting there. */
  breathe(): Promise<void>;
  /** Other threads that help with long texts that are read by path. */
  readonly digests?: DigestPool;
  /** The C and C++ files of the workspace; absent where there is none. */
  readonly sources?: SourceHost;
  /** Reads the file of pool tags that the settings name; absent where files cannot be read. */
  readonly poolTagFile?: ReadTagFile;
}

export interface TriageOptions {
  /** As given by the user; stands in the output. */
  readonly file: string;
  readonly records: 'all' | 'none';
}

/** What a view is about, and which part of it is wanted; without a page all of it, as far as a view goes. */
export type ViewWishes = Pick<ViewParams, 'about' | 'page'>;

export interface TextOptions {
  readonly file: string;
  readonly color: boolean;
}

/** What the status bar and the Problems panel show of one version of a text. */
export interface Problems {
  readonly status: Status;
  readonly diagnostics: Diagnostic[];
}

/** Lines in the answers are those of the whole text, for a slice, too: `slices` gives its own. */
export interface TriageService extends Features {
  /** How records announce themselves: what a file that is read by path is cut by, before `attach`. */
  readonly openers: readonly Opener[];

  open(uri: string, version: number, text: string): void;
  /**
   * Applies changes in their order. Unknown URIs are ignored. Answers whether all they did was to append: then questions that wait are
   * answered by the text as it was when they were asked, or later; after any other edit, by the newest.
   */
  change(uri: string, version: number, changes: readonly TextChange[]): boolean;
  close(uri: string): void;
  /** A text that does not change: a file read by path. `close` ends it. */
  attach(uri: string, source: Source, encoding: Encoding): void;
  /**
   * The text of `attach` as it is now that more was appended. What is known of the shorter one is answered until the longer one is
   * understood; what was parsed is kept where the sections are the same objects. Resolves to false when cancelled or closed.
   */
  grow(uri: string, source: Source, encoding: Encoding, token?: CancellationToken): Promise<boolean>;
  has(uri: string): boolean;
  setSettings(settings: Settings): void;
  /** Files of the workspace came, went or changed. */
  sourcesChanged(): void;

  /** `progress` is told the part that is understood, from 0 to 1, unless the work was under way already. */
  analyze(uri: string, token?: CancellationToken, progress?: Progress): Promise<Analyzed | undefined>;
  status(uri: string, token?: CancellationToken): Promise<Status | undefined>;
  /** `status` and `diagnostics` of one version. */
  problems(uri: string, token?: CancellationToken): Promise<Problems | undefined>;

  /**
   * Checks C and C++ files that frames of the texts lead to; yields nothing without `host.sources` or when settings say no.
   * `of`, here and below: URIs of texts or slices that are asked instead of all texts. When it ends, `diagnostics` of these link to what was found.
   */
  sourceDiagnostics(token: CancellationToken, of?: readonly string[]): AsyncIterable<SourceDiagnostics>;
  /** Of a source file: which of its functions stand on stacks of the texts. */
  sourceLenses(uri: string, token?: CancellationToken, of?: readonly string[]): Promise<CodeLens[]>;
  /** The same on the lines of the calls. */
  sourceHints(
    uri: string,
    range: Range,
    token?: CancellationToken,
    of?: readonly string[],
  ): Promise<InlayHint[]>;

  view(
    uri: string,
    kind: ViewKind,
    token?: CancellationToken,
    wishes?: ViewWishes,
  ): Promise<ViewModel | undefined>;
  tree(uri: string, token?: CancellationToken): Promise<readonly TreeNode[]>;
  /** Markdown. `file` is how the text is called in it; without one, by the last part of the URI. */
  report(uri: string, file?: string, token?: CancellationToken): Promise<string | undefined>;
  /** A page that opens without a network, in pieces. */
  html(
    uri: string,
    page: ReportPage,
    file?: string,
    token?: CancellationToken,
  ): Promise<Iterable<string> | undefined>;
  /** SARIF 2.1.0, a line of JSON. `file` is where viewers find the text. */
  sarif(uri: string, file?: string, token?: CancellationToken): Promise<string | undefined>;
  nextCommands(uri: string, token?: CancellationToken): Promise<readonly NextCommand[]>;
  /** The whole text with the damage of pasting repaired. */
  normalized(uri: string): string | undefined;
  /** Lines for a bug report: names, texts and addresses replaced by stand-ins of the same width. */
  excerpt(uri: string, lines: Lines, token?: CancellationToken): Promise<ExcerptResult | undefined>;

  /** What a hover says of the address on a 1-based line, or of the line. Markdown. */
  describe(uri: string, line: number, token?: CancellationToken): Promise<string | undefined>;
  /** The lines of the slice that holds a 1-based line, and its text. */
  sliceLines(uri: string, line: number): Lines | undefined;
  sliceText(uri: string, line: number): string | undefined;
  /** Answers in the lines of slices. */
  readonly slices: Features;

  /** The JSON of docs/triage, in pieces: a large transcript never becomes one string. Undefined for an unknown URI. */
  triage(
    uri: string,
    options: TriageOptions,
    token?: CancellationToken,
  ): Promise<Iterable<string> | undefined>;
  /** The triage for people, for a terminal. */
  triageText(uri: string, options: TextOptions, token?: CancellationToken): Promise<string | undefined>;
}

export function createTriageService(host: TriageHost): TriageService {
  return new Service(host);
}

class Service extends Documents implements TriageService {
  readonly openers = openers;
  readonly slices: Features = new SliceFeatures(this);
  private readonly locator: SourceLocator | undefined;
  private readonly sources: SourceAnswers | undefined;
  private readonly poolTags: UserPoolTags;

  constructor(host: TriageHost) {
    super(host);
    const locator = (this.locator = host.sources && new SourceLocator(host.sources));
    this.sources =
      host.sources &&
      locator &&
      new SourceAnswers({
        host: host.sources,
        locator,
        settings: () => this.settings,
        transcripts: (token, of) => this.allAnalyzed(token, of),
      });
    this.poolTags = new UserPoolTags(host.poolTagFile);
  }

  setSettings(settings: Settings): void {
    if (settings.sourceMap !== this.settings.sourceMap) this.locator?.setMap(settings.sourceMap);
    this.settings = settings;
  }

  sourcesChanged(): void {
    this.locator?.forget();
  }

  status(uri: string, token?: CancellationToken): Promise<Status | undefined> {
    return this.soonest(uri, token, statusOf);
  }

  hover(uri: string, position: Position, token?: CancellationToken): Promise<Hover | undefined> {
    const tags = (): ReturnType<UserPoolTags['of']> => this.poolTags.of(this.settings.poolTagFile);
    return this.soon(uri, token, [position.line, position.line], (analyzed) =>
      hover(analyzed, position, this.locateSoon, tags),
    );
  }

  async definition(uri: string, position: Position, token?: CancellationToken): Promise<Location[]> {
    return (
      (await this.soon(uri, token, [position.line, position.line], (analyzed) =>
        definition(analyzed, position, this.locate),
      )) ?? []
    );
  }

  async references(uri: string, position: Position, token?: CancellationToken): Promise<Location[]> {
    return (await this.with(uri, token, (analyzed) => references(analyzed, position))) ?? [];
  }

  async highlights(uri: string, position: Position, token?: CancellationToken): Promise<DocumentHighlight[]> {
    return (await this.with(uri, token, (analyzed) => highlights(analyzed, position))) ?? [];
  }

  async documentSymbols(uri: string, token?: CancellationToken): Promise<DocumentSymbol[]> {
    return (await this.inTurns(uri, token, documentSymbols)) ?? [];
  }

  async folding(uri: string, token?: CancellationToken): Promise<FoldingRange[]> {
    return (await this.inTurns(uri, token, folding)) ?? [];
  }

  async documentLinks(uri: string, token?: CancellationToken): Promise<DocumentLink[]> {
    const locate = this.settings.sourceChecks ? this.locator?.locateAll : undefined;
    return (locate && (await this.with(uri, token, (analyzed) => documentLinks(analyzed, locate)))) ?? [];
  }

  semanticTokens(uri: string, range: Range, token?: CancellationToken): Promise<SemanticTokens | undefined> {
    return this.soon(uri, token, [range.start.line, range.end.line], (analyzed) =>
      semanticTokens(analyzed, range),
    );
  }

  async inlayHints(uri: string, range: Range, token?: CancellationToken): Promise<InlayHint[]> {
    if (!this.settings.inlayHints) return [];
    return (await this.with(uri, token, (analyzed) => inlayHints(analyzed, range))) ?? [];
  }

  async codeActions(uri: string, range: Range, token?: CancellationToken): Promise<CodeAction[]> {
    return (await this.with(uri, token, (analyzed) => codeActions(analyzed, range))) ?? [];
  }

  async codeLenses(uri: string, token?: CancellationToken): Promise<CodeLens[]> {
    if (!this.settings.codeLenses) return [];
    return (await this.with(uri, token, codeLenses)) ?? [];
  }

  diagnostics(uri: string, token?: CancellationToken): Promise<Diagnostic[] | undefined> {
    return this.soonest(uri, token, (found) => this.explained(uri, found));
  }

  problems(uri: string, token?: CancellationToken): Promise<Problems | undefined> {
    return this.soonest(uri, token, (found) => ({
      status: statusOf(found),
      diagnostics: this.explained(uri, found),
    }));
  }

  private explained(uri: string, found: Found): Diagnostic[] {
    return withSourceExplanations(diagnostics(found), this.sources?.knownOf(uri) ?? []);
  }

  async *sourceDiagnostics(
    token: CancellationToken,
    of?: readonly string[],
  ): AsyncGenerator<SourceDiagnostics, void, undefined> {
    if (this.sources) yield* this.sources.diagnostics(token, of);
  }

  async sourceLenses(uri: string, token?: CancellationToken, of?: readonly string[]): Promise<CodeLens[]> {
    return (await this.sources?.lenses(uri, token, of)) ?? [];
  }

  async sourceHints(
    uri: string,
    range: Range,
    token?: CancellationToken,
    of?: readonly string[],
  ): Promise<InlayHint[]> {
    return (await this.sources?.hints(uri, range, token, of)) ?? [];
  }

  private async allAnalyzed(
    token: CancellationToken,
    of: readonly string[] = [...this.documents.keys()],
  ): Promise<ReadonlyMap<string, Analyzed>> {
    const all = new Map<string, Analyzed>();
    for (const uri of of) await this.with(uri, token, (analyzed) => all.set(uri, analyzed));
    return all;
  }

  view(
    uri: string,
    kind: ViewKind,
    token?: CancellationToken,
    { about, page }: ViewWishes = {},
  ): Promise<ViewModel | undefined> {
    const { ownCode } = this.settings;
    return this.with(uri, token, (analyzed) =>
      viewOf(kind, analyzed, about, { ownCode, ...(page && { page }) }),
    );
  }

  async tree(uri: string, token?: CancellationToken): Promise<readonly TreeNode[]> {
    return (await this.with(uri, token, treeOf)) ?? [];
  }

  report(uri: string, file = nameOf(uri), token?: CancellationToken): Promise<string | undefined> {
    return this.with(uri, token, (analyzed) => triageMarkdown(analyzed, { file }));
  }

  html(
    uri: string,
    page: ReportPage,
    file = nameOf(uri),
    token?: CancellationToken,
  ): Promise<Iterable<string> | undefined> {
    const { ownCode } = this.settings;
    return this.with(uri, token, (analyzed) => triageHtml(analyzed, { file, page, ownCode }));
  }

  sarif(uri: string, file = uri, token?: CancellationToken): Promise<string | undefined> {
    return this.with(uri, token, async (analyzed) => {
      const sources = (await this.sources?.findingsOf(analyzed, token)) ?? [];
      return triageSarif(analyzed, { file, sources });
    });
  }

  async nextCommands(uri: string, token?: CancellationToken): Promise<readonly NextCommand[]> {
    return (await this.with(uri, token, ({ findings }) => nextCommands(findings))) ?? [];
  }

  normalized(uri: string): string | undefined {
    const text = this.documents.get(uri)?.wholeText();
    return text === undefined ? undefined : normalizeTranscript(text);
  }

  async describe(uri: string, line: number, token?: CancellationToken): Promise<string | undefined> {
    const text = this.documents.get(uri)?.source.line(line - 1) ?? '';
    const character = lexLine(text).find(({ kind }) => kind === 'address')?.start ?? 0;
    const shown = await this.hover(uri, { line: line - 1, character }, token);
    return shown && MarkupContent.is(shown.contents) ? shown.contents.value : undefined;
  }

  sliceLines(uri: string, line: number): Lines | undefined {
    const source = this.documents.get(uri)?.source;
    return source && Slices.of(source).at(line).lines;
  }

  sliceText(uri: string, line: number): string | undefined {
    const source = this.documents.get(uri)?.source;
    const slices = source && Slices.of(source);
    return slices?.text(slices.at(line));
  }

  excerpt(uri: string, lines: Lines, token?: CancellationToken): Promise<ExcerptResult | undefined> {
    return this.with(uri, token, (analyzed) => excerpt(analyzed, lines));
  }

  triage(
    uri: string,
    options: TriageOptions,
    token?: CancellationToken,
  ): Promise<Iterable<string> | undefined> {
    return this.with(uri, token, (analyzed) => triageJson(analyzed, options));
  }

  triageText(uri: string, options: TextOptions, token?: CancellationToken): Promise<string | undefined> {
    return this.with(uri, token, (analyzed) => triageText(analyzed, options));
  }

  /** Source files are asked only when the settings allow it. */
  private get locate(): Locate | undefined {
    return this.settings.sourceChecks ? this.locator?.locate : undefined;
  }

  private get locateSoon(): Locate | undefined {
    return this.settings.sourceChecks ? this.locator?.locateSoon : undefined;
  }
}

/** The last part of a URI, as people read it. */
function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
