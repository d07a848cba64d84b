/** Next commands: each once, the most severe finding's first. */
import { expect, it } from 'vitest';
import { nextCommands } from '../../../../src/server/views/nextCommands';
import type { Finding } from '../../../../src/shared/triage';

const finding = (message: string, next: readonly string[], missing: Finding['missing'] = []): Finding => ({
  id: `s0/rule:${message}`,
  rule: 'rule',
  severity: 'info',
  surface: 'card',
  grade: 'observed',
  message,
  lines: [1, 1],
  proof: [],
  related: [],
  missing,
  next,
});

it('takes what is missing as the reason, else the finding', () => {
  const commands = nextCommands([
    finding('first', ['!a', '!b'], [{ what: 'who holds it', command: '!b' }]),
    finding('second', ['!b', '!c'], [{ what: 'nothing to type' }, { what: 'more', command: '!d' }]),
  ]);
  expect(commands.map(({ command, why }) => `${command}: ${why}`)).toEqual([
    '!a: first',
    '!b: who holds it',
    '!c: second',
    '!d: more',
  ]);
});
