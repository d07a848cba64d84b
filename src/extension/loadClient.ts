/** Loads the client bundle on first need: evaluating vscode-languageclient costs more than all of the detector. */
import * as path from 'node:path';
import type { ExtensionContext } from 'vscode';
import type { Client, ClientModule } from './clientModule';
import type { LazyTree } from './tree/lazyTree';

export interface ClientLoader {
  /** Starts the client on the first call, and answers the same one ever after. */
  load(): Client;
  /** The client, if anybody needed it so far. */
  readonly loaded: Client | undefined;
}

export function createClientLoader(context: ExtensionContext, tree: LazyTree): ClientLoader {
  let client: Client | undefined;
  return {
    load() {
      client ??= requireClient().startClient(context, tree);
      return client;
    },
    get loaded() {
      return client;
    },
  };
}

/** The path is computed so that the bundler leaves it alone. */
function requireClient(): ClientModule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the second bundle is CommonJS and loaded late on purpose
  return require(path.join(__dirname, 'client.js')) as ClientModule;
}
