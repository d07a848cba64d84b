/** Threads that help to read a long file: one for every processor but the one that asks. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { DigestPool } from '../service';
import type { Digests, DigestRequest } from './digestMessages';
import { FileText } from './fileText';

/** More threads than this wait for the one that puts their answers together. */
const mostThreads = 7;
/** Requests that a thread is given at a time: one to work on, one to go on with. */
const queued = 2;

export class DigestThreads implements DigestPool {
  /** So long that starting threads takes less time than they save. */
  readonly least = 256 * 1024 * 1024;
  readonly chunk = 2 * 1024 * 1024;
  private threads: readonly Thread[] | undefined;

  /** `script`: the path of digestThread.js. The first request starts the threads; idle ones do not keep the process alive. */
  constructor(private readonly script: string) {}

  digest(...[source, first, last, before]: Parameters<DigestPool['digest']>): Promise<Digests> | undefined {
    if (!(source instanceof FileText)) return undefined;
    this.threads ??= startThreads(this.script);
    const thread = this.threads.find(({ isFree }) => isFree);
    if (!thread) return undefined;
    const sections = source.sections.slice(first, last);
    const bytes = source.encodedCopy(first, last);
    return thread.ask({ sections, bytes, encoding: source.encoding, before });
  }

  async close(): Promise<void> {
    const threads = this.threads ?? [];
    this.threads = [];
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

function startThreads(script: string): Thread[] {
  const length = Math.min(availableParallelism() - 1, mostThreads);
  return Array.from({ length }, () => new Thread(script));
}

class Thread {
  private readonly worker: Worker;
  /** Answers come in the order of the requests. */
  private readonly waiting: { resolve: (digests: Digests) => void; reject: (error: Error) => void }[] = [];
  private isAlive = true;

  constructor(script: string) {
    this.worker = new Worker(script);
    this.worker.unref();
    this.worker.on('message', (digests: Digests) => {
      this.waiting.shift()?.resolve(digests);
      if (this.waiting.length === 0) this.worker.unref();
    });
    const fail = (): void => {
      this.isAlive = false;
      for (const { reject } of this.waiting.splice(0)) reject(new Error('the thread has ended'));
    };
    this.worker.on('error', fail);
    this.worker.on('exit', fail);
  }

  get isFree(): boolean {
    return this.isAlive && this.waiting.length < queued;
  }

  ask(request: DigestRequest): Promise<Digests> {
    this.worker.ref();
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(request, [request.bytes.buffer]);
    });
  }

  end(): Promise<number> {
    return this.worker.terminate();
  }
}
