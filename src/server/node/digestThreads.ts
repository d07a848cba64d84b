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
  readonly chunk = 2 * 1024 * 1024;
  private readonly threads: Thread[];

  /** `script`: the path of digestThread.js. The threads begin to load it at once; idle ones do not keep the process alive. */
  constructor(script: string, threads = Math.min(availableParallelism() - 1, mostThreads)) {
    this.threads = Array.from({ length: threads }, () => new Thread(script));
  }

  digest(...[source, first, last, before]: Parameters<DigestPool['digest']>): Promise<Digests> | undefined {
    const thread = this.threads.find(({ isFree }) => isFree);
    if (!thread || !(source instanceof FileText)) return undefined;
    const sections = source.sections.slice(first, last);
    const bytes = source.encodedCopy(first, last);
    return thread.ask({ sections, bytes, encoding: source.encoding, before });
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.splice(0).map((thread) => thread.end()));
  }
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
