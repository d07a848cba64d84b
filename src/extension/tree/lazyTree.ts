/** The tree of the side panel before and after the client exists: empty, so that its welcome shows, then whatever the client puts in. */
import { EventEmitter, TreeItem, type TreeDataProvider } from 'vscode';
import type { TreeNode } from '../../shared/viewModel';

export interface TreeSource {
  roots(): Promise<readonly TreeNode[]>;
  item(node: TreeNode): TreeItem;
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

  dispose(): void {
    this.#changed.dispose();
  }
}
