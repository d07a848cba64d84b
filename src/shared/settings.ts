/** The settings that reach the server, with their defaults. Documented in package.json under `kdscope.*`. */
import type { Severity } from './triage';

export interface Settings {
  /** Severity by rule id; `off` silences a rule. Rules not named keep their own severity. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly inlayHints: boolean;
  readonly codeLenses: boolean;
  /** Look into C and C++ files of the workspace for calls that explain a finding. */
  readonly sourceChecks: boolean;
  /** Absolute path of a pooltag.txt; empty for none. */
  readonly poolTagFile: string;
  readonly signature: SignatureSettings;
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
  poolTagFile: '',
  signature: { skip: [], prefix: [], sentinel: [] },
};

const mostPatterns = 200;
const longestPattern = 128;

/** What has the wrong type, and what is too long or too much, counts as not set. */
export function signatureSettingsFrom(value: unknown): SignatureSettings {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const list = (name: keyof SignatureSettings): string[] => {
    const patterns: unknown = given[name];
    if (!Array.isArray(patterns)) return [];
    return patterns
      .filter((pattern): pattern is string => typeof pattern === 'string' && pattern.length <= longestPattern)
      .slice(0, mostPatterns);
  };
  return { skip: list('skip'), prefix: list('prefix'), sentinel: list('sentinel') };
}
