/** Settings of the user for the length of a suite; the workspace's own would be written into the samples. */
import * as vscode from 'vscode';

/** Called inside a `suite`: answers what changes a setting of kdscope; all are as before when the suite ends. */
export function userSettings(): (name: string, value: unknown) => Promise<void> {
  const changed = new Set<string>();
  const update = async (name: string, value: unknown): Promise<void> => {
    changed.add(name);
    await vscode.workspace.getConfiguration('kdscope').update(name, value, vscode.ConfigurationTarget.Global);
  };
  suiteTeardown(async () => {
    for (const name of changed) await update(name, undefined);
  });
  return update;
}
