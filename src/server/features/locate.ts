/** From a frame or a symbol to its source, where the host has source files. */
import type { Frame } from '../model/stack';
import type { FrameName } from '../sources/frameSource';
import { symbolParts } from '../text/lexer';

export interface SourcePlace {
  readonly uri: string;
  /** 1-based. */
  readonly line: number;
}

export interface SourcePlaces {
  readonly how: 'printed path' | 'function definition';
  /** All that fit equally well; never empty. */
  readonly places: readonly [SourcePlace, ...SourcePlace[]];
}

/** Undefined when the source is not in the workspace. Never rejects. */
export type Locate = (frame: FrameName) => Promise<SourcePlaces | undefined>;

/** What a frame says about where its source is. */
export function frameName({ symbol, source }: Pick<Frame, 'symbol' | 'source'>): FrameName {
  const { module, name } = symbolParts(symbol);
  return {
    module,
    function: name,
    ...(source && { printedPath: source.path, printedLine: source.line }),
  };
}
