/**
 * Where to look for something rare without reading everything again: which sections hold a function, or a record of a rare kind. Built
 * while the text is parsed; small, because a text names few functions many times.
 */
import type { TranscriptRecord } from '../model/record';
import type { Address } from '../../shared/address';
import type { ThreadRecord, WaitObject } from '../model/thread';
import { intern } from '../text/intern';
import { functionName } from './frames';

export type Mark = 'unwind-warning' | 'no-address-at-end' | 'import-as-start';

/** One wait of one thread, kept for every thread: what waits are compared by. */
export interface WaitFact {
  readonly section: number;
  readonly address: Address;
  readonly type: string;
  readonly owner?: Address;
}

export class MarkIndex {
  private readonly functions = new Map<string, number[]>();
  private readonly marks = new Map<Mark, number[]>();
  readonly waits: WaitFact[] = [];

  add(record: TranscriptRecord, section: number): void {
    if (record.kind === 'thread') this.addThread(record, section);
    if (record.kind !== 'stack') return;
    let last = '';
    for (const frame of record.frames) {
      if (frame.symbol === last) continue;
      last = frame.symbol;
      post(this.functions, frame.symbol, section);
    }
    if (record.warnings.length > 0) post(this.marks, 'unwind-warning', section);
    const end = record.frames.at(-1)?.returnAddress;
    if (end !== undefined && !isCanonical(end)) post(this.marks, 'no-address-at-end', section);
  }

  /** Sections in which a stack has a function that matches, in the order of the text. */
  sectionsCalling(pattern: RegExp): number[] {
    const found = new Set<number>();
    for (const [symbol, sections] of this.functions) {
      if (pattern.test(functionName({ symbol }))) for (const section of sections) found.add(section);
    }
    return [...found].sort((a, b) => a - b);
  }

  sectionsWith(mark: Mark): readonly number[] {
    return this.marks.get(mark) ?? [];
  }

  private addThread({ waitObjects, win32StartAddress }: ThreadRecord, section: number): void {
    for (const object of waitObjects) this.waits.push(waitFact(object, section));
    const start = win32StartAddress?.symbol;
    if (start !== undefined && /^windbg!|!_{1,2}imp_/i.test(start))
      post(this.marks, 'import-as-start', section);
  }
}

function waitFact({ address, type, owner }: WaitObject, section: number): WaitFact {
  return {
    section,
    address: intern(address) as Address,
    type,
    ...(owner && { owner: intern(owner) as Address }),
  };
}

function post<K>(index: Map<K, number[]>, key: K, section: number): void {
  const sections = index.get(key);
  if (!sections) index.set(key, [section]);
  else if (sections.at(-1) !== section) sections.push(section);
}

/** x64: bits 47 to 63 are all alike in every address. A sign-extended 32-bit address passes. */
export function isCanonical(address: Address): boolean {
  const top = Number.parseInt(address.slice(0, 5), 16) >> 3;
  return top === 0 || top === 0x1ffff;
}
