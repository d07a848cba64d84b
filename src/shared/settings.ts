/** The settings that reach the server, with their defaults. Documented in package.json under `kdscope.*`. */
import type { Severity } from './triage';

export interface Settings {
  /** Severity by rule id; `off` silences a rule. Rules not named keep their own severity. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly inlayHints: boolean;
  readonly codeLenses: boolean;
  /** Look into C and C++ files of the workspace for calls that explain a finding. */
  readonly sourceChecks: boolean;
  /** Where sources lie: printed path of a folder or a file → absolute path on this machine. */
  readonly sourceMap: Readonly<Record<string, string>>;
  /** Absolute path of a pooltag.txt; empty for none. */
  readonly poolTagFile: string;
  readonly signature: SignatureSettings;
  /** Modules that the user calls own code, with `*` and `?` as wildcards: views collapse the frames of others. */
  readonly ownCode: readonly string[];
}

/** Patterns for the rows of a stack, added to the built-in lists; `-pattern` takes a built-in one away. `*` and `?` are wildcards. */
export interface SignatureSettings {
  readonly skip: readonly string[];
  readonly prefix: readonly string[];
  readonly sentinel: readonly string[];
}

export const defaultSettings: Settings = {
  rules: {},
  inlayHints: true,
  codeLenses: true,
  sourceChecks: true,
  sourceMap: {},
  poolTagFile: '',
  signature: { skip: [], prefix: [], sentinel: [] },
  ownCode: [],
};

const mostPatterns = 200;
const longestPattern = 128;

/** What has the wrong type, and what is too long or too much, counts as not set. */
export function signatureSettingsFrom(value: unknown): SignatureSettings {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return {
    skip: patternsFrom(given['skip']),
    prefix: patternsFrom(given['prefix']),
    sentinel: patternsFrom(given['sentinel']),
  };
}

/** The texts of a list that can be patterns. */
export function patternsFrom(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter((pattern): pattern is string => typeof pattern === 'string' && pattern.length <= longestPattern)
    .slice(0, mostPatterns);
}

/** Text by text; what has the wrong type counts as not set. */
export function sourceMapFrom(value: unknown): Settings['sourceMap'] {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value)
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== '')
      .slice(0, mostPatterns),
  );
}
