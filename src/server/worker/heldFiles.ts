/** The files that are read by path: opened, watched, followed while they grow, let go. */
import { statSync, unwatchFile, watchFile } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FileEvent } from '../../shared/requests';
import { sampleFile } from '../node/fileSamples';
import { openFileInSteps, openGrownInSteps, UnreadableFile, type OpenedText } from '../node/fileText';
import type { CancellationToken, TriageService } from '../service';

/** Each keeps a file open, and what was understood of it. */
const most = 2;
/** Milliseconds between two looks at a file: works for every kind of disk, and costs one `stat`. */
const interval = 1000;
/** A long file is understood anew when it has grown: between two times, it rests for so many times as long as that took. */
const rests = 4;

interface Stamp {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ino: number;
}

interface Held {
  readonly path: string;
  opened: OpenedText;
  stamp: Stamp;
  /** Of its first `opened.size` bytes. */
  samples: string;
  /** The user asked for it: it stays as it was read until it is read again. Others are read anew when they have changed. */
  readonly kept: boolean;
  /** What was told of it last. */
  told: FileEvent['what'] | undefined;
  growing: Promise<void> | undefined;
  /** When it is followed again, as `performance.now` counts. */
  restsUntil: number;
}

/** What is shown is not what lies on disk any more. */
const staleWords = 'has changed on disk since it was analyzed; analyze it again';

export class HeldFiles {
  /** The one used last stands last. */
  private readonly held = new Map<string, Held>();
  /** Those that are understood at the moment. */
  private readonly busy = new Set<string>();

  constructor(
    private readonly service: TriageService,
    private readonly tell: (event: FileEvent) => void,
  ) {}

  /** Reads a file from its beginning. Throws `UnreadableFile`, or whatever `step` throws. */
  async open(uri: string, kept: boolean, step: (part: number) => Promise<void>): Promise<OpenedText> {
    const path = fileURLToPath(uri);
    let stamp = stampOf(path);
    let opened = await openFileInSteps(path, this.service.openers, step);
    // A file that is written to while it is opened has two stamps.
    for (
      let again = stampOf(path);
      again?.size !== opened.size || !isSame(again, stamp);
      again = stampOf(path)
    ) {
      stamp = again;
      if (again === undefined || again.size >= opened.size) break;
      opened.close();
      opened = await openFileInSteps(path, this.service.openers, step);
    }
    const samples = sampleFile(path, opened.size);
    this.close(uri);
    this.service.attach(uri, opened.source, opened.encoding);
    const size = opened.size;
    this.held.set(uri, {
      path,
      opened,
      stamp: { mtimeMs: 0, ino: 0, ...stamp, size },
      samples,
      kept,
      told: undefined,
      growing: undefined,
      restsUntil: 0,
    });
    for (const old of [...this.held.keys()].slice(0, -most)) if (!this.busy.has(old)) this.close(old);
    watchFile(path, { interval, persistent: false }, () => {
      this.check(uri);
    });
    return opened;
  }

  holds(uri: string): boolean {
    return this.held.has(uri);
  }

  /** Others may be used meanwhile: that does not push the file out. */
  async whileBusy<T>(uri: string, work: () => Promise<T>): Promise<T> {
    this.busy.add(uri);
    try {
      return await work();
    } finally {
      this.busy.delete(uri);
    }
  }

  /** Before every answer: reads a file that is not held, and throws when the text is not the one that was read. */
  async use(uri: string): Promise<OpenedText> {
    const known = this.held.get(uri);
    if (known) this.check(uri);
    if (!known || (known.told !== undefined && !known.kept)) return this.open(uri, false, turn);
    if (known.told === 'truncated' || known.told === 'changed') throw new UnreadableFile(staleWords);
    this.held.delete(uri);
    this.held.set(uri, known);
    return known.opened;
  }

  close(uri: string): void {
    const known = this.held.get(uri);
    if (!known) return;
    this.held.delete(uri);
    unwatchFile(known.path);
    this.service.close(uri);
    known.opened.close();
  }

  /** Compares a file with what was read of it. */
  private check(uri: string): void {
    const known = this.held.get(uri);
    if (!known || known.growing) return;
    const now = stampOf(known.path);
    if (now && isSame(now, known.stamp)) return;
    const what = whatHappened(known, now);
    if (what === 'grown') {
      if (performance.now() < known.restsUntil) return;
      known.growing = this.follow(uri, known, now ?? known.stamp).finally(() => {
        known.growing = undefined;
      });
    } else if (what !== known.told) {
      known.told = what;
      this.tell({ uri, what });
    }
  }

  /** Understands what was appended; until then, what is known of the rest is answered. */
  private async follow(uri: string, known: Held, now: Stamp): Promise<void> {
    const never: CancellationToken = { isCancellationRequested: false };
    const started = performance.now();
    const { openers } = this.service;
    try {
      const opened =
        (await openGrownInSteps(known.path, openers, known.opened, turn)) ??
        (await openFileInSteps(known.path, openers, turn));
      const samples = sampleFile(known.path, opened.size);
      // Read anew while this was cut: what it was appended to is not held any more.
      const isHeld = this.held.get(uri) === known;
      if (!isHeld || !(await this.service.grow(uri, opened.source, opened.encoding, never))) {
        opened.close();
        return;
      }
      known.opened.close();
      Object.assign(known, { opened, samples, stamp: { ...now, size: opened.size }, told: undefined });
      this.tell({ uri, what: 'grown' });
    } catch {
      // Gone or locked between two looks: the next one sees it.
    }
    const rest = rests * (performance.now() - started);
    known.restsUntil = performance.now() + rest;
    // Nobody tells of what was appended in the meantime.
    setTimeout(() => {
      this.check(uri);
    }, rest).unref();
  }
}

/** Others have their turn. */
const turn = (): Promise<void> => setImmediate();

function whatHappened({ path, stamp, samples }: Held, now: Stamp | undefined): FileEvent['what'] {
  if (!now) return 'gone';
  if (now.ino !== stamp.ino) return 'replaced';
  if (now.size < stamp.size) return 'truncated';
  try {
    return now.size > stamp.size && sampleFile(path, stamp.size) === samples ? 'grown' : 'changed';
  } catch {
    return 'changed';
  }
}

/** Undefined for a file that is not there; opening it then says why. */
function stampOf(path: string): Stamp | undefined {
  try {
    const { size, mtimeMs, ino } = statSync(path);
    return { size, mtimeMs, ino };
  } catch {
    return undefined;
  }
}

function isSame(one: Stamp | undefined, other: Stamp | undefined): boolean {
  return one?.size === other?.size && one?.mtimeMs === other?.mtimeMs && one?.ino === other?.ino;
}
