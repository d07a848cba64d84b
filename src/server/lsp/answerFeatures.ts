/** The requests of LSP, each handed to the service. */
import type { Connection, Position, Range, TextDocumentIdentifier } from 'vscode-languageserver/node';
import type { CancellationToken } from '../service';
import type { Router } from './router';
import { safely } from './safely';

interface InDocument {
  readonly textDocument: TextDocumentIdentifier;
}
type AtPosition = InDocument & { readonly position: Position };
type InRange = InDocument & { readonly range: Range };

export function answerFeatures(connection: Connection, router: Router): void {
  const of = router.features.bind(router);
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

  connection.onHover(at('hover', (uri, position, token) => of(uri).hover(uri, position, token)));
  connection.onDefinition(
    at('definition', (uri, position, token) => of(uri).definition(uri, position, token)),
  );
  connection.onReferences(
    at('references', (uri, position, token) => of(uri).references(uri, position, token)),
  );
  connection.onDocumentHighlight(
    at('highlights', (uri, position, token) => of(uri).highlights(uri, position, token)),
  );
  connection.onDocumentSymbol(whole('documentSymbols', (uri, token) => of(uri).documentSymbols(uri, token)));
  connection.onFoldingRanges(whole('folding', (uri, token) => of(uri).folding(uri, token)));
  connection.onDocumentLinks(whole('documentLinks', (uri, token) => of(uri).documentLinks(uri, token)));
  connection.onCodeLens(whole('codeLenses', (uri, token) => of(uri).codeLenses(uri, token)));
  connection.onCodeAction(
    within('codeActions', (uri, range, token) => of(uri).codeActions(uri, range, token)),
  );
  connection.languages.inlayHint.on(
    within('inlayHints', (uri, range, token) => of(uri).inlayHints(uri, range, token)),
  );
  const tokens = within('semanticTokens', (uri, range, token) => of(uri).semanticTokens(uri, range, token));
  connection.languages.semanticTokens.onRange(
    async (params, token) => (await tokens(params, token)) ?? { data: [] },
  );
}
