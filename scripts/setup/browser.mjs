// A Chromium for the tests in a real VS Code: the one that is there, else one that is installed.
import { existsSync, readFileSync } from 'node:fs';
import { run, runNode, tool, which } from '../lib/program.mjs';
import { say, seconds } from '../lib/say.mjs';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser that is there already: CHROMIUM names it, else one on PATH, else the one Playwright installed. */
async function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named !== undefined) return existsSync(named) ? named : undefined;
  const onPath = commands.map(which).find(Boolean);
  if (onPath !== undefined) return onPath;
  const { chromium } = await import('playwright-core');
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : undefined;
}

/** Ubuntu's package of that name is a pointer to a snap, which containers cannot run: only Debian's is a browser. */
const isDebian = () =>
  existsSync('/etc/os-release') && /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));

const isRoot = () => process.getuid?.() === 0;

async function installFromDebian() {
  const apt = (...args) =>
    run('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    });
  const update = await apt('update');
  const install = await apt('install', '-y', '--no-install-recommends', 'chromium');
  return { ...install, seconds: update.seconds + install.seconds };
}

async function installFromPlaywright() {
  const libraries = isRoot() && which('apt-get') !== undefined ? ['--with-deps'] : [];
  return runNode(tool('playwright-core'), ['install', ...libraries, 'chromium']);
}

/** @returns {Promise<string | undefined>} The executable, or undefined when there is none and none can be installed. */
export async function ensureBrowser() {
  const present = await findBrowser();
  if (present !== undefined || process.env.CHROMIUM !== undefined) {
    if (present === undefined) say(`CHROMIUM names ${process.env.CHROMIUM}, which does not exist`);
    return present;
  }
  const installers = [
    [
      'Debian (apt-get install chromium)',
      installFromDebian,
      isRoot() && isDebian() && which('apt-get') !== undefined,
    ],
    ['Playwright (playwright install chromium)', installFromPlaywright, true],
  ];
  for (const [name, install, possible] of installers) {
    if (!possible) continue;
    say(`No Chromium found: installing one from ${name}`);
    const { code, seconds: took } = await install();
    const found = code === 0 ? await findBrowser() : undefined;
    if (found !== undefined) {
      say(`Chromium installed in ${seconds(took)}`);
      return found;
    }
  }
  say('No Chromium: install one, or name it by the environment variable CHROMIUM');
  return undefined;
}
