// Bundles a script that imports from src/, so that a bench can run it in a process of its own.
import { build } from 'esbuild';
import { fromRoot, root } from '../../../scripts/lib/root.mjs';

/**
 * @param {string} name of the bundle, under out/bench/
 * @param {string} contents TypeScript; paths are relative to the root of the repository
 * @returns {Promise<string>} the path of the bundle
 */
export async function bundleScript(name, contents) {
  const outfile = fromRoot('out/bench', `${name}.cjs`);
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  return outfile;
}
