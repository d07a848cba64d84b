/** Runs the source checks over files of the workspace, one at a time. */
import { checkSource, mayHaveFindings } from './checkSource';
import type { SourceFinding } from './sourceFinding';
import {
  languageOf,
  type CancellationToken,
  type CParser,
  type LoadParser,
  type SourceFiles,
} from './sourceHost';

export interface FileFindings {
  /** As it was given. */
  readonly path: string;
  readonly findings: readonly SourceFinding[];
}

/** Files read at the same time while looking for those worth parsing. */
const batch = 8;
/** UTF-16 units parsed in one run: about ten seconds. A workspace with more of such calls than that is a mirror of an OS. */
const maxParsed = 20_000_000;

/**
 * Yields each file that has findings, in the order of `paths`. Only files that name what a check looks for are parsed, and the
 * event loop runs between two of them. Ends early when cancelled; never rejects because of a file.
 */
export async function* checkWorkspace(
  paths: readonly string[],
  files: SourceFiles,
  loadParser: LoadParser,
  token: CancellationToken,
): AsyncGenerator<FileFindings, void, undefined> {
  const list = paths.filter((path) => languageOf(path) === 'cpp');
  let parser: CParser | undefined;
  let parsed = 0;
  for (let start = 0; start < list.length && parsed < maxParsed; start += batch) {
    const some = list.slice(start, start + batch);
    const texts = await Promise.all(some.map((path) => files.read(path)));
    for (const [index, text] of texts.entries()) {
      if (token.isCancellationRequested) return;
      if (text === undefined || !mayHaveFindings(text)) continue;
      parser ??= await loadParser();
      if (!parser) return;
      parsed += text.length;
      const findings = checkSource(text, parser);
      if (findings.length > 0) yield { path: some[index] ?? '', findings };
      await breathe();
    }
  }
}

function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
