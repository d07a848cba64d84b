/** The requests of LSP, each handed to the service. */
import type { Connection, Position, Range, TextDocumentIdentifier } from 'vscode-languageserver/node';
import type { CancellationToken, TriageService } from '../service';
import { safely } from './safely';

interface InDocument {
  readonly textDocument: TextDocumentIdentifier;
}
type AtPosition = InDocument & { readonly position: Position };
type InRange = InDocument & { readonly range: Range };

export function answerFeatures(connection: Connection, service: TriageService): void {
  /** Features that ask for a whole document, a position, a range. */
  const whole = <R>(
    name: string,
    answer: (uri: string, token: CancellationToken) => Promise<R | undefined>,
  ) => safely(connection, name, ({ textDocument }: InDocument, token) => answer(textDocument.uri, token));
  const at = <R>(
    name: string,
    answer: (uri: string, position: Position, token: CancellationToken) => Promise<R | undefined>,
  ) =>
    safely(connection, name, ({ textDocument, position }: AtPosition, token) =>
      answer(textDocument.uri, position, token),
    );
  const within = <R>(
    name: string,
    answer: (uri: string, range: Range, token: CancellationToken) => Promise<R | undefined>,
  ) =>
    safely(connection, name, ({ textDocument, range }: InRange, token) =>
      answer(textDocument.uri, range, token),
    );

  connection.onHover(at('hover', (uri, position, token) => service.hover(uri, position, token)));
  connection.onDefinition(
    at('definition', (uri, position, token) => service.definition(uri, position, token)),
  );
  connection.onReferences(
    at('references', (uri, position, token) => service.references(uri, position, token)),
  );
  connection.onDocumentHighlight(
    at('highlights', (uri, position, token) => service.highlights(uri, position, token)),
  );
  connection.onDocumentSymbol(whole('documentSymbols', (uri, token) => service.documentSymbols(uri, token)));
  connection.onFoldingRanges(whole('folding', (uri, token) => service.folding(uri, token)));
  connection.onDocumentLinks(whole('documentLinks', (uri, token) => service.documentLinks(uri, token)));
  connection.onCodeLens(whole('codeLenses', (uri, token) => service.codeLenses(uri, token)));
  connection.onCodeAction(
    within('codeActions', (uri, range, token) => service.codeActions(uri, range, token)),
  );
  connection.languages.inlayHint.on(
    within('inlayHints', (uri, range, token) => service.inlayHints(uri, range, token)),
  );
  const tokens = within('semanticTokens', (uri, range, token) => service.semanticTokens(uri, range, token));
  connection.languages.semanticTokens.onRange(
    async (params, token) => (await tokens(params, token)) ?? { data: [] },
  );
}
