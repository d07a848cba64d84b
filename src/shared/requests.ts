/** The requests of the language server beyond LSP. Every one is answered from (uri, params) alone. */
import type { Coverage, Lines, TextProblem } from './triage';
import type { StackPage, TreeNode, ViewKind, ViewModel } from './viewModel';

/** Client → server. */
export const requests = {
  view: 'kdscope/view',
  tree: 'kdscope/tree',
  report: 'kdscope/report',
  html: 'kdscope/html',
  sarif: 'kdscope/sarif',
  nextCommands: 'kdscope/nextCommands',
  normalize: 'kdscope/normalize',
  excerpt: 'kdscope/excerpt',
  analyzeFile: 'kdscope/analyzeFile',
  closeFile: 'kdscope/closeFile',
  slice: 'kdscope/slice',
  sliceText: 'kdscope/sliceText',
  search: 'kdscope/search',
  describe: 'kdscope/describe',
} as const;

/** Server → client, after each analysis of an open transcript, and of a file that was analyzed by path. */
export const statusNotification = 'kdscope/status';
/** Server → client, when something happened to a file that was analyzed by path. */
export const fileNotification = 'kdscope/file';

export interface ViewParams {
  readonly uri: string;
  readonly view: ViewKind;
  /** The address that the lens looks at, as typed. */
  readonly about?: string;
  /** The page of stacks that is wanted: views that may be long come in pages. */
  readonly page?: StackPage;
}
export type ViewResult = ViewModel;

export interface DocumentParams {
  /** An open document, or a `file:` URI that is read from disk. */
  readonly uri: string;
}
export type TreeResult = readonly TreeNode[];

export interface ReportResult {
  readonly markdown: string;
}

/** A page that opens without a network, with every view in it. */
export interface HtmlResult {
  readonly html: string;
}

/** SARIF 2.1.0. */
export interface SarifResult {
  readonly json: string;
}

/** The text with the damage of pasting repaired; the same text when there was none. */
export interface NormalizeResult {
  readonly text: string;
}

export interface ExcerptParams extends DocumentParams {
  readonly lines: Lines;
}

/** Lines of a transcript for a bug report, without names, texts and addresses. */
export interface ExcerptResult {
  /** Markdown. */
  readonly text: string;
  /** With the lines around those that were asked for. */
  readonly lines: Lines;
}

export interface NextCommand {
  readonly command: string;
  readonly why: string;
  readonly lines: Lines;
}
export type NextCommandsResult = readonly NextCommand[];

export interface Status {
  readonly uri: string;
  readonly version: number;
  readonly coverage: Coverage;
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number };
  /** What was not read, each once, at its first place. */
  readonly problems: readonly TextProblem[];
}

/** Reads a file by path and keeps it, as it was read, until `closeFile`. Progress is reported under `partialResultToken`. */
export interface AnalyzeFileParams extends DocumentParams {
  readonly partialResultToken?: string | number;
}
export interface Progress {
  readonly phase: 'reading' | 'understanding';
  /** Of the phase, from 0 to 1. */
  readonly part: number;
}
export interface AnalyzeFileResult {
  /** As the server calls the file from now on. */
  readonly uri: string;
  readonly bytes: number;
  readonly lines: number;
}

/**
 * What happened to an analyzed file. `grown`: what was appended is understood, too. `gone` and `replaced`: the path leads nowhere or to
 * another file; what was read stays. `truncated` and `changed`: the text is another, and positions mean nothing. `lost`: the analysis
 * ended unexpectedly.
 */
export interface FileEvent {
  readonly uri: string;
  readonly what: 'grown' | 'gone' | 'replaced' | 'truncated' | 'changed' | 'lost';
}

export interface SliceParams extends DocumentParams {
  /** 1-based; beyond the end it is the last one. */
  readonly line: number;
}
export interface SliceResult {
  /** Of the slice that holds the line. */
  readonly uri: string;
}
/** Asked with the URI of a slice. */
export interface SliceTextResult {
  readonly text: string;
  /** 1-based line of the file with which the next slice begins. */
  readonly next?: number;
  /** The same of the slice before. */
  readonly previous?: number;
}

/** Matches are reported in the order of the file, as arrays of `Match`, under `partialResultToken`. */
export interface SearchParams extends DocumentParams {
  readonly text: string;
  readonly matchCase: boolean;
  readonly partialResultToken?: string | number;
}
export interface Match {
  /** 1-based. */
  readonly line: number;
  /** UTF-16 units of the line. */
  readonly start: number;
  readonly end: number;
  /** What stands around it, shortened. */
  readonly text: string;
}
export interface SearchResult {
  readonly matches: number;
  /** There are more than were reported. */
  readonly more: boolean;
}

/** What a hover says of a line: of the address on it, where there is one. */
export interface DescribeParams extends DocumentParams {
  readonly line: number;
}
export interface DescribeResult {
  readonly markdown: string;
}

/** What a client announces under `experimental.kdscope` of its capabilities: the requests below that it answers. */
export interface SourceAbilities {
  readonly workspaceSymbols?: boolean;
  readonly chooseSource?: boolean;
}

/** Server → client: functions of this very name that the editor's own language support knows. */
export const workspaceSymbolsRequest = 'kdscope/workspaceSymbols';
export interface WorkspaceSymbolsParams {
  /** Without scope. */
  readonly query: string;
}
export type WorkspaceSymbolsResult = readonly { readonly uri: string }[];

/** Server → client: which file is it that the debugger printed? The client asks the user, and remembers the answer in `kdscope.sourceMap`. */
export const chooseSourceRequest = 'kdscope/chooseSource';
export interface ChooseSourceParams {
  /** As the debugger printed it: text to show. */
  readonly printed: string;
  /** URIs of files of the workspace that it may be. */
  readonly candidates: readonly string[];
}
export type ChooseSourceResult = { readonly uri: string } | null;
