/** The language features of a text, asked by URI. */
import type {
  CodeAction,
  CodeLens,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  Position,
  Range,
  SemanticTokens,
} from 'vscode-languageserver-types';
import type { CancellationToken } from '../sources/sourceHost';

/** What an editor asks of a text that it shows; every URI may be that of a slice. */
export interface Features {
  hover(uri: string, position: Position, token?: CancellationToken): Promise<Hover | undefined>;
  definition(uri: string, position: Position, token?: CancellationToken): Promise<Location[]>;
  references(uri: string, position: Position, token?: CancellationToken): Promise<Location[]>;
  highlights(uri: string, position: Position, token?: CancellationToken): Promise<DocumentHighlight[]>;
  documentSymbols(uri: string, token?: CancellationToken): Promise<DocumentSymbol[]>;
  folding(uri: string, token?: CancellationToken): Promise<FoldingRange[]>;
  documentLinks(uri: string, token?: CancellationToken): Promise<DocumentLink[]>;
  semanticTokens(uri: string, range: Range, token?: CancellationToken): Promise<SemanticTokens | undefined>;
  inlayHints(uri: string, range: Range, token?: CancellationToken): Promise<InlayHint[]>;
  codeActions(uri: string, range: Range, token?: CancellationToken): Promise<CodeAction[]>;
  codeLenses(uri: string, token?: CancellationToken): Promise<CodeLens[]>;
  diagnostics(uri: string, token?: CancellationToken): Promise<Diagnostic[] | undefined>;
}
