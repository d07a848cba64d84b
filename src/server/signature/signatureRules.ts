/** Which rows of a stack tell crashes apart, and which do not: the built-in lists, and what the user adds to them or takes away. */
import type { SignatureSettings } from '../../shared/settings';
import type { FrameName } from './frameName';
import { matchesGlob } from '../../shared/glob';
import { prefixRows, sentinelRows, skippedRows } from './signaturePatterns';

export interface SignatureRules {
  /** Rows that are left out. */
  readonly skip: readonly string[];
  /** Rows that are kept, and the row below as well. */
  readonly prefix: readonly string[];
  /** Rows at which the handling of a fault begins: what is above them is left out. */
  readonly sentinel: readonly string[];
}

/** Ours and the user's. `-KeSetEvent` takes one of ours away; it has to be spelled as it stands in the list. */
export function signatureRules({ skip, prefix, sentinel }: SignatureSettings): SignatureRules {
  return {
    skip: merged(skippedRows, skip),
    prefix: merged(prefixRows, prefix),
    sentinel: merged(sentinelRows, sentinel),
  };
}

/** The first pattern that matches a row. */
export function matching(patterns: readonly string[], name: FrameName): string | undefined {
  return patterns.find((pattern) =>
    pattern.includes('!')
      ? matchesGlob(pattern, name.text)
      : name.function !== undefined && matchesGlob(pattern, name.function),
  );
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
