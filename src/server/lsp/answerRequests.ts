/** The requests beyond LSP. They answer for open documents, and for files that are read by path; a failure is told to the client. */
import * as l10n from '@vscode/l10n';
import {
  LSPErrorCodes,
  RequestType,
  ResponseError,
  type CancellationToken,
  type Connection,
} from 'vscode-languageserver/node';
import {
  requests,
  type DocumentParams,
  type ExcerptParams,
  type ExcerptResult,
  type HtmlResult,
  type NextCommandsResult,
  type NormalizeResult,
  type ReportResult,
  type SarifResult,
  type TreeResult,
  type ViewParams,
  type ViewResult,
} from '../../shared/requests';
import { reportPage } from '../node/reportPage';
import type { Router } from './router';

const view = new RequestType<ViewParams, ViewResult, void>(requests.view);
const tree = new RequestType<DocumentParams, TreeResult, void>(requests.tree);
const nextCommands = new RequestType<DocumentParams, NextCommandsResult, void>(requests.nextCommands);
const normalize = new RequestType<DocumentParams, NormalizeResult, void>(requests.normalize);
const excerpt = new RequestType<ExcerptParams, ExcerptResult, void>(requests.excerpt);
const report = new RequestType<DocumentParams, ReportResult, void>(requests.report);
const sarif = new RequestType<DocumentParams, SarifResult, void>(requests.sarif);
const html = new RequestType<DocumentParams, HtmlResult, void>(requests.html);

type Answer<P, R> = (params: P, token: CancellationToken) => Promise<R | undefined>;

/** `language` answers that of the views in a report. */
export function answerRequests(connection: Connection, router: Router, language: () => string): void {
  const { service, worker } = router;
  const on = <P extends DocumentParams, R>(
    type: RequestType<P, R, void>,
    ofDocument: Answer<P, R>,
    ofFile: Answer<P, R> = ofDocument,
  ): void => {
    connection.onRequest(
      type.method,
      async (params: P, token: CancellationToken): Promise<R | ResponseError> => {
        try {
          const answer = router.isOnDisk(params.uri) ? ofFile : ofDocument;
          const result = await answer(params, token);
          return (
            result ?? new ResponseError(LSPErrorCodes.RequestFailed, l10n.t('cancelled, or no transcript'))
          );
        } catch (error) {
          const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
          connection.console.error(`${type.method}: ${stack}`);
          return new ResponseError(LSPErrorCodes.RequestFailed, message);
        }
      },
    );
  };

  on(
    view,
    (params, token) => service.view(params.uri, params.view, token, params),
    (params, token) => worker.request('view', params, token),
  );
  on(
    tree,
    ({ uri }, token) => service.tree(uri, token),
    (params, token) => worker.request('tree', params, token),
  );
  on(
    nextCommands,
    ({ uri }, token) => service.nextCommands(uri, token),
    (params, token) => worker.request('nextCommands', params, token),
  );
  on(normalize, ({ uri }) => {
    const text = service.normalized(uri);
    return Promise.resolve(text === undefined ? undefined : { text });
  });
  on(
    excerpt,
    ({ uri, lines }, token) => service.excerpt(uri, lines, token),
    (params, token) => worker.request('excerpt', params, token),
  );
  on(
    report,
    async ({ uri }, token) => {
      const markdown = await service.report(uri, undefined, token);
      return markdown === undefined ? undefined : { markdown };
    },
    (params, token) => worker.request('report', params, token),
  );
  on(
    sarif,
    async ({ uri }, token) => {
      const json = await service.sarif(uri, undefined, token);
      return json === undefined ? undefined : { json };
    },
    (params, token) => worker.request('sarif', params, token),
  );
  on(
    html,
    async ({ uri }, token) => {
      const pieces = await service.html(uri, await reportPage(__dirname, language()), undefined, token);
      return pieces && { html: [...pieces].join('') };
    },
    (params, token) => worker.request('html', params, token),
  );
}
