// The built server for an editor in German: lenses, tree, views and report speak it, the analysis speaks English.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requests, type HtmlResult, type TreeResult, type ViewResult } from '../../src/shared/requests';
import type { TreeNode } from '../../src/shared/viewModel';
import { startServer, type LanguageServer } from '../support/languageServer.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const sample = path.join(root, 'samples/rundown-deadlock.txt');
const text = readFileSync(sample, 'utf8');
const uri = 'file:///t/rundown-deadlock.windbg';

interface Lens {
  readonly command: { readonly title: string };
}

async function open(locale: string): Promise<LanguageServer> {
  const server = await startServer({ locale });
  await server.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'windbg', version: 1, text },
  });
  return server;
}

async function lensTitles(server: LanguageServer): Promise<readonly string[]> {
  const lenses = await server.request<readonly Lens[]>('textDocument/codeLens', { textDocument: { uri } });
  return [...new Set(lenses.map(({ command }) => command.title))].sort();
}

function everyNode(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.flatMap((node) => [node, ...everyNode(node.children ?? [])]);
}

describe('German', () => {
  let server: LanguageServer;
  beforeAll(async () => {
    server = await open('de-AT');
  });
  afterAll(async () => {
    expect(await server.stop()).toBe(0);
  });

  it('stands in lenses', async () => {
    const titles = await lensTitles(server);
    expect(titles).toContain('Deadlock: Wartegraph öffnen');
    expect(titles.filter((title) => !title.endsWith(' öffnen'))).toEqual([]);
  });

  it.each([
    ['an open transcript', uri],
    ['a file read by path, by the worker', pathToFileURL(sample).href],
  ])('stands in the tree of %s, and the findings are English', async (_, of) => {
    const nodes = everyNode(await server.request<TreeResult>(requests.tree, { uri: of }));
    const labels = nodes.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['Sitzung 1', 'Befunde', 'Prozesse', 'Threads', 'IRPs']));
    const finding = nodes.find(({ kind }) => kind === 'finding');
    expect(finding?.label).toMatch(/\b(?:the|is|was|not)\b/);
    expect(finding?.description).toMatch(/^[a-z-]+, (?:beobachtet|abgeleitet|gefolgert)$/);
  });

  it('stands in a view that has nothing to show', async () => {
    const nothing = 'file:///t/nothing.windbg';
    await server.notify('textDocument/didOpen', {
      textDocument: { uri: nothing, languageId: 'windbg', version: 1, text: '0: kd> !irpfind\n' },
    });
    const view = await server.request<ViewResult>(requests.view, { uri: nothing, view: 'irpStack' });
    expect(view.empty).toEqual({ message: 'Der Text zeigt keinen IRP.', command: '!irpfind -v' });
  });

  it('is the language of the page of the report', async () => {
    const { html } = await server.request<HtmlResult>(requests.html, { uri });
    expect(html).toContain('<html lang="de">');
    const texts = /<script type="application\/json" id="texts">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}';
    expect(JSON.parse(texts)).toMatchObject({ 'tab.waitGraph': 'Wartegraph' });
  });
});

it('no bundle of code holds a language beside English', () => {
  const dist = path.join(root, 'dist');
  const bundles = readdirSync(dist).filter((name) => name.endsWith('.js'));
  expect(bundles).toContain('webview.js');
  const german = bundles.filter((name) => readFileSync(path.join(dist, name), 'utf8').includes('Wartegraph'));
  expect(german).toEqual([]);
});

describe.each(['xx', '../../../etc/passwd', 'en-GB'])('the locale %s', (locale) => {
  it('has no bundle, and so is answered in English', async () => {
    const server = await open(locale);
    expect(await lensTitles(server)).toContain('Open wait graph');
    const { html } = await server.request<HtmlResult>(requests.html, { uri });
    expect(html).toContain('<html lang="en">');
    expect(html).not.toContain('id="texts"');
    expect(await server.stop()).toBe(0);
  });
});
