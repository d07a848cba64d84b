/** What a `DigestPool` of threads and its threads say to each other. */
import type { Encoding } from '../../shared/triage';
import type { DigestPool } from '../service';
import type { Section } from '../text/section';

/** Sections that follow each other, and their bytes as they stand in the file. */
export interface DigestRequest {
  readonly sections: readonly Section[];
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly encoding: Encoding;
  /** The context that reaches the first. */
  readonly before: Parameters<DigestPool['digest']>[3];
}

/** One for each section. */
export type Digests = Awaited<NonNullable<ReturnType<DigestPool['digest']>>>;
