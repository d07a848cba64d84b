/** `kdscope triage FILE…`: reads, analyses and prints one file after the other. */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { collectOften } from '../server/node/collectOften';
import { DigestThreads } from '../server/node/digestThreads';
import { openBytes, openFileText, UnreadableFile, type OpenedText } from '../server/node/fileText';
import { reportPage } from '../server/node/reportPage';
import { SourceFolders } from '../server/node/sourceFolders';
import { createTriageService, type TriageService } from '../server/service';
import { schema, type Severity, type TriageError } from '../shared/triage';
import type { Io } from './io';

export const formats = ['text', 'json', 'markdown', 'html', 'sarif'] as const;
export const failLevels = ['error', 'warning'] as const;

export interface TriageCommandOptions {
  readonly format: (typeof formats)[number];
  readonly records: 'all' | 'none';
  readonly failOn?: (typeof failLevels)[number];
  /** Folders of the source that frames may lead to, for SARIF. */
  readonly sources?: readonly string[];
  /** False after `--no-color`. */
  readonly color: boolean;
}

/** 0, 1 when a finding is as severe as `failOn`, 2 when a file could not be read. */
export type ExitCode = 0 | 1 | 2;

const input = '-';

export async function triage(
  files: readonly string[],
  options: TriageCommandOptions,
  io: Io,
): Promise<ExitCode> {
  if (options.format === 'json' && options.records === 'all') collectOften();
  const digests = new DigestThreads(join(__dirname, 'digestThread.js'));
  const service = createTriageService({
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
    digests,
    ...(options.sources && { sources: sourcesIn(options.sources) }),
  });
  let code: ExitCode = 0;
  for (const [index, file] of files.entries()) {
    if (index > 0 && !/^(?:json|sarif)$/.test(options.format)) await io.write('\n');
    code = worse(code, await triageFile(service, file, options, io, files.length > 1));
  }
  await digests.close();
  return code;
}

function sourcesIn(folders: readonly string[]): SourceFolders {
  const sources = new SourceFolders(__dirname);
  sources.replace(folders.map((folder) => resolve(folder)));
  return sources;
}

async function triageFile(
  service: TriageService,
  file: string,
  options: TriageCommandOptions,
  io: Io,
  several: boolean,
): Promise<ExitCode> {
  let opened: OpenedText;
  try {
    opened =
      file === input ? openBytes(await io.readInput(), service.openers) : openFileText(file, service.openers);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    io.complain(`kdscope: ${nameOf(file)}: ${error.message}`);
    const line: TriageError = { schema, file, error: error.message };
    if (several && options.format === 'json') await io.write(`${JSON.stringify(line)}\n`);
    return 2;
  }
  const uri = file === input ? 'stdin:input' : pathToFileURL(file).href;
  try {
    service.attach(uri, opened.source, opened.encoding);
    for (const text of batches(await output(service, uri, file, options, io.color))) await io.write(text);
    const analyzed = await service.analyze(uri);
    return fails(analyzed?.findings ?? [], options.failOn) ? 1 : 0;
  } finally {
    service.close(uri);
    opened.close();
  }
}

async function output(
  service: TriageService,
  uri: string,
  file: string,
  { format, records, color }: TriageCommandOptions,
  terminal: boolean,
): Promise<Iterable<string>> {
  const name = nameOf(file);
  switch (format) {
    case 'json':
      return withNewline((await service.triage(uri, { file, records })) ?? []);
    case 'markdown':
      return [(await service.report(uri, name)) ?? ''];
    case 'html':
      return (await service.html(uri, await reportPage(__dirname, 'en'), name)) ?? [];
    case 'sarif':
      return [(await service.sarif(uri, file)) ?? ''];
    case 'text':
      return [(await service.triageText(uri, { file: name, color: color && terminal })) ?? ''];
  }
}

function nameOf(file: string): string {
  return file === input ? 'standard input' : file;
}

function* withNewline(pieces: Iterable<string>): Iterable<string> {
  yield* pieces;
  yield '\n';
}

const batchSize = 64 * 1024;

/** Pieces joined until a write is worth its cost. */
function* batches(pieces: Iterable<string>): Iterable<string> {
  let batch: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    batch.push(piece);
    size += piece.length;
    if (size < batchSize) continue;
    yield batch.join('');
    batch = [];
    size = 0;
  }
  if (size > 0) yield batch.join('');
}

function fails(
  findings: readonly { readonly severity: Severity }[],
  level: TriageCommandOptions['failOn'],
): boolean {
  if (level === undefined) return false;
  return findings.some(
    ({ severity }) => severity === 'error' || (level === 'warning' && severity === 'warning'),
  );
}

function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}
