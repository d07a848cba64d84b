/** What the source side needs from its host: files to read, and a syntax tree of C or C++. Injected, so that the core runs anywhere. */

/** Asked between steps; the shape LSP tokens have. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

/** The C and C++ files of the workspace. */
export interface SourceFiles {
  /** Paths or `file:` URIs, ordered. What was found so far when the token is cancelled. */
  list(token: CancellationToken): Promise<readonly string[]>;
  /** The decoded text of a listed file; undefined when it is gone, too large or not text. Never rejects. */
  read(path: string): Promise<string | undefined>;
}

/** Zero-based row and UTF-16 column. */
export interface SyntaxPoint {
  readonly row: number;
  readonly column: number;
}

/**
 * The part of a tree-sitter node that is used here, structurally: the core does not know the wasm package.
 * Indexes are UTF-16 offsets into the parsed text. Node types are those of the tree-sitter C++ grammar.
 */
export interface SyntaxNode {
  readonly id: number;
  readonly type: string;
  readonly text: string;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly startPosition: SyntaxPoint;
  readonly endPosition: SyntaxPoint;
  /** True when the parser had to skip or invent something below this node. */
  readonly hasError: boolean;
  readonly parent: SyntaxNode | null;
  readonly namedChildren: readonly (SyntaxNode | null)[];
  childForFieldName(name: string): SyntaxNode | null;
  /** The smallest named node that covers `[start, end)`. */
  namedDescendantForIndex(start: number, end: number): SyntaxNode | null;
}

/** Lives outside the garbage-collected heap: whoever parses calls `delete()`, and uses no node of it afterwards. */
export interface SyntaxTree {
  readonly root: SyntaxNode;
  delete(): void;
}

export interface CParser {
  /** Undefined when the parser gave up (text too hard within its time). Never throws. */
  parse(text: string): SyntaxTree | undefined;
}

/** Loads the parser when the first file needs it; undefined when this host has none. */
export type LoadParser = () => Promise<CParser | undefined>;
