// Everything a fresh machine lacks: the packages, a browser, a VS Code. Each step looks first and is done once.
// By hand: `node scripts/setup.mjs` does all of it.
import { pathToFileURL } from 'node:url';
import { ensureBrowser } from './setup/browser.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureHost } from './setup/host.mjs';

export { ensureBrowser, ensureDependencies, ensureHost };

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureDependencies();
  const have = [await ensureBrowser(), await ensureHost()];
  process.exitCode = have.includes(undefined) ? 1 : 0;
}
