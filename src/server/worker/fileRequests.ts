/** The requests that the worker answers: each makes sure that the file is read, and that it is still what was read. */
import type { FileEvent } from '../../shared/requests';
import { parseSlice, sliceUri } from '../../shared/slice';
import { speak } from '../node/language';
import { reportPage } from '../node/reportPage';
import type { SourceFolders } from '../node/sourceFolders';
import type { CancellationToken, SourceDiagnostics, TriageService } from '../service';
import { HeldFiles } from './heldFiles';
import type { Params, Report, RequestName, Result } from './protocol';
import { searchText } from './search';

export type FileRequests = {
  readonly [N in RequestName]: (
    params: Params<N>,
    token: CancellationToken,
    report: Report<N>,
  ) => Promise<Result<N>>;
};

export interface FileHost {
  readonly service: TriageService;
  readonly sources: SourceFolders;
  breathe(): Promise<void>;
  tell(event: FileEvent): void;
}

class CancelledRequest extends Error {
  constructor() {
    super('cancelled');
  }
}

/** The requests, and `use`: what has to be awaited before a feature is asked about a file or a slice of it. */
export function fileRequests(host: FileHost): {
  readonly requests: FileRequests;
  readonly use: (uri: string) => Promise<void>;
} {
  const { service, sources } = host;
  const breathe = (): Promise<void> => host.breathe();
  let language = 'en';
  const files = new HeldFiles(service, (event) => {
    host.tell(event);
  });
  /** Runs a request of the service over a file. */
  const over =
    <P extends { readonly uri: string }, R>(ask: (params: P, token: CancellationToken) => Promise<R>) =>
    async (params: P, token: CancellationToken): Promise<R> => {
      await files.use(params.uri);
      return ask(params, token);
    };
  /** Runs a request about source files over what slices show. */
  const overSlices =
    <P extends { readonly of: readonly string[] }, R>(
      ask: (params: P, token: CancellationToken) => Promise<R>,
    ) =>
    async (params: P, token: CancellationToken): Promise<R> => {
      for (const uri of params.of) {
        const file = parseSlice(uri)?.file ?? uri;
        // Not for this is a file read again that others have pushed out. One that is gone does not silence the others.
        if (files.holds(file)) await files.use(file).catch(() => undefined);
      }
      return ask(params, token);
    };
  const requests: FileRequests = {
    configure({ settings, folders, locale }) {
      language = speak(__dirname, locale);
      sources.replace(folders);
      sources.allow(Object.values(settings.sourceMap));
      service.sourcesChanged();
      service.setSettings(settings);
      return Promise.resolve(null);
    },
    async analyzeFile({ uri }, token, report) {
      const opened = await files.open(uri, true, async (part) => {
        report({ phase: 'reading', part });
        await breathe();
        if (token.isCancellationRequested) throw new CancelledRequest();
      });
      const analyzed = await files.whileBusy(uri, () =>
        service.analyze(uri, token, (part) => {
          report({ phase: 'understanding', part });
        }),
      );
      if (!analyzed) {
        files.close(uri);
        throw new CancelledRequest();
      }
      return { uri, bytes: opened.size, lines: opened.source.lineCount };
    },
    closeFile({ uri }) {
      files.close(uri);
      return Promise.resolve(null);
    },
    slice: over(({ uri, line }) => {
      const [first] = service.sliceLines(uri, line) ?? [1];
      return Promise.resolve({ uri: sliceUri({ file: uri, first }) });
    }),
    async sliceText({ uri }) {
      const slice = parseSlice(uri);
      if (!slice) throw new Error('not the URI of a slice');
      const { source } = await files.use(slice.file);
      const [first, last] = service.sliceLines(slice.file, slice.first) ?? [1, 1];
      return {
        text: service.sliceText(slice.file, slice.first) ?? '',
        ...(last < source.lineCount && { next: last + 1 }),
        ...(first > 1 && { previous: service.sliceLines(slice.file, first - 1)?.[0] ?? 1 }),
      };
    },
    async search({ uri, text, matchCase }, token, report) {
      const { source } = await files.use(uri);
      return searchText(source, { text, matchCase }, report, breathe, token);
    },
    describe: over(async ({ uri, line }, token) => {
      const markdown = await service.describe(uri, line, token);
      return markdown === undefined ? undefined : { markdown };
    }),
    status: over(({ uri }, token) => service.status(uri, token)),
    view: over((params, token) => service.view(params.uri, params.view, token, params)),
    tree: over(({ uri }, token) => service.tree(uri, token)),
    nextCommands: over(({ uri }, token) => service.nextCommands(uri, token)),
    excerpt: over(({ uri, lines }, token) => service.excerpt(uri, lines, token)),
    report: over(async ({ uri }, token) => {
      const markdown = await service.report(uri, undefined, token);
      return markdown === undefined ? undefined : { markdown };
    }),
    html: over(async ({ uri }, token) => {
      const pieces = await service.html(uri, await reportPage(__dirname, language), undefined, token);
      return pieces && { html: [...pieces].join('') };
    }),
    sarif: over(async ({ uri }, token) => {
      const json = await service.sarif(uri, undefined, token);
      return json === undefined ? undefined : { json };
    }),
    sourceDiagnostics: overSlices(async ({ of }, token) => {
      const found: SourceDiagnostics[] = [];
      for await (const one of service.sourceDiagnostics(token, of)) found.push(one);
      return found;
    }),
    sourceLenses: overSlices(({ uri, of }, token) => service.sourceLenses(uri, token, of)),
    sourceHints: overSlices(({ uri, range, of }, token) => service.sourceHints(uri, range, token, of)),
  };
  return {
    requests,
    use: async (uri) => {
      await files.use(parseSlice(uri)?.file ?? uri);
    },
  };
}
