/** The features in a slice: asked with its own lines, answered by what is known of the whole file, given back in its lines. */
import type { FoldingRange, Position, Range, SemanticTokens } from 'vscode-languageserver-types';
import { parseSlice, sliceUri, type Slice } from '../../shared/slice';
import type { Lines } from '../../shared/triage';
import type { CancellationToken } from '../sources/sourceHost';
import type { Features } from './features';

/** Answers in lines of the file, also when it is asked with the URI of a slice. */
interface WholeFeatures extends Features {
  /** Of the slice that holds a 1-based line. */
  sliceLines(uri: string, line: number): Lines | undefined;
}

export class SliceFeatures implements Features {
  constructor(private readonly inner: WholeFeatures) {}

  readonly hover: Features['hover'] = this.atPosition((...asked) => this.inner.hover(...asked));
  readonly definition: Features['definition'] = this.atPosition((...asked) =>
    this.inner.definition(...asked),
  );
  readonly references: Features['references'] = this.atPosition((...asked) =>
    this.inner.references(...asked),
  );
  readonly highlights: Features['highlights'] = this.atPosition(async (uri, position, token) => {
    const [first, last] = this.linesOf(uri);
    const found = await this.inner.highlights(uri, position, token);
    return found.filter(({ range: { start } }) => first <= start.line + 1 && start.line < last);
  });
  readonly documentSymbols: Features['documentSymbols'] = this.whole((...asked) =>
    this.inner.documentSymbols(...asked),
  );
  readonly documentLinks: Features['documentLinks'] = this.whole((...asked) =>
    this.inner.documentLinks(...asked),
  );
  readonly codeLenses: Features['codeLenses'] = this.whole((...asked) => this.inner.codeLenses(...asked));
  readonly diagnostics: Features['diagnostics'] = this.whole((...asked) => this.inner.diagnostics(...asked));
  readonly inlayHints: Features['inlayHints'] = this.inRange((...asked) => this.inner.inlayHints(...asked));
  readonly codeActions: Features['codeActions'] = this.inRange((...asked) =>
    this.inner.codeActions(...asked),
  );

  async folding(uri: string, token?: CancellationToken): Promise<FoldingRange[]> {
    const [first, last] = this.linesOf(uri);
    const ranges = await this.inner.folding(uri, token);
    return ranges
      .filter(({ startLine }) => startLine + 1 >= first)
      .map(({ startLine, endLine }) => ({
        startLine: startLine + 1 - first,
        endLine: Math.min(endLine + 1, last) - first,
      }));
  }

  async semanticTokens(
    uri: string,
    range: Range,
    token?: CancellationToken,
  ): Promise<SemanticTokens | undefined> {
    const [first] = this.linesOf(uri);
    const tokens = await this.inner.semanticTokens(uri, this.toFile(uri, range), token);
    if (!tokens) return undefined;
    // The first line is absolute, all others are relative to the one before.
    const [line = 0, ...rest] = tokens.data;
    return tokens.data.length === 0 ? tokens : { ...tokens, data: [line + 1 - first, ...rest] };
  }

  private atPosition<T>(
    feature: (uri: string, position: Position, token?: CancellationToken) => Promise<T>,
  ): typeof feature {
    return async (uri, position, token) =>
      this.toSlice(uri, await feature(uri, this.toFile(uri, position), token));
  }

  private inRange<T>(
    feature: (uri: string, range: Range, token?: CancellationToken) => Promise<T>,
  ): typeof feature {
    return async (uri, range, token) => this.toSlice(uri, await feature(uri, this.toFile(uri, range), token));
  }

  private whole<T>(feature: (uri: string, token?: CancellationToken) => Promise<T>): typeof feature {
    return async (uri, token) => this.toSlice(uri, await feature(uri, token));
  }

  private linesOf(uri: string): Lines {
    const slice = parseSlice(uri);
    return (slice && this.inner.sliceLines(slice.file, slice.first)) ?? [1, Number.MAX_SAFE_INTEGER];
  }

  private toFile<T extends Position | Range>(uri: string, value: T): T {
    const [first] = this.linesOf(uri);
    return mapPositions(value, ({ line, character }) => ({ line: line + first - 1, character }));
  }

  /** Places in the file become places in slices, those of this one with an URI of their own or without. */
  private toSlice<T>(uri: string, value: T): T {
    const slice = parseSlice(uri);
    if (!slice) return value;
    const own = this.linesOf(uri);
    return mapLocations(value, slice.file, (line) => this.sliceAt(slice.file, line), own);
  }

  private sliceAt(file: string, line: number): { slice: Slice; lines: Lines } | undefined {
    const lines = this.inner.sliceLines(file, line);
    return lines && { slice: { file, first: lines[0] }, lines };
  }
}

type SliceAt = (line: number) => { slice: Slice; lines: Lines } | undefined;

/** Rewrites every position inside an LSP answer, whatever its shape; a location is moved by where it leads. */
function mapLocations<T>(value: T, file: string, sliceAt: SliceAt, own: Lines): T {
  if (Array.isArray(value)) return value.map((item: unknown) => mapLocations(item, file, sliceAt, own)) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (isPosition(value)) return clipped(value, own) as T & Position;
  if ('uri' in value && 'range' in value && value.uri === file) {
    const found = sliceAt((value.range as Range).start.line + 1);
    if (found)
      return {
        ...value,
        uri: sliceUri(found.slice),
        range: mapPositions(value.range as Range, (position) => clipped(position, found.lines)),
      };
  }
  // A place in another file keeps its lines.
  if ('uri' in value && 'range' in value) return value;
  return mapEntries(value, (item) => mapLocations(item, file, sliceAt, own));
}

function mapPositions<T>(value: T, map: (position: Position) => Position): T {
  if (typeof value !== 'object' || value === null) return value;
  return isPosition(value)
    ? (map(value) as T & Position)
    : mapEntries(value, (item) => mapPositions(item, map));
}

function mapEntries<T extends object>(value: T, map: (item: unknown) => unknown): T {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, map(item)])) as T;
}

function isPosition(value: object): value is Position {
  return 'line' in value && 'character' in value;
}

/** A block that begins or ends beyond the slice is shown as far as the slice goes. */
function clipped({ line, character }: Position, [first, last]: Lines): Position {
  if (line + 1 < first) return { line: 0, character: 0 };
  return line + 1 > last ? { line: last - first + 1, character: 0 } : { line: line + 1 - first, character };
}
