// Builds kdscope, prints the triage of what it opens, and opens it in a VS Code: `npm start [-- FILE]`.
// Without FILE it opens the bundled samples. `--no-open` stops after the triage.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { run, runNode, which } from './lib/program.mjs';
import { fromRoot, root } from './lib/root.mjs';
import { say } from './lib/say.mjs';
import { ensureDependencies, ensureHost } from './setup.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'no-open': { type: 'boolean' } },
});

/** npm runs scripts in the package's folder; a FILE is meant from where the user stood. */
const fromUser = (file) => path.resolve(process.env.INIT_CWD ?? '.', file);

/** What is triaged, and what VS Code opens: the files, or the folder they are in. */
function findTarget() {
  if (positionals.length > 0) {
    const files = positionals.map(fromUser);
    const missing = files.find((file) => !existsSync(file));
    if (missing === undefined) return { files, open: files };
    console.error(`${missing} does not exist`);
    process.exit(2);
  }
  const samples = fromRoot('samples');
  const names = existsSync(samples) ? readdirSync(samples, { recursive: true, encoding: 'utf8' }) : [];
  const files = names
    .filter((name) => /\.(txt|log|windbg)$/.test(name))
    .map((name) => path.join(samples, name));
  return { files: files.sort(), open: [samples], folder: samples };
}

const developmentPath = `--extensionDevelopmentPath=${root}`;

const ownProfile = `--user-data-dir=${fromRoot('.vscode-test/profile')}`;
const isRoot = process.getuid?.() === 0;

/** Each way answers whether it worked; a way that serves until it is stopped answers when it is. */
const ways = [
  async function openInstalled({ open }) {
    const code = which('code');
    if (code === undefined) return false;
    say(`Opening VS Code (${code})`);
    // As root, VS Code wants to be told that there is no sandbox and where its profile is.
    const more = isRoot ? ['--no-sandbox', ownProfile] : [];
    return (await run(code, [developmentPath, ...more, ...open])).code === 0;
  },
  async function openDownloaded({ open }) {
    const { findDesktop } = await import('../test/e2e/desktop.mjs');
    const desktop = await findDesktop();
    if (desktop === undefined) return false;
    say('Opening the VS Code that was downloaded into .vscode-test; this ends when its window is closed');
    const args = [developmentPath, ownProfile, ...(isRoot ? ['--no-sandbox'] : []), ...open];
    return (await run(desktop, args, { echo: false })).code === 0;
  },
  async function serve({ files, folder }) {
    if ((await ensureHost()) === undefined) return false;
    const { startServer } = await import('../test/host/server.mjs');
    const server = await startServer({ folder });
    const first = files[0] === undefined ? [] : [['openFile', server.remote(files[0])]];
    const url = server.url([
      ['extensionDevelopmentPath', server.remote(root)],
      ['skipWelcome', 'true'],
      ...first,
    ]);
    console.log(`\nVS Code with kdscope is at\n\n  ${url}\n`);
    console.log('Whoever is logged in on this computer can open it, nobody else. Ctrl+C ends it.');
    await new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
    });
    await server.stop();
    return true;
  },
];

async function openSomewhere(target) {
  for (const way of ways) if (await way(target)) return;
  console.error('No VS Code could be opened here. Install VS Code, and `code` on the PATH, and try again.');
  process.exitCode = 1;
}

const target = findTarget();
await ensureDependencies();
say('Building');
const built = await runNode(fromRoot('scripts/build.mjs'), ['--production']);
if (built.code !== 0) process.exit(built.code);
if (target.files.length > 0)
  await runNode(fromRoot('dist/cli.js'), ['triage', ...target.files, '--format', 'text']);
else say('There are no sample transcripts');
if (!values['no-open']) await openSomewhere(target);
