/** The table of rules is in order, and the setting and the README list what it has. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/server/rules/index';
import { sourceChecks } from '../../../src/server/sources/checkSource';

const root = path.resolve(import.meta.dirname, '../../..');

interface RuleSetting {
  readonly enum: readonly string[];
  readonly description: string;
}

describe('the table of rules', () => {
  const ids = rules.map(({ id }) => id);

  it('is in alphabetical order, without doubles', () => {
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('shares no id with the checks of source files', () => {
    expect(sourceChecks.filter(({ id }) => ids.includes(id))).toEqual([]);
  });

  it.each([...rules, ...sourceChecks].map((rule) => [rule.id, rule] as const))(
    '%s is named and summed up well',
    (id, { summary }) => {
      expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(summary).toMatch(/^[A-Z].*[^.]\.$/);
      // One sentence: no full stop before the last.
      expect(summary.slice(0, -1)).not.toMatch(/\.\s/);
      expect(summary.length).toBeLessThan(160);
    },
  );
});

it('is what package.json, its texts and README.md list', () => {
  const run = (): string =>
    execFileSync(process.execPath, [path.join(root, 'scripts/ruleTable.mjs'), '--check'], {
      encoding: 'utf8',
    });
  expect(run).not.toThrow();
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    contributes: {
      configuration: { properties: Record<string, { properties?: Record<string, RuleSetting> }> };
    };
  };
  const texts = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8')) as Record<
    string,
    string
  >;
  const listed = manifest.contributes.configuration.properties['kdscope.rules']?.properties ?? {};
  for (const { id, summary } of [...rules, ...sourceChecks]) {
    expect(listed[id]?.description).toBe(`%rule.${id}%`);
    expect(texts[`rule.${id}`]).toBe(summary);
    expect(listed[id]?.enum).toEqual(['error', 'warning', 'info', 'hint', 'off']);
  }
});
