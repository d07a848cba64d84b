/** The types of languageServer.mjs, which benches run without a compiler. */

import type { CancellationToken } from 'vscode-languageserver/node';

export interface Heard {
  readonly method: string;
  readonly params: unknown;
}

export interface LanguageServer {
  readonly initialized: { readonly capabilities: Readonly<Record<string, unknown>> };
  readonly heard: readonly Heard[];
  request<R = unknown>(method: string, params: unknown, token?: CancellationToken): Promise<R>;
  notify(method: string, params: unknown): Promise<void>;
  hear<P = unknown>(method: string, wanted?: (params: P) => boolean): Promise<P>;
  stop(): Promise<number>;
}

export function startServer(options?: {
  readonly folders?: readonly string[];
  readonly settings?: object;
  readonly locale?: string;
}): Promise<LanguageServer>;
