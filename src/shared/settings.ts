/** The settings that reach the server, with their defaults. Documented in package.json under `kdscope.*`. */
import type { Severity } from './triage';

export interface Settings {
  /** Severity by rule id; `off` silences a rule. Rules not named keep their own severity. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly inlayHints: boolean;
  readonly codeLenses: boolean;
  /** Look into C and C++ files of the workspace for calls that explain a finding. */
  readonly sourceChecks: boolean;
}

export const defaultSettings: Settings = {
  rules: {},
  inlayHints: true,
  codeLenses: true,
  sourceChecks: true,
};
