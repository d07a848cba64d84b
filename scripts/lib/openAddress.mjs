// Opens an address in the user's browser, where there is one.
import { spawn } from 'node:child_process';

const programs = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };

export function openAddress(address) {
  const [program, ...args] = programs[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  // Without a browser the address that was printed has to do.
  child.on('error', () => undefined);
  child.unref();
}
