/** The extension under test, as this VS Code knows it. */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../../src/extension/main';
import { until } from './until';

export function findExtension(): vscode.Extension<Api> {
  const extension = vscode.extensions.getExtension<Api>('kdscope.kdscope');
  assert.ok(extension, 'the extension is known to this VS Code');
  return extension;
}

/** What it exports, once it has been activated by an event of its own. */
export async function activeApi(): Promise<Api> {
  const extension = findExtension();
  await until('activation', () => extension.isActive);
  return extension.exports;
}
