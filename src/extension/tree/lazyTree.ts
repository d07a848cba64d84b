/** The tree of the side panel before and after the client exists: empty, so that its welcome shows, then whatever the client puts in. */
import { EventEmitter, TreeItem, type CancellationToken, type TreeDataProvider } from 'vscode';
import type { TreeNode } from '../../shared/viewModel';

export interface TreeSource {
  roots(): Promise<readonly TreeNode[]>;
  item(node: TreeNode): TreeItem;
  /** Adds what takes longer, when the pointer or the focus rests on an item. */
  resolve(item: TreeItem, node: TreeNode, token: CancellationToken): Promise<TreeItem>;
}

export class LazyTree implements TreeDataProvider<TreeNode> {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #source: TreeSource | undefined;

  attach(source: TreeSource): void {
    this.#source = source;
    this.refresh();
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    return [...(node === undefined ? ((await this.#source?.roots()) ?? []) : (node.children ?? []))];
  }

  getTreeItem(node: TreeNode): TreeItem {
    return this.#source?.item(node) ?? new TreeItem(node.label);
  }

  resolveTreeItem(item: TreeItem, node: TreeNode, token: CancellationToken): Promise<TreeItem> {
    return this.#source?.resolve(item, node, token) ?? Promise.resolve(item);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
