/** Settings from the client: at initialization, and when they change. What has the wrong type counts as not set. */
import type { Connection } from 'vscode-languageserver/node';
import {
  defaultSettings,
  patternsFrom,
  signatureSettingsFrom,
  sourceMapFrom,
  type Settings,
} from '../../shared/settings';
import type { Severity } from '../../shared/triage';

/** `apply` hands new settings to all that work by them. */
export function followSettings(connection: Connection, apply: (settings: Settings) => void): void {
  connection.onDidChangeConfiguration(({ settings }) => {
    // VS Code sends our settings alone, other editors under their section.
    const own: unknown = isObject(settings) && 'kdscope' in settings ? settings['kdscope'] : settings;
    apply(settingsFrom(own));
    // Both are asked for again only when the client is told to.
    connection.languages.inlayHint.refresh().catch(() => undefined);
    connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
  });
}

const severities: ReadonlySet<unknown> = new Set<Severity | 'off'>([
  'error',
  'warning',
  'info',
  'hint',
  'off',
]);

export function settingsFrom(value: unknown): Settings {
  if (!isObject(value)) return defaultSettings;
  const flag = (name: 'inlayHints' | 'codeLenses' | 'sourceChecks'): boolean => {
    const given = value[name];
    return typeof given === 'boolean' ? given : defaultSettings[name];
  };
  const { poolTagFile } = value;
  return {
    rules: rulesFrom(value['rules']),
    inlayHints: flag('inlayHints'),
    codeLenses: flag('codeLenses'),
    sourceChecks: flag('sourceChecks'),
    sourceMap: sourceMapFrom(value['sourceMap']),
    poolTagFile: typeof poolTagFile === 'string' ? poolTagFile : defaultSettings.poolTagFile,
    signature: signatureSettingsFrom(value['signature']),
    ownCode: patternsFrom(value['ownCode']),
  };
}

function rulesFrom(value: unknown): Settings['rules'] {
  if (!isObject(value)) return defaultSettings.rules;
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, Severity | 'off'] => severities.has(entry[1])),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
