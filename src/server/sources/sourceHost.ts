/** What the source side needs from its host: files to read, and a syntax tree of C, C++ or Rust. Injected, so that the core runs anywhere. */

/** Asked between steps; the shape LSP tokens have. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

/** What tells one state of a file from the next. */
export interface FileState {
  /** Milliseconds since 1970, UTC. */
  readonly modified: number;
  /** Bytes. */
  readonly size: number;
}

/** The C, C++ and Rust files of the workspace. */
export interface SourceFiles {
  /** Paths or `file:` URIs, ordered. What was found so far when the token is cancelled. */
  list(token: CancellationToken): Promise<readonly string[]>;
  /** The decoded text of a listed file; undefined when it is gone, too large or not text. Never rejects. */
  read(path: string): Promise<string | undefined>;
  /** Undefined when a listed file is gone. Never rejects. */
  state(path: string): Promise<FileState | undefined>;
}

/** A place that an editor's language support names for a function: a path as `SourceFiles.list` spells it. */
export type FindSymbol = (name: string, token: CancellationToken) => Promise<readonly string[]>;

/** Zero-based row and UTF-16 column. */
export interface SyntaxPoint {
  readonly row: number;
  readonly column: number;
}

/**
 * The part of a tree-sitter node that is used here, structurally: the core does not know the wasm package.
 * Indexes are UTF-16 offsets into the parsed text. Node types are those of the tree-sitter grammars.
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

export type Language = 'cpp' | 'rust';

/** By the ending of the name; C is parsed as C++. */
export function languageOf(path: string): Language {
  return /\.rs$/i.test(path) ? 'rust' : 'cpp';
}

/** Loads the parser when the first file needs it; undefined when this host has none. */
export type LoadParser = (language?: Language) => Promise<CParser | undefined>;
