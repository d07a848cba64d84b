/** The tree over the active transcript, as the server computed it. */
import { MarkdownString, type CancellationToken, type LogOutputChannel, type TreeItem } from 'vscode';
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

  /** What a hover over the first line of the node says. A node that explains itself is left as it is. */
  async resolve(item: TreeItem, node: TreeNode, token: CancellationToken): Promise<TreeItem> {
    const uri = node.uri ?? this.#transcripts.uri?.toString();
    if (node.lines === undefined || node.tooltip !== undefined || uri === undefined) return item;
    try {
      const described = await this.#server.describe(uri, node.lines[0], token);
      item.tooltip = described === null ? node.label : new MarkdownString(described.markdown);
    } catch (error) {
      this.#log.debug(`no description of ${node.id}: ${String(error)}`);
      item.tooltip = node.label;
    }
    return item;
  }
}
