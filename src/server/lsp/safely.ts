/** A handler that fails logs and answers null: it never takes the server down, nor bothers the user with each key. */
import type { CancellationToken, Connection } from 'vscode-languageserver/node';

export function safely<P, R>(
  connection: Connection,
  name: string,
  handler: (params: P, token: CancellationToken) => Promise<R | undefined>,
): (params: P, token: CancellationToken) => Promise<R | null> {
  return async (params, token) => {
    try {
      return (await handler(params, token)) ?? null;
    } catch (error) {
      connection.console.error(
        `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return null;
    }
  };
}
