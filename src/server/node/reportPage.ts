/** The script, the style sheet and the texts of a report, from where the bundles lie. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportPage } from '../service';
import { viewTexts } from './language';

/** Rejects when the bundles are not there. `language` as `speak` answers it. */
export async function reportPage(folder: string, language: string): Promise<ReportPage> {
  const [script, style] = await Promise.all(
    ['webview.js', 'webview.css'].map((name) => bundle(folder, name)),
  );
  if (script === undefined || style === undefined) throw new Error('the bundles of the views are missing');
  const texts = await viewTexts(folder, language);
  return {
    script,
    style,
    scriptHash: hash(script),
    styleHash: hash(style),
    language,
    ...(texts !== undefined && { texts }),
  };
}

/** As an HTML parser sees it, which knows no carriage return; a source map would be asked for in vain. */
async function bundle(folder: string, name: string): Promise<string> {
  const text = await readFile(join(folder, name), 'utf8');
  return text.replace(/\r\n?/g, '\n').replace(/^(?:\/\/|\/\*)# sourceMappingURL=.*$/m, '');
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
