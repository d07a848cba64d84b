// Serves the page of the views on loopback: its bundle, built anew when it is asked for, and the models of transcripts.
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { context } from 'esbuild';
import { fromRoot, root } from '../lib/root.mjs';

const types = { html: 'text/html', js: 'text/javascript', css: 'text/css', json: 'application/json' };

const bundleOptions = {
  absWorkingDir: root,
  entryPoints: ['webview/dev/dev.tsx'],
  outfile: 'dev.js',
  bundle: true,
  write: false,
  target: 'es2023',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
};

/** A page asks for the script and the style sheet; several frames ask at once. */
const freshMs = 1000;

/** Numbers of a query; undefined for one that is not there. */
const number = (query, name) => (query.has(name) ? Number(query.get(name)) : undefined);

/** Those that the pages do not speak by themselves. */
const languages = () =>
  readdirSync(fromRoot('l10n')).flatMap((name) => /^webview\.(.+)\.json$/.exec(name)?.[1] ?? []);

/** What is answered to a path of the page: its extension, and its content. */
function answers(transcripts, bundle) {
  let latest = { at: -Infinity };
  const built = async (extension) => {
    if (performance.now() - latest.at > freshMs) latest = { at: performance.now(), result: bundle.rebuild() };
    const { outputFiles } = await latest.result;
    return outputFiles.find(({ path }) => path.endsWith(extension)).contents;
  };
  return {
    '/': async () => ['html', readFileSync(fromRoot('webview/dev/index.html'))],
    '/dev.js': async () => ['js', await built('.js')],
    '/dev.css': async () => ['css', await built('.css')],
    '/known': async () => [
      'json',
      JSON.stringify({ transcripts: transcripts.names, languages: languages() }),
    ],
    '/texts': async (query) => {
      const language = languages().find((one) => one === query.get('language'));
      return ['json', readFileSync(fromRoot('l10n', `webview.${language}.json`))];
    },
    '/view': async (query) => {
      const [section, before] = [number(query, 'section'), number(query, 'before')];
      const model = await transcripts.view(number(query, 'of'), query.get('view'), {
        ...(query.has('about') && { about: query.get('about') }),
        ...(section !== undefined && { page: { section, before } }),
      });
      return ['json', JSON.stringify(model)];
    },
    '/lines': async (query) => {
      const lines = transcripts.lines(number(query, 'of'), number(query, 'first'), number(query, 'last'));
      return ['json', JSON.stringify(lines)];
    },
  };
}

/** @param {number} port 0 takes any */
export async function serveViews(transcripts, port) {
  const paths = answers(transcripts, await context(bundleOptions));
  const server = createServer((request, response) => {
    const { pathname, searchParams, hostname } = new URL(request.url, `http://${request.headers.host}`);
    const answer = Object.hasOwn(paths, pathname) ? paths[pathname] : undefined;
    // Another name that leads here belongs to somebody else's page.
    if (answer === undefined || hostname !== '127.0.0.1') return void response.writeHead(404).end();
    answer(searchParams).then(
      ([type, content]) =>
        response.writeHead(200, { 'content-type': `${types[type]}; charset=utf-8` }).end(content),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
