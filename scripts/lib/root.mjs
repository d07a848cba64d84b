// Where the repository is, whatever the current directory.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** An absolute path from one written relative to the repository. */
export const fromRoot = (...parts) => path.join(root, ...parts);
