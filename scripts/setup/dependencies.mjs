// The packages of package-lock.json, installed when they are not the ones that stand in node_modules.
import { existsSync, readFileSync } from 'node:fs';
import { fromRoot } from '../lib/root.mjs';
import { runNpm } from '../lib/program.mjs';
import { say, seconds } from '../lib/say.mjs';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * Why the packages must be installed, or undefined when they stand as locked. Compares content, not file times: a git
 * checkout gives every file a new time. Optional packages of other platforms are locked and rightly absent.
 */
function reasonToInstall() {
  const installed = fromRoot('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return 'they are not installed yet';
  if (!existsSync(fromRoot('package-lock.json'))) return undefined;
  const have = readJson(installed).packages;
  const want = Object.entries(readJson(fromRoot('package-lock.json')).packages);
  const stale = want.find(
    ([place, { version, optional, devOptional }]) =>
      place !== '' && !optional && !devOptional && have[place]?.version !== version,
  );
  return stale && `${stale[0].replace(/^.*node_modules\//, '')} is not at the locked version`;
}

/** Installs the project's packages when needed; throws when that fails, for nothing else can run without them. */
export async function ensureDependencies() {
  const reason = reasonToInstall();
  if (reason === undefined) return;
  const command = existsSync(fromRoot('package-lock.json')) ? 'ci' : 'install';
  say(`Installing the packages (npm ${command}), because ${reason}`);
  const { code, seconds: took } = await runNpm([command, '--no-audit', '--no-fund']);
  if (code !== 0) throw new Error(`npm ${command} failed: is there a network?`);
  say(`Packages installed in ${seconds(took)}`);
}
