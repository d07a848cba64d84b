/** The thread that reads files by path, as the server sees it: started by the first request, asked, cancelled, missed when it ends. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as l10n from '@vscode/l10n';
import type { CancellationToken } from 'vscode-languageserver/node';
import type { FileEvent } from '../../shared/requests';
import type { Features } from '../service';
import {
  featureNames,
  type Configuration,
  type FromWorker,
  type Params,
  type Report,
  type RequestName,
  type Result,
  type ToWorker,
} from '../worker/protocol';

interface Call {
  resolve(value: unknown): void;
  reject(error: Error): void;
  report(value: unknown): void;
}

export class FileWorker {
  /** For the URIs of slices. */
  readonly features: Features;
  private worker: Worker | undefined;
  private configuration: Configuration | undefined;
  private readonly calls = new Map<number, Call>();
  /** What the user asked to analyze, and what would be lost. */
  private readonly analyzed = new Set<string>();
  private count = 0;

  constructor(private readonly tell: (event: FileEvent) => void) {
    this.features = Object.fromEntries(
      featureNames.map((name) => [
        name,
        (...args: unknown[]) => {
          const token = args.pop() as CancellationToken;
          return this.call(`features/${name}`, args, token);
        },
      ]),
    ) as unknown as Features;
  }

  /** Whether anything was read by path so far. */
  get isRunning(): boolean {
    return this.worker !== undefined;
  }

  /** Holds for a worker that starts later, too. */
  configure(configuration: Configuration): void {
    this.configuration = configuration;
    if (this.isRunning) this.request('configure', configuration).catch(() => undefined);
  }

  async request<N extends RequestName>(
    name: N,
    params: Params<N>,
    token?: CancellationToken,
    report?: Report<N>,
  ): Promise<Result<N>> {
    const result = (await this.call(name, [params], token, report)) as Result<N>;
    if (name === 'analyzeFile' && 'uri' in params) this.analyzed.add(params.uri);
    if (name === 'closeFile' && 'uri' in params) this.analyzed.delete(params.uri);
    return result;
  }

  dispose(): void {
    void this.worker?.terminate();
  }

  private call(
    name: string,
    args: readonly unknown[],
    token?: CancellationToken,
    report: Call['report'] = () => undefined,
  ): Promise<unknown> {
    const id = this.count++;
    const worker = (this.worker ??= this.start());
    const send = (message: ToWorker): void => {
      worker.postMessage(message);
    };
    const cancel = token?.onCancellationRequested(() => {
      send({ type: 'cancel', id });
    });
    return new Promise<unknown>((resolve, reject) => {
      this.calls.set(id, { resolve, reject, report });
      send({ type: 'call', id, name, args });
      if (token?.isCancellationRequested === true) send({ type: 'cancel', id });
    }).finally(() => {
      cancel?.dispose();
    });
  }

  private start(): Worker {
    const path = join(__dirname, 'worker.js');
    if (!existsSync(path)) throw new Error('worker.js is missing beside the server');
    const worker = new Worker(path, { stdout: true });
    worker.unref();
    worker.on('message', (message: FromWorker) => {
      this.receive(message);
    });
    worker.on('error', (error: Error) => {
      this.lose(worker, error.message);
    });
    worker.on('exit', (code) => {
      this.lose(worker, `exit code ${code}`);
    });
    if (this.configuration)
      worker.postMessage({ type: 'call', id: -1, name: 'configure', args: [this.configuration] });
    return worker;
  }

  private receive(message: FromWorker): void {
    if (message.type === 'event') {
      this.tell(message.event);
      return;
    }
    const call = this.calls.get(message.id);
    if (message.type === 'report') {
      call?.report(message.value);
      return;
    }
    this.calls.delete(message.id);
    if (message.type === 'answer') call?.resolve(message.value);
    else call?.reject(new Error(message.message));
  }

  /** Out of memory, mostly. The next request starts another one. */
  private lose(worker: Worker, reason: string): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    const error = new Error(l10n.t('the analysis of files on disk ended unexpectedly: {0}', reason));
    for (const call of this.calls.values()) call.reject(error);
    this.calls.clear();
    for (const uri of this.analyzed) this.tell({ uri, what: 'lost' });
    this.analyzed.clear();
  }
}
