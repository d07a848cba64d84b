/** Runs the source checks over the workspace, a file at a time. */
import { checkPendingIo, mayHavePendingIo } from './pendingIoCheck';
import type { SourceFinding } from './sourceFinding';
import type { CancellationToken, CParser, LoadParser, SourceFiles } from './sourceHost';

export interface FileFindings {
  /** As `SourceFiles.list` spells it. */
  readonly path: string;
  readonly findings: readonly SourceFinding[];
}

/** Files read at the same time while looking for those worth parsing. */
const batch = 8;
/** UTF-16 units parsed in one run: about ten seconds. A workspace with more of such calls than that is a mirror of an OS. */
const maxParsed = 20_000_000;

/**
 * Yields each file that has findings, in the order of the list. Only files that name an IO_STATUS_BLOCK and a service are
 * parsed, and the event loop runs between two of them. Ends early when cancelled; never rejects because of a file.
 */
export async function* checkWorkspace(
  files: SourceFiles,
  loadParser: LoadParser,
  token: CancellationToken,
): AsyncGenerator<FileFindings, void, undefined> {
  const list = await files.list(token);
  let parser: CParser | undefined;
  let parsed = 0;
  for (let start = 0; start < list.length && parsed < maxParsed; start += batch) {
    const paths = list.slice(start, start + batch);
    const texts = await Promise.all(paths.map((path) => files.read(path)));
    for (const [index, text] of texts.entries()) {
      if (token.isCancellationRequested) return;
      if (text === undefined || !mayHavePendingIo(text)) continue;
      parser ??= await loadParser();
      if (!parser) return;
      parsed += text.length;
      const findings = checkPendingIo(text, parser);
      if (findings.length > 0) yield { path: paths[index] ?? '', findings };
      await breathe();
    }
  }
}

function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
