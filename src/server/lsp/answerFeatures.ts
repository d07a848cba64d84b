/** The requests of LSP, each handed to the service. */
import * as l10n from '@vscode/l10n';
import {
  MessageType,
  ShowMessageNotification,
  type CancellationToken,
  type Connection,
  type Position,
  type Range,
  type ShowMessageParams,
  type TextDocumentIdentifier,
} from 'vscode-languageserver/node';
import { numberText } from '../../shared/numberText';
import { mostReferences, sourceQuestion } from '../service';
import type { EditorSources } from './editorSources';
import type { Router } from './router';
import { safely } from './safely';
import type { SourceMarks } from './sourceMarks';
import type { SourceRouter } from './sourceRouter';

interface InDocument {
  readonly textDocument: TextDocumentIdentifier;
}
type AtPosition = InDocument & { readonly position: Position };
type InRange = InDocument & { readonly range: Range };

export function answerFeatures(
  connection: Connection,
  router: Router,
  editor: EditorSources,
  marks: SourceMarks,
  sources: SourceRouter,
): void {
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
    at('references', async (uri, position, token) => {
      const found = await of(uri).references(uri, position, token);
      if (found.length === mostReferences)
        await connection.sendNotification(ShowMessageNotification.type, endOfReferences());
      return found;
    }),
  );
  connection.onDocumentHighlight(
    at('highlights', (uri, position, token) => of(uri).highlights(uri, position, token)),
  );
  connection.onDocumentSymbol(whole('documentSymbols', (uri, token) => of(uri).documentSymbols(uri, token)));
  connection.onFoldingRanges(whole('folding', (uri, token) => of(uri).folding(uri, token)));
  connection.onDocumentLinks(
    whole('documentLinks', async (uri, token) => {
      const links = await of(uri).documentLinks(uri, token);
      return editor.canAsk ? links : links.filter(({ target }) => target !== undefined);
    }),
  );
  connection.onDocumentLinkResolve(async (link) => {
    const question = sourceQuestion(link);
    const uri = question && (await editor.choose(question));
    return question && uri !== undefined ? { ...link, target: `${uri}#L${question.line}` } : link;
  });
  connection.onCodeLens(
    whole('codeLenses', (uri, token) =>
      marks.isSource(uri) ? sources.lenses(uri, token) : of(uri).codeLenses(uri, token),
    ),
  );
  connection.onCodeAction(
    within('codeActions', (uri, range, token) => of(uri).codeActions(uri, range, token)),
  );
  connection.languages.inlayHint.on(
    within('inlayHints', (uri, range, token) =>
      marks.isSource(uri) ? sources.hints(uri, range, token) : of(uri).inlayHints(uri, range, token),
    ),
  );
  const tokens = within('semanticTokens', (uri, range, token) => of(uri).semanticTokens(uri, range, token));
  connection.languages.semanticTokens.onRange(
    async (params, token) => (await tokens(params, token)) ?? { data: [] },
  );
}

/** The list itself has no place for it. */
function endOfReferences(): ShowMessageParams {
  const message = l10n.t(
    'kdscope lists the first {0} references; there may be more.',
    numberText(mostReferences),
  );
  return { type: MessageType.Info, message };
}
