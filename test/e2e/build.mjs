// Bundles each file of the suite for the extension host. mocha stays outside: its files look for each other at run time.
import { readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { fromRoot } from '../../scripts/lib/root.mjs';

const source = fromRoot('test/e2e/suite');
export const suiteFolder = fromRoot('out/e2e/bundle');

export async function buildSuite() {
  rmSync(suiteFolder, { recursive: true, force: true });
  const files = readdirSync(source).filter((name) => name === 'index.ts' || name.endsWith('.test.ts'));
  await build({
    entryPoints: files.map((name) => `${source}/${name}`),
    outdir: suiteFolder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
