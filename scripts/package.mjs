// Builds kdscope-<version>.vsix. What goes in is decided by .vscodeignore, which denies all and names the exceptions.
import { readFileSync } from 'node:fs';
import { runNode, tool } from './lib/program.mjs';
import { fromRoot } from './lib/root.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';

await ensureDependencies();
const built = await runNode(fromRoot('scripts/build.mjs'), ['--production']);
if (built.code !== 0) process.exit(built.code);
const { name, version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
// Everything the product needs is in its bundles, so no node_modules go along.
const args = ['package', '--no-dependencies', '--out', `${name}-${version}.vsix`];
const packed = await runNode(tool('vsce', '@vscode/vsce'), args);
process.exitCode = packed.code;
