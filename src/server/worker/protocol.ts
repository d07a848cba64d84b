/** What the server and the worker that reads files by path say to each other. Everything is data that a thread can be sent. */
import type { CodeLens, InlayHint, Range } from 'vscode-languageserver-types';
import type {
  AnalyzeFileParams,
  AnalyzeFileResult,
  DescribeParams,
  DescribeResult,
  DocumentParams,
  ExcerptParams,
  ExcerptResult,
  FileEvent,
  HtmlResult,
  Match,
  NextCommandsResult,
  Progress,
  ReportResult,
  SarifResult,
  SearchParams,
  SearchResult,
  SliceParams,
  SliceResult,
  SliceTextResult,
  Status,
  TreeResult,
  ViewParams,
  ViewResult,
} from '../../shared/requests';
import type { Settings } from '../../shared/settings';
import type { Features, SourceDiagnostics } from '../service';

/** What is said about source files rests on these slices. */
interface OfSlices {
  readonly of: readonly string[];
}

export interface Configuration {
  readonly settings: Settings;
  readonly folders: readonly string[];
  /** Of the editor. */
  readonly locale: string;
}

/** By name: parameters, result, and what is reported until there is one. */
interface RequestTypes {
  configure: [Configuration, null];
  analyzeFile: [AnalyzeFileParams, AnalyzeFileResult, Progress];
  closeFile: [DocumentParams, null];
  slice: [SliceParams, SliceResult];
  sliceText: [DocumentParams, SliceTextResult];
  search: [SearchParams, SearchResult, readonly Match[]];
  describe: [DescribeParams, DescribeResult | undefined];
  status: [DocumentParams, Status | undefined];
  view: [ViewParams, ViewResult | undefined];
  tree: [DocumentParams, TreeResult];
  excerpt: [ExcerptParams, ExcerptResult | undefined];
  report: [DocumentParams, ReportResult | undefined];
  html: [DocumentParams, HtmlResult | undefined];
  sarif: [DocumentParams, SarifResult | undefined];
  nextCommands: [DocumentParams, NextCommandsResult];
  sourceDiagnostics: [OfSlices, readonly SourceDiagnostics[]];
  sourceLenses: [DocumentParams & OfSlices, CodeLens[]];
  sourceHints: [DocumentParams & OfSlices & { readonly range: Range }, InlayHint[]];
}

export type RequestName = keyof RequestTypes;
export type Params<N extends RequestName> = RequestTypes[N][0];
export type Result<N extends RequestName> = RequestTypes[N][1];
export type Report<N extends RequestName> = (value: RequestTypes[N][2]) => void;

/** The LSP features of slices. */
export const featureNames = [
  'hover',
  'definition',
  'references',
  'highlights',
  'documentSymbols',
  'folding',
  'documentLinks',
  'semanticTokens',
  'inlayHints',
  'codeActions',
  'codeLenses',
  'diagnostics',
] as const satisfies readonly (keyof Features)[];

export type ToWorker =
  | { readonly type: 'call'; readonly id: number; readonly name: string; readonly args: readonly unknown[] }
  | { readonly type: 'cancel'; readonly id: number };

export type FromWorker =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
  | { readonly type: 'report'; readonly id: number; readonly value: unknown }
  | { readonly type: 'event'; readonly event: FileEvent };
