/** The tree over the active transcript, as the server computed it. */
import type { LogOutputChannel, TreeItem } from 'vscode';
import type { TreeNode } from '../../shared/viewModel';
import type { ActiveTranscript } from '../client/activeTranscript';
import type { Server } from '../client/server';
import type { TreeSource } from './lazyTree';
import { treeItem } from './treeItem';

export class TranscriptTree implements TreeSource {
  readonly #server: Server;
  readonly #transcripts: ActiveTranscript;
  readonly #log: LogOutputChannel;

  constructor(server: Server, transcripts: ActiveTranscript, log: LogOutputChannel) {
    this.#server = server;
    this.#transcripts = transcripts;
    this.#log = log;
  }

  async roots(): Promise<readonly TreeNode[]> {
    const { uri } = this.#transcripts;
    if (uri === undefined) return [];
    try {
      return await this.#server.tree(uri);
    } catch (error) {
      this.#log.warn(`no tree for ${uri.toString()}: ${String(error)}`);
      return [];
    }
  }

  item(node: TreeNode): TreeItem {
    return treeItem(node, this.#transcripts.uri);
  }
}
