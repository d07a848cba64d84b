/** `kdscope lsp --stdio`: the language server for editors other than VS Code. Loaded when asked for: a triage does not need it. */
export async function lsp(): Promise<void> {
  const { serveStdio } = await import('../server/lsp/serveStdio');
  serveStdio();
}
