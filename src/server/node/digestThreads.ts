/** Threads that help to read a long file: one for every processor but the one that asks. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { DigestUnpacker, type DigestPool } from '../service';
import { packSections, type DigestAnswer, type DigestRequest } from './digestMessages';
import { FileText } from './fileText';

/** More threads than this wait for the one that puts their answers together. */
const mostThreads = 7;
/** Requests that a thread is given at a time: one to work on, one to go on with. */
const queued = 2;

type Digests = Awaited<NonNullable<ReturnType<DigestPool['digest']>>>;

export class DigestThreads implements DigestPool {
  /** So long that starting threads, each of which has to warm up, takes less time than they save. */
  readonly least = 512 * 1024 * 1024;
  readonly chunk = 2 * 1024 * 1024;
  private threads: readonly Thread[] | undefined;

  /** `script`: the path of digestThread.js. The first request starts the threads; idle ones do not keep the process alive. */
  constructor(private readonly script: string) {}

  digest(...[source, first, last, before]: Parameters<DigestPool['digest']>): Promise<Digests> | undefined {
    const place = source instanceof FileText ? source.place(first, last) : undefined;
    if (!place || !(source instanceof FileText)) return undefined;
    this.threads ??= startThreads(this.script);
    const thread = this.threads.find(({ isFree }) => isFree);
    const sections = thread && packSections(source.sections.slice(first, last));
    return sections && thread.ask({ ...place, sections, encoding: source.encoding, before });
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

interface Waiting {
  readonly before: DigestRequest['before'];
  readonly resolve: (digests: Digests) => void;
  readonly reject: (error: Error) => void;
}

class Thread {
  private readonly worker: Worker;
  private readonly unpacker = new DigestUnpacker();
  /** Answers come in the order of the requests. */
  private readonly waiting: Waiting[] = [];
  private isAlive = true;

  constructor(script: string) {
    this.worker = new Worker(script);
    this.worker.unref();
    this.worker.on('message', (answer: DigestAnswer) => {
      const asked = this.waiting.shift();
      if (this.waiting.length === 0) this.worker.unref();
      if (answer) asked?.resolve(this.unpacker.unpack(answer, asked.before));
      else asked?.reject(new Error('the file is shorter than it was'));
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
      this.waiting.push({ before: request.before, resolve, reject });
      this.worker.postMessage(request, [request.sections.numbers.buffer]);
    });
  }

  end(): Promise<number> {
    return this.worker.terminate();
  }
}
