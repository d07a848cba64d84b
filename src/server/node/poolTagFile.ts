/** The text of the user's pooltag.txt: a local, regular file of sensible size, read once. */
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import * as l10n from '@vscode/l10n';

/** Bytes. The file of the Debugging Tools has about 150 kB. */
const largest = 4 * 1024 * 1024;

/** Rejects with a message that fits on one line. A network or device path is refused untouched: asking for it would reveal the user to a server. */
export async function poolTagText(path: string): Promise<string> {
  if (/^[\\/][\\/?]/.test(path)) throw new Error(l10n.t('is a network or device path'));
  if (!isAbsolute(path)) throw new Error(l10n.t('is not an absolute path'));
  const status = await stat(path).catch(() => undefined);
  if (!status) throw new Error(l10n.t('cannot be read'));
  if (!status.isFile()) throw new Error(l10n.t('is not a regular file'));
  if (status.size > largest) throw new Error(l10n.t('is larger than 4 MB'));
  return (await readFile(path)).toString('latin1');
}
