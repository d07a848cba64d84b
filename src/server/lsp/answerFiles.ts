/** The requests about files on disk: analyze, close, slices, search. They are the worker's to answer. */
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
} from 'vscode-languageserver/node';
import {
  requests,
  type AnalyzeFileParams,
  type DescribeParams,
  type DocumentParams,
  type SearchParams,
  type SliceParams,
} from '../../shared/requests';
import type { Router } from './router';
import type { SlicePublisher } from './slicePublisher';

type Reporting = DocumentParams & { readonly partialResultToken?: string | number };

export function answerFiles(
  connection: Connection,
  { service, worker }: Router,
  slices: SlicePublisher,
): void {
  const on = (
    method: string,
    answer: (params: never, token: CancellationToken) => Promise<unknown>,
  ): void => {
    connection.onRequest(method, async (params: never, token: CancellationToken): Promise<unknown> => {
      try {
        return await answer(params, token);
      } catch (error) {
        if (token.isCancellationRequested)
          return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
        const message = error instanceof Error ? error.message : String(error);
        connection.console.warn(`${method}: ${message}`);
        return new ResponseError(LSPErrorCodes.RequestFailed, message);
      }
    });
  };
  const reporter =
    ({ partialResultToken: token }: Reporting) =>
    (value: unknown): void => {
      if (token !== undefined) void connection.sendNotification('$/progress', { token, value });
    };

  on(requests.analyzeFile, async (params: AnalyzeFileParams, token) => {
    const result = await worker.request('analyzeFile', params, token, reporter(params));
    slices.refresh(result.uri);
    return result;
  });
  on(requests.closeFile, async (params: DocumentParams) => {
    if (worker.isRunning) await worker.request('closeFile', params);
    return null;
  });
  on(requests.search, (params: SearchParams, token) =>
    worker.request('search', params, token, reporter(params)),
  );
  on(requests.slice, (params: SliceParams, token) => worker.request('slice', params, token));
  on(requests.sliceText, (params: DocumentParams, token) => worker.request('sliceText', params, token));
  on(requests.describe, async (params: DescribeParams, token) => {
    const { uri, line } = params;
    if (!service.has(uri)) return (await worker.request('describe', params, token)) ?? null;
    const markdown = await service.describe(uri, line, token);
    return markdown === undefined ? null : { markdown };
  });
}
