// Transcripts for the page of the views: analysed by the service itself, in this process.
import { createRequire } from 'node:module';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { fromRoot, root } from '../lib/root.mjs';

const contents = `
  export { createTriageService } from './src/server/service';
  export { openFileText } from './src/server/node/fileText';`;

async function loadService() {
  const outfile = fromRoot('out/views/service.cjs');
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  return createRequire(import.meta.url)(outfile);
}

/**
 * Reads files and keeps them open.
 * @param {readonly string[]} files absolute paths
 * @returns `names` in the order of `files`; `view` computes a view of one of them, `lines` answers lines as printed, 1-based
 */
export async function openTranscripts(files) {
  const { createTriageService, openFileText } = await loadService();
  const service = createTriageService({ breathe: () => setImmediate() });
  const opened = files.map((file) => {
    const uri = pathToFileURL(file).href;
    const { source, encoding } = openFileText(file, service.openers);
    service.attach(uri, source, encoding);
    return { uri, source };
  });
  return {
    names: files.map((file) => path.basename(file)),
    view: (at, kind, wishes) => service.view(opened[at].uri, kind, undefined, wishes),
    lines: (at, first, last) => {
      const { source } = opened[at];
      const end = Math.min(last, source.lineCount);
      return Array.from({ length: Math.max(0, end - first + 1) }, (_, index) =>
        source.line(first - 1 + index),
      );
    },
  };
}
