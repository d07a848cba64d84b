/** What a check of a source file is, and what it answers. */
import type { Lines, Severity } from '../../shared/triage';
import type { SyntaxNode } from './sourceHost';

/** A pattern of source code that explains what transcripts show. */
export interface SourceCheck {
  readonly id: string;
  /** One sentence for settings and tables. */
  readonly summary: string;
  /** Ids of the rules whose findings it may explain. */
  readonly explains: readonly string[];
  /** True when a text is worth parsing for it. Cheap. */
  mayApply(text: string): boolean;
  /** In the order of the text. `code` is what was parsed: comments, literals and annotations are blank. Never throws. */
  check(root: SyntaxNode, code: string): readonly SourceFinding[];
}

export interface SourceFinding {
  /** Id of the check. */
  readonly rule: string;
  readonly severity: Extract<Severity, 'warning' | 'info'>;
  readonly message: string;
  /** The call, 1-based and inclusive. */
  readonly lines: Lines;
  /** Zero-based UTF-16 columns: of the first character on the first line, and behind the last one on the last line. */
  readonly columns: readonly [start: number, end: number];
  /** The variable it is about: the status block, the event, the handle. */
  readonly variable: string;
  /** The function called: `ZwWriteFile`. */
  readonly service: string;
  readonly related: readonly { readonly message: string; readonly lines: Lines }[];
  /** Each one alone cures it. */
  readonly fixes: readonly string[];
}
