/** package.json and the code name the same things. */
import { readFileSync, existsSync } from 'node:fs';
import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandIds } from '../../../src/extension/commandIds';
import { defaultSettings } from '../../../src/shared/settings';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
    readonly walkthroughs: readonly { readonly steps: readonly WalkthroughStep[] }[];
  };
}

interface WalkthroughStep {
  readonly media: { readonly markdown: string };
}

const root = path.resolve(import.meta.dirname, '../../..');
const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
const texts = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;
const commands = contributes.commands.map(({ command }) => command);
const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);

describe('the manifest', () => {
  it('declares every command', () => {
    expect(commands.toSorted()).toEqual(commandIds.map((id) => `kdscope.${id}`).toSorted());
  });

  it('puts only declared commands into menus', () => {
    const used = Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command));
    expect(used.filter((command) => !commands.includes(command))).toEqual([]);
  });

  it('has the settings of the server, with their defaults', () => {
    const { properties } = contributes.configuration;
    const declared = Object.entries(defaultSettings).map(([name, value]: [string, unknown]) => {
      const property = properties[`kdscope.${name}`];
      if (property || typeof value !== 'object' || value === null) return [name, property?.default];
      // A group: each member is a setting of its own.
      const members = Object.keys(value).map((key): [string, unknown] => [
        key,
        properties[`kdscope.${name}.${key}`]?.default,
      ]);
      return [name, Object.fromEntries<unknown>(members)];
    });
    expect(Object.fromEntries(declared)).toEqual(defaultSettings);
  });

  it('links walkthrough steps to what exists', () => {
    expect(
      steps.map(({ media }) => media.markdown).filter((file) => !existsSync(path.join(root, file))),
    ).toEqual([]);
    const links = Object.entries(texts).flatMap(([, text]) => [
      ...text.matchAll(/command:(kdscope\.\w+)\)/g),
    ]);
    expect(links.length).toBeGreaterThan(0);
    expect(
      links.map(([, command]) => command).filter((command) => !commands.includes(command ?? '')),
    ).toEqual([]);
  });
});
