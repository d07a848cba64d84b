/** From a frame or a symbol to its source, where the host has source files. */
import type { Frame } from '../model/stack';
import type { CallSite, FrameName } from '../sources/frameSource';
import { symbolParts } from '../text/lexer';

export interface SourcePlace {
  readonly uri: string;
  /** 1-based. */
  readonly line: number;
  /** Milliseconds since 1970 at which the file was changed last, where that is known. */
  readonly modified?: number;
  /** Where the function calls the next inner frame. */
  readonly call?: CallSite;
}

export interface SourcePlaces {
  readonly how: 'printed path' | 'function definition';
  /** All that fit equally well; never empty. */
  readonly places: readonly [SourcePlace, ...SourcePlace[]];
}

/** Undefined when the source is not in the workspace. Never rejects. */
export type Locate = (frame: FrameName) => Promise<SourcePlaces | undefined>;

/** What a frame says about where its source is; `inner` is the frame that it called. */
export function frameName(
  { symbol, source }: Pick<Frame, 'symbol' | 'source'>,
  inner?: Pick<Frame, 'symbol'>,
): FrameName {
  const { module, name } = symbolParts(symbol);
  return {
    module,
    function: name,
    ...(source && { printedPath: source.path, printedLine: source.line }),
    ...(inner?.symbol.includes('!') === true && !source && { callee: symbolParts(inner.symbol).name }),
  };
}
