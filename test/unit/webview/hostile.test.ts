import { describe, expect, it } from 'vitest';
import type { ViewModel } from '../../../src/shared/viewModel';
import { apcTimeline } from '../../../webview/dev/fixtures/apcTimeline';
import { irpStack } from '../../../webview/dev/fixtures/irpStack';
import { threadStacks } from '../../../webview/dev/fixtures/threadStacks';
import { waitGraph } from '../../../webview/dev/fixtures/waitGraph';
import { openPage } from './support';

const evil = '<img src=x onerror="globalThis.owned=1"><script>globalThis.owned=1</script>\u0000\u202e${x}';

/** Fields that choose among words of the contract; everything else may be anything a log holds. */
const words = new Set(['kind', 'grade', 'trust', 'state', 'severity', 'order']);

function poisoned(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return words.has(key) ? value : value + evil;
  if (Array.isArray(value)) return value.map((item) => poisoned(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poisoned(item, name)]));
}

describe('text of a hostile transcript', () => {
  it.each([threadStacks, irpStack, apcTimeline, waitGraph])('stays text in $kind', (model) => {
    const { root, send } = openPage('triage', poisoned(model) as ViewModel);
    send({ type: 'cursor', lines: [432, 432] });
    expect(root.querySelectorAll('img, script')).toHaveLength(0);
    expect(root.textContent).toContain('<img src=x');
    expect('owned' in globalThis).toBe(false);
  });

  it('stays text in messages', () => {
    const { root, send } = openPage('triage');
    send({ type: 'error', message: evil });
    send({ type: 'nothing', message: evil });
    expect(root.querySelectorAll('img, script')).toHaveLength(0);
  });
});
