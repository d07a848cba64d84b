import { describe, expect, it } from 'vitest';
import { threadStacks } from '../../../webview/dev/fixtures/threadStacks';
import { one, openPage, textOf, uri } from './support';

describe('app', () => {
  it('says ready and shows that it waits', () => {
    const { root, heard } = openPage('triage');
    expect(heard()).toEqual([{ type: 'ready' }]);
    expect(textOf(one(root, '[role=status]'))).toBe('Reading the transcript…');
  });

  it('changes tabs by arrow keys', () => {
    const { root, press, heard } = openPage('triage', threadStacks);
    heard();
    press(one(root, '#tab-threadStacks'), 'ArrowRight');
    expect(heard()).toEqual([{ type: 'want', view: 'irpStack' }]);
    expect(document.activeElement?.id).toBe('tab-irpStack');
    press(one(root, '#tab-irpStack'), 'End');
    expect(one(root, '[aria-selected="true"]').id).toBe('tab-addressLens');
  });

  it('offers the command that would supply what is missing', () => {
    const { root, click, heard } = openPage('triage', {
      kind: 'irpStack',
      empty: { message: 'No IRP in this transcript.', command: '!irpfind -v' },
      irps: [],
    });
    heard();
    expect(textOf(one(root, '.state-message'))).toBe('No IRP in this transcript.');
    click(one(root, 'vscode-button'));
    expect(heard()).toEqual([{ type: 'copy', text: '!irpfind -v' }]);
  });

  it('shows errors and tries again', () => {
    const { root, send, click, heard } = openPage('triage', threadStacks);
    send({ type: 'error', message: 'The server stopped.' });
    expect(textOf(one(root, '[role=alert]'))).toContain('The server stopped.');
    heard();
    click(one(root, 'vscode-button'));
    expect(heard()).toEqual([{ type: 'want', view: 'threadStacks' }]);
    expect(root.querySelector('[role=tree]')).not.toBeNull();
  });

  it('shows nothing but the message when there is nothing', () => {
    const { root, send } = openPage('timeline');
    send({ type: 'nothing', message: 'Open a transcript.' });
    expect(textOf(one(root, '.state'))).toBe('Open a transcript.');
  });

  it('keeps the old model in sight while a new one is read', () => {
    const { root, send } = openPage('triage', threadStacks);
    send({ type: 'loading', view: 'threadStacks' });
    expect(root.querySelector('[role=progressbar]')).not.toBeNull();
    expect(root.querySelector('[role=tree]')).not.toBeNull();
    send({ type: 'model', uri, model: threadStacks });
    expect(root.querySelector('[role=progressbar]')).toBeNull();
  });
});
