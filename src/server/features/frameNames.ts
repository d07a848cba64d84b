/** The frames of a transcript as questions for their source, each once. */
import type { Analyzed } from '../findings/analyzed';
import type { FrameName } from '../sources/frameSource';
import { frameName } from './locate';

/** Distinct functions asked for; a text that names more is a listing of a whole system. */
const most = 2000;
/** Frames looked at: enough for thousands of threads. */
const mostFrames = 500_000;

/** One for each function and printed file, in the order of the text; breathes where the caller lets it. */
export function* frameNames({ transcript }: Analyzed): Generator<FrameName> {
  const seen = new Set<string>();
  let frames = 0;
  for (const { record } of transcript.each('stack')) {
    for (const frame of record.frames) {
      if (frames++ >= mostFrames || seen.size >= most) return;
      const key = `${frame.symbol} ${frame.source?.path ?? ''}`;
      if (seen.has(key) || !frame.symbol.includes('!')) continue;
      seen.add(key);
      yield frameName(frame);
    }
  }
}
