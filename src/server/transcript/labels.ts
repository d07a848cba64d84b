/** What things are called, by row. A long text has a million threads and stacks: their names are kept as numbers, and put into words when somebody asks. */
import type { Cid } from '../model/thread';
import { Column } from './column';
import { formatCid } from './recordLabel';

/** A thread or its stack, by what the debugger prints of it. */
export interface ThreadName {
  readonly names: 'thread' | 'stack';
  readonly image: string | undefined;
  readonly cid: Cid;
}

export type Label = string | ThreadName;

/** Which of them a row holds. */
const [words, thread, stack] = [0, 1, 2];

export class Labels {
  private readonly form = new Column(new Uint8Array(0));
  /** The label itself, or the image. */
  private readonly texts: (string | undefined)[] = [];
  private readonly process = new Column(new Float64Array(0));
  private readonly thread = new Column(new Float64Array(0));

  get length(): number {
    return this.texts.length;
  }

  push(label: Label): void {
    const isText = typeof label === 'string';
    this.texts.push(isText ? label : label.image);
    this.form.push(isText ? words : label.names === 'stack' ? stack : thread);
    this.process.push(isText ? 0 : label.cid.process);
    this.thread.push(isText ? 0 : label.cid.thread);
  }

  at(row: number): string {
    const text = this.texts[row];
    const form = this.form.at(row);
    if (form === words) return text ?? '';
    const name = threadName(text, { process: this.process.at(row), thread: this.thread.at(row) });
    return form === stack ? `kernel stack of ${name}` : name;
  }

  /** The id of the thread that a row names. */
  threadAt(row: number): number | undefined {
    return this.form.at(row) === thread ? this.thread.at(row) : undefined;
  }
}

/** `rrdtool.exe 1328.1348`. */
export function threadName(image: string | undefined, cid: Cid): string {
  return `${image ?? 'thread'} ${formatCid(cid)}`;
}
