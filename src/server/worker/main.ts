/** The entry of dist/worker.js: a thread of the language server that reads files by path, so that open documents never wait for them. */
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { DigestThreads } from '../node/digestThreads';
import { poolTagText } from '../node/poolTagFile';
import { SourceFolders } from '../node/sourceFolders';
import { createTriageService, type CancellationToken } from '../service';
import { fileRequests } from './fileRequests';
import { featureNames, type FromWorker, type ToWorker } from './protocol';

type Answer = (
  args: readonly unknown[],
  token: CancellationToken,
  report: (value: unknown) => void,
) => Promise<unknown>;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const sources = new SourceFolders(__dirname);
const service = createTriageService({
  breathe,
  digests: new DigestThreads(join(__dirname, 'digestThread.js')),
  sources,
  // The server tells the user why a file cannot be read.
  poolTagFile: (path) => poolTagText(path).catch(() => undefined),
});
const { requests, use } = fileRequests({
  service,
  sources,
  breathe,
  tell: (event) => {
    post({ type: 'event', event });
  },
});

/** What came from the other thread was typed there. */
const answers = new Map<string, Answer>([
  ...Object.entries(requests as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>).map(
    ([name, request]): [string, Answer] => [
      name,
      ([params], token, report) => request(params, token, report),
    ],
  ),
  ...featureNames.map((name): [string, Answer] => {
    const feature = service.slices[name].bind(service.slices) as (...args: unknown[]) => Promise<unknown>;
    return [
      `features/${name}`,
      async (args, token) => {
        await use(args[0] as string);
        return feature(...args, token);
      },
    ];
  }),
]);

const tokens = new Map<number, { isCancellationRequested: boolean }>();

parentPort?.on('message', (message: ToWorker) => {
  const { id } = message;
  if (message.type === 'cancel') {
    const token = tokens.get(id);
    if (token) token.isCancellationRequested = true;
    return;
  }
  void answer(id, message.name, message.args);
});

async function answer(id: number, name: string, args: readonly unknown[]): Promise<void> {
  const token = { isCancellationRequested: false };
  tokens.set(id, token);
  try {
    const value = await answers.get(name)?.(args, token, (reported) => {
      post({ type: 'report', id, value: reported });
    });
    post({ type: 'answer', id, value });
  } catch (error) {
    post({ type: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  } finally {
    tokens.delete(id);
  }
}

function post(message: FromWorker): void {
  parentPort?.postMessage(message);
}
