/** Memory that the text shows, byte-addressed per session: every value keeps the line it came from. */
import { addOffset, type Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { Transcript } from './transcript';

export interface MemoryValue {
  readonly value: Address;
  /** Bytes. */
  readonly size: number;
  readonly lines: Lines;
}

export class MemoryImage {
  private readonly values = new Map<string, MemoryValue>();

  static of(transcript: Transcript): MemoryImage {
    const image = new MemoryImage();
    for (const entry of transcript.each('memory')) {
      const { unit, rows } = entry.record;
      for (const row of rows)
        for (const [index, value] of row.values.entries())
          if (value)
            image.set(entry.session.id, addOffset(row.address, index * unit), {
              value,
              size: unit,
              lines: transcript.lines(entry, row.lines),
            });
    }
    for (const entry of transcript.each('rawStack')) {
      for (const slot of entry.record.slots)
        image.set(entry.session.id, slot.address, {
          value: slot.value,
          size: entry.record.pointerSize,
          lines: transcript.lines(entry, slot.lines),
        });
    }
    return image;
  }

  /** The value printed at exactly this address. */
  read(session: string, address: Address): MemoryValue | undefined {
    return this.values.get(`${session}:${address}`);
  }

  private set(session: string, address: Address, value: MemoryValue): void {
    this.values.set(`${session}:${address}`, value);
  }
}
