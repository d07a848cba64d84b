/** Which rows of a stack tell crashes apart, and which do not: the built-in lists, and what the user adds to them or takes away. */
import type { SignatureSettings } from '../../shared/settings';
import type { FrameName } from './frameName';
import { matchesGlob } from '../../shared/glob';
import { prefixRows, sentinelRows, skippedRows } from './signaturePatterns';

export interface SignatureRules {
  /** Rows that are left out. */
  readonly skip: RowPatterns;
  /** Rows that are kept, and the row below as well. */
  readonly prefix: RowPatterns;
  /** Rows at which the handling of a fault begins: what is above them is left out. */
  readonly sentinel: RowPatterns;
}

/** Patterns of one list; what they say of a name is looked up once, because stacks have most of their rows in common. */
class RowPatterns {
  private readonly answers = new Map<string, string | undefined>();

  constructor(private readonly patterns: readonly string[]) {}

  /** The first pattern that matches a row. */
  matching(name: FrameName): string | undefined {
    const key = `${name.text} ${name.function ?? ''}`;
    if (!this.answers.has(key)) this.answers.set(key, this.find(name));
    return this.answers.get(key);
  }

  private find({ text, function: own }: FrameName): string | undefined {
    return this.patterns.find((pattern) =>
      pattern.includes('!') ? matchesGlob(pattern, text) : own !== undefined && matchesGlob(pattern, own),
    );
  }
}

/** Ours and the user's. `-KeSetEvent` takes one of ours away; it has to be spelled as it stands in the list. */
export function signatureRules({ skip, prefix, sentinel }: SignatureSettings): SignatureRules {
  return {
    skip: new RowPatterns(merged(skippedRows, skip)),
    prefix: new RowPatterns(merged(prefixRows, prefix)),
    sentinel: new RowPatterns(merged(sentinelRows, sentinel)),
  };
}

function merged(builtIn: string, own: readonly string[]): string[] {
  const removed = new Set(
    own.filter((text) => text.startsWith('-')).map((text) => text.slice(1).toLowerCase()),
  );
  const base = builtIn
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(' '));
  return [
    ...base.filter((pattern) => pattern !== '' && !removed.has(pattern.toLowerCase())),
    ...own.filter((text) => text !== '' && !text.startsWith('-')),
  ];
}
