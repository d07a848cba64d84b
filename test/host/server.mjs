// Starts a VS Code server on loopback: a fresh profile per run, so that nothing leaks from one run into the next.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hostPrograms } from '../../scripts/setup/host.mjs';
import { quietSettings } from './settings.mjs';

/** Variables that would make the server believe it runs inside another VS Code, or change its password or port. */
const unwanted = [
  'PORT',
  'PASSWORD',
  'HASHED_PASSWORD',
  'VSCODE_IPC_HOOK_CLI',
  'NODE_OPTIONS',
  'ELECTRON_RUN_AS_NODE',
];

async function findFreePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

function environment(profile, extra) {
  const inherited = Object.entries(process.env).filter(([name]) => !unwanted.includes(name));
  return {
    ...Object.fromEntries(inherited),
    XDG_CONFIG_HOME: path.join(profile, 'config'),
    XDG_DATA_HOME: path.join(profile, 'data'),
    XDG_CACHE_HOME: path.join(profile, 'cache'),
    TMPDIR: profile,
    EXTENSIONS_GALLERY: '{}',
    ...extra,
  };
}

const serverArguments = (port, profile, language) => [
  hostPrograms.entry,
  ...['--bind-addr', `127.0.0.1:${port}`, '--auth', 'none'],
  ...['--user-data-dir', path.join(profile, 'user'), '--extensions-dir', path.join(profile, 'extensions')],
  ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-proxy'],
  ...['--disable-getting-started-override', '--ignore-last-opened'],
  // A built workbench ignores `extensionDevelopmentPath` in its address unless the server runs with this option.
  ...['--vscode-option', 'enable-smoke-test-driver'],
  ...(language === undefined ? [] : ['--locale', language]),
];

/**
 * VS Code speaks a language for which a language pack is installed. This one translates nothing of VS Code itself, so that extensions
 * speak the language, and the workbench has the English titles that tests look for.
 */
function installLanguagePack(profile, language) {
  const name = `language-pack-${language}`;
  const pack = path.join(profile, 'extensions', `kdscope-tests.${name}-1.0.0`);
  const translations = path.join(pack, 'translations.json');
  mkdirSync(pack, { recursive: true });
  writeFileSync(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const manifest = { name, publisher: 'kdscope-tests', version: '1.0.0', engines: { vscode: '*' } };
  const localizations = [
    { languageId: language, translations: [{ id: 'vscode', path: './translations.json' }] },
  ];
  writeFileSync(
    path.join(pack, 'package.json'),
    JSON.stringify({ ...manifest, contributes: { localizations } }),
  );
  // What VS Code writes when it installs one.
  const extensions = [{ extensionIdentifier: { id: `kdscope-tests.${name}` }, version: '1.0.0' }];
  const known = { hash: name, label: language, extensions, translations: { vscode: translations } };
  writeFileSync(path.join(profile, 'user/languagepacks.json'), JSON.stringify({ [language]: known }));
}

async function untilHealthy(child, address) {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(100)) {
    if (child.exitCode !== null) throw new Error(`the VS Code server exited with ${child.exitCode}`);
    const healthy = await fetch(`${address}healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return;
  }
  throw new Error('the VS Code server did not come up within 30 s');
}

/** Ends the server's own process group: server, extension host, language server, file watcher. */
async function stopGroup(child) {
  const signal = (name) => {
    try {
      process.kill(-child.pid, name);
    } catch {
      // The group is gone already.
    }
  };
  if (child.exitCode === null) {
    signal('SIGTERM');
    // It waits for its clients after SIGTERM, longer than anyone wants to.
    await Promise.race([once(child, 'exit'), sleep(1500)]);
  }
  signal('SIGKILL');
}

/**
 * Starts the server. The caller must `stop()` it.
 * @param {{ folder?: string, env?: Record<string, string>, settings?: Record<string, unknown>, language?: string, log?: string }} options
 *   `folder` is opened as the workspace, in place; without one the window is empty; `language` is that of VS Code, `log` a file for what
 *   the server prints.
 */
export async function startServer({ folder, env = {}, settings = {}, language, log }) {
  const profile = mkdtempSync(path.join(tmpdir(), 'kdscope-host-'));
  mkdirSync(path.join(profile, 'user/User'), { recursive: true });
  mkdirSync(path.join(profile, 'extensions'));
  writeFileSync(
    path.join(profile, 'user/User/settings.json'),
    JSON.stringify({ ...quietSettings, ...settings }),
  );
  if (language !== undefined) installLanguagePack(profile, language);
  const port = await findFreePort();
  const address = `http://127.0.0.1:${port}/`;
  const child = spawn(hostPrograms.node, serverArguments(port, profile, language), {
    env: environment(profile, env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const target = log === undefined ? undefined : createWriteStream(log);
  for (const stream of [child.stdout, child.stderr]) {
    // Unread, a full pipe would stop the server.
    if (target === undefined) stream.resume();
    else stream.pipe(target, { end: false });
  }
  const stop = async () => {
    await stopGroup(child);
    target?.end();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    await untilHealthy(child, address);
  } catch (error) {
    await stop();
    throw error;
  }
  /** A path of this machine as the workbench names it: it sees the server as a remote. */
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`;
  /** The address of a workbench, with pairs such as `['extensionDevelopmentPath', remote('.')]`. */
  const url = (payload = []) => {
    const query = new URLSearchParams(folder === undefined ? { ew: 'true' } : { folder });
    if (payload.length > 0) query.set('payload', JSON.stringify(payload));
    return `${address}?${query}`;
  };
  return { profile, remote, url, stop };
}
