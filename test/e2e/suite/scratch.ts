/** Files of a suite's own, outside the workspace, gone when it ends. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Uri } from 'vscode';

/** Called inside a `suite`: answers what writes a file there. */
export function scratchFolder(): (name: string, text: string) => Uri {
  let folder = '';
  suiteSetup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'kdscope-suite-'));
  });
  suiteTeardown(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return (name, text) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return Uri.file(file);
  };
}
