/** What was made of byte sequences that repeat: a hash table that is asked with bytes, so that no string is made to look one up. */

import { fourBytes } from './bytes';

const mostBytes = 16 * 1024 * 1024;
const mostEntries = 200_000;

export class ByteTable<T> {
  /** Entry + 1 by slot, 0 for a free one; a power of two of them, at most half full. */
  private slots = new Uint32Array(1024);
  private bytes = new Uint8Array(1 << 16);
  private four = new DataView(this.bytes.buffer);
  private used = 0;
  private readonly hashes: number[] = [];
  /** Where the bytes of each entry begin, and behind the last one. */
  private readonly starts: number[] = [0];
  private readonly values: T[] = [];

  /** `make` answers what stands for bytes [from, to): asked once for each distinct sequence, until the table is full. */
  constructor(private readonly make: (bytes: Uint8Array, from: number, to: number) => T) {}

  /** The entry of bytes [from, to), a small number for `value`; -1 when the table is full. */
  entry(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashOf(bytes, from, to);
    const mask = this.slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.slots[slot] ?? 0) - 1;
      if (entry < 0) return this.add(bytes, from, to, hash, slot);
      if (this.hashes[entry] === hash && this.equals(entry, bytes, from, to)) return entry;
    }
  }

  value(entry: number): T | undefined {
    return this.values[entry];
  }

  private equals(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.starts[entry] ?? 0;
    if ((this.starts[entry + 1] ?? 0) - start !== to - from) return false;
    const { bytes: known, four } = this;
    const asked = fourBytes(bytes);
    let [index, at] = [from, start];
    for (; index + 4 <= to; index += 4, at += 4)
      if (asked.getInt32(index) !== four.getInt32(at)) return false;
    for (; index < to; index++, at++) if (bytes[index] !== known[at]) return false;
    return true;
  }

  private add(bytes: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const end = this.used + to - from;
    if (end > mostBytes || this.values.length >= mostEntries) return -1;
    if (end > this.bytes.length) {
      const wider = new Uint8Array(Math.max(end, this.bytes.length * 2));
      wider.set(this.bytes);
      this.bytes = wider;
      this.four = new DataView(wider.buffer);
    }
    this.bytes.set(bytes.subarray(from, to), this.used);
    this.used = end;
    this.starts.push(end);
    this.hashes.push(hash);
    const entry = this.values.push(this.make(bytes, from, to)) - 1;
    this.slots[slot] = entry + 1;
    if (this.values.length * 2 > this.slots.length) this.widen();
    return entry;
  }

  private widen(): void {
    this.slots = new Uint32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (const [entry, hash] of this.hashes.entries()) {
      let slot = hash & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = entry + 1;
    }
  }
}

/** FNV-1a over four bytes at a time, with its high bits folded into the low ones that choose a slot. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  const four = fourBytes(bytes);
  let hash = 0x811c9dc5;
  let index = from;
  for (; index + 4 <= to; index += 4) {
    hash = Math.imul(hash ^ four.getInt32(index), 0x01000193);
    hash ^= hash >>> 15; // a product carries upwards only
  }
  for (; index < to; index++) hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x01000193);
  return hash ^ (hash >>> 15);
}
