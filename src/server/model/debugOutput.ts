/** What a program, a script or an unknown extension printed: lines of shapes that no command has, learnt from their repetition. */
import type { Span } from '../text/span';
import type { RecordBase } from './recordBase';

export interface OutputShape {
  /** A line of it with what varies masked: `#` a number, `"…"` a quotation, `\…` a path, `=…` a value. */
  readonly shape: string;
  readonly count: number;
  /** Where it stands first. */
  readonly lines: Span;
}

/** What a running target prints (DbgPrint), a script (`.printf`), or an extension that no parser knows. */
export interface DebugOutputRecord extends RecordBase {
  readonly kind: 'debugOutput';
  readonly source: 'target' | 'script' | 'extension';
  /** The most frequent first. */
  readonly shapes: readonly OutputShape[];
  /** Lines of any of the shapes: other output may stand between them. */
  readonly lineCount: number;
}
