/** The requests beyond LSP. They answer for open documents, and for files that are read by path; a failure is told to the client. */
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
  type NextCommandsResult,
  type NormalizeResult,
  type ReportResult,
  type TreeResult,
  type ViewParams,
  type ViewResult,
} from '../../shared/requests';
import type { TriageService } from '../service';
import type { FilesByPath } from './filesByPath';

const view = new RequestType<ViewParams, ViewResult, void>(requests.view);
const tree = new RequestType<DocumentParams, TreeResult, void>(requests.tree);
const nextCommands = new RequestType<DocumentParams, NextCommandsResult, void>(requests.nextCommands);
const normalize = new RequestType<DocumentParams, NormalizeResult, void>(requests.normalize);
const report = new RequestType<DocumentParams, ReportResult, void>(requests.report);

export function answerRequests(connection: Connection, service: TriageService, files: FilesByPath): void {
  const on = <P extends DocumentParams, R>(
    type: RequestType<P, R, void>,
    answer: (params: P, token: CancellationToken) => Promise<R | undefined>,
  ): void => {
    connection.onRequest(
      type.method,
      async (params: P, token: CancellationToken): Promise<R | ResponseError> => {
        try {
          files.attach(params.uri);
          const result = await answer(params, token);
          return result ?? new ResponseError(LSPErrorCodes.RequestFailed, 'cancelled, or no transcript');
        } catch (error) {
          const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
          connection.console.error(`${type.method}: ${stack}`);
          return new ResponseError(LSPErrorCodes.RequestFailed, message);
        }
      },
    );
  };

  on(view, (params, token) => service.view(params.uri, params.view, token));
  on(tree, ({ uri }, token) => service.tree(uri, token));
  on(nextCommands, ({ uri }, token) => service.nextCommands(uri, token));
  on(normalize, ({ uri }) => {
    const text = service.normalized(uri);
    return Promise.resolve(text === undefined ? undefined : { text });
  });
  on(report, async ({ uri }, token) => {
    const markdown = await service.report(uri, undefined, token);
    return markdown === undefined ? undefined : { markdown };
  });
}
