/** The requests of the language server beyond LSP. Every one is answered from (uri, params) alone. */
import type { Coverage, Lines } from './triage';
import type { TreeNode, ViewKind, ViewModel } from './viewModel';

/** Client → server. */
export const requests = {
  view: 'kdscope/view',
  tree: 'kdscope/tree',
  report: 'kdscope/report',
  nextCommands: 'kdscope/nextCommands',
  normalize: 'kdscope/normalize',
} as const;

/** Server → client, after each analysis of an open transcript. */
export const statusNotification = 'kdscope/status';

export interface ViewParams {
  readonly uri: string;
  readonly view: ViewKind;
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

/** The text with the damage of pasting repaired; the same text when there was none. */
export interface NormalizeResult {
  readonly text: string;
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
}
