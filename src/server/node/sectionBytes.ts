/** Sections as they are sent to another thread: the bytes of some that follow each other, and where each begins. */
import type { Encoding } from '../../shared/triage';
import type { Section } from '../text/section';
import { SectionedText } from '../text/sectionedText';
import { cutterBytes, decoderOf, widthOf } from './encoding';

export class SectionBytes extends SectionedText {
  private readonly decode: (bytes: Uint8Array) => string;
  private readonly width: number;
  private readonly start: number;

  /** `bytes` are those of all `sections`, whose offsets are the ones of the whole text. */
  constructor(
    sections: readonly Section[],
    private readonly encoded: Uint8Array,
    private readonly encoding: Encoding,
  ) {
    super();
    this.decode = decoderOf(encoding);
    this.width = widthOf(encoding);
    this.start = sections[0]?.start ?? 0;
    this.setSections(sections);
  }

  text(index: number): string {
    return this.decode(this.of(index));
  }

  override bytes(index: number): Uint8Array {
    return cutterBytes(this.of(index), this.encoding);
  }

  private of(index: number): Uint8Array {
    const section = this.sections[index];
    if (!section) return new Uint8Array(0);
    return this.encoded.subarray(
      (section.start - this.start) * this.width,
      (section.end - this.start) * this.width,
    );
  }
}
