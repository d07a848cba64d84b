/** Reads the settings that reach the server; a value of the wrong type counts as not set. */
import {
  defaultSettings,
  patternsFrom,
  signatureSettingsFrom,
  sourceMapFrom,
  type Settings,
} from '../../shared/settings';
import type { Severity } from '../../shared/triage';

/** `get` answers the value of `kdscope.<name>`. */
export function readSettings(get: (name: keyof Settings) => unknown): Settings {
  const flag = (name: 'inlayHints' | 'codeLenses' | 'sourceChecks'): boolean => {
    const value = get(name);
    return typeof value === 'boolean' ? value : defaultSettings[name];
  };
  const poolTagFile = get('poolTagFile');
  return {
    rules: readRules(get('rules')),
    inlayHints: flag('inlayHints'),
    codeLenses: flag('codeLenses'),
    sourceChecks: flag('sourceChecks'),
    sourceMap: sourceMapFrom(get('sourceMap')),
    poolTagFile: typeof poolTagFile === 'string' ? poolTagFile : defaultSettings.poolTagFile,
    signature: signatureSettingsFrom(get('signature')),
    ownCode: patternsFrom(get('ownCode')),
  };
}

const severities: ReadonlySet<unknown> = new Set<Severity | 'off'>([
  'error',
  'warning',
  'info',
  'hint',
  'off',
]);

function readRules(value: unknown): Settings['rules'] {
  if (typeof value !== 'object' || value === null) return defaultSettings.rules;
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, Severity | 'off'] => severities.has(entry[1])),
  );
}
