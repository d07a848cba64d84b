// Finding and running other programs, the same way on Linux, macOS and Windows.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fromRoot, root } from './root.mjs';

/** The full path of a program on PATH, or undefined. Windows finds `code` as `code.cmd`. */
export function which(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = folders.flatMap((folder) => endings.map((ending) => path.join(folder, name + ending)));
  return candidates.find((file) => existsSync(file));
}

/** The script behind a package's command (`tool('tsc', 'typescript')`): run with this same Node, no shell and no npx. */
export function tool(command, packageName = command) {
  const manifest = fromRoot('node_modules', packageName, 'package.json');
  const { bin } = createRequire(manifest)(manifest);
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, echo?: boolean }} options `echo` (default) shows what it prints as
 *   it prints it; the text is collected either way.
 * @returns {Promise<{ code: number, output: string, seconds: number }>} A program that cannot be started has code 127.
 */
export function run(command, args, { cwd = root, env = {}, echo = true } = {}) {
  const started = performance.now();
  // A .cmd file is not a program to Windows: only its shell runs it, and then spaces must be quoted by the caller.
  const shell = process.platform === 'win32' && /\.(cmd|bat)$/i.test(command);
  const quote = (text) => (shell && /[\s&^|<>()]/.test(text) ? `"${text}"` : text);
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(quote(command), args.map(quote), {
      cwd,
      shell,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const finish = (code) => resolve({ code, output, seconds: (performance.now() - started) / 1000 });
    const collect = (stream, target) => {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
        if (echo) target.write(text);
      });
    };
    collect(child.stdout, process.stdout);
    collect(child.stderr, process.stderr);
    child.on('error', (error) => {
      output += `${command}: ${error.message}\n`;
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** Runs a script of this repository, or of a package, with this same Node. */
export const runNode = (script, args = [], options = {}) => run(process.execPath, [script, ...args], options);

/** Runs npm: by the script that started us when there is one, else by the command on PATH. */
export function runNpm(args, options = {}) {
  const script = process.env.npm_execpath;
  if (script !== undefined && /npm-cli\.[cm]?js$/.test(script)) return runNode(script, args, options);
  return run(which('npm') ?? 'npm', args, options);
}
