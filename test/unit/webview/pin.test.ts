/** A pinned page: the button, what is kept for a reload, and what the page says when its transcript is closed. */
import { describe, expect, it } from 'vitest';
import { threadStacks } from '../../../webview/dev/fixtures/threadStacks';
import { one, openPage, textOf, uri } from './support';

const button = (root: HTMLElement) => one(root, '[aria-label="Pin to this transcript"]');

describe('a pinned page', () => {
  it('asks the host for it, and shows what the host says', () => {
    const { root, click, heard, send } = openPage('triage', threadStacks);
    heard();
    click(button(root));
    expect(button(root).getAttribute('aria-pressed')).toBe('false');
    send({ type: 'pin', pin: 'open' });
    expect(button(root).getAttribute('aria-pressed')).toBe('true');
    click(button(root));
    expect(heard()).toEqual([
      { type: 'pin', on: true },
      { type: 'pin', on: false },
    ]);
  });

  it('keeps what it is pinned to for a reload, and forgets it when it follows again', () => {
    const { host, send } = openPage('triage', threadStacks);
    expect(host.state).not.toHaveProperty('pinned');
    send({ type: 'pin', pin: 'open' });
    expect(host.state).toHaveProperty('pinned', uri);
    send({ type: 'pin' });
    expect(host.state).not.toHaveProperty('pinned');
  });

  it.each([
    ['closed', 'rrdtool.log is not open in an editor.'],
    ['changed', 'rrdtool.log is not open in an editor, and has changed on disk.'],
    ['gone', 'rrdtool.log is not on disk any more. What stands here is what it said.'],
  ] as const)('says that its transcript is %s, and keeps the view', (pin, said) => {
    const { root, send } = openPage('triage', threadStacks);
    send({ type: 'pin', pin });
    expect(textOf(one(root, '.page-note span'))).toBe(said);
    expect(root.querySelector('[role=tree]')).not.toBeNull();
  });

  it('opens its transcript again', () => {
    const { root, send, click, heard } = openPage('triage', threadStacks);
    send({ type: 'pin', pin: 'closed' });
    heard();
    click(one(root, '.page-note vscode-button'));
    expect(heard()).toEqual([{ type: 'reveal', lines: [1, 1], keepFocus: false }]);
  });

  it('leaves the answer before in sight when the next one fails', () => {
    const { root, send } = openPage('triage', threadStacks);
    send({ type: 'error', message: 'It broke.' });
    expect(textOf(one(root, '[role=alert] span'))).toBe('It broke. What stands here is the answer before.');
    expect(root.querySelector('[role=tree]')).not.toBeNull();
  });
});
