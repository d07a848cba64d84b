import { describe, expect, it } from 'vitest';
import { addressLens } from '../../../../webview/dev/fixtures/addressLens';
import { one, openPage, recordingHost, textOf, uri } from '../support';

describe('addressLens', () => {
  it('says what the address is, what lies there, and where it is mentioned', () => {
    const { root } = openPage('triage', addressLens);
    expect(Array.from(root.querySelectorAll('.lens-fact, .mention'), textOf)).toMatchInlineSnapshot(`
      [
        "FILE_OBJECT fffffadf\`ccf73250 + 0x80 (Lock) fffffadf\`ccf73250 + 0x80 = fffffadf\`ccf732d0 lines 88–101",
        "fffffadf\`ccf732d0 00000000\`00040001",
        "fffffadf\`ccf732d8 fffffadf\`cca9a108 rrdtool.exe 1328.1348 + 0xc8",
        "wait object of rrdtool.exe 1328.1348line 40, !process 0n4904 fffffadfccf732d0 SynchronizationEvent",
        "mentionedline 140, dq fffffadfccf732d0fffffadf\`ccf732d0 00000000\`00040001 fffffadf\`cca9a108",
      ]
    `);
    expect(root.querySelectorAll('.strip-mention')).toHaveLength(2);
  });

  it('follows a pointer, and goes back', () => {
    const { root, send, click, heard } = openPage('triage', addressLens);
    click(one(root, '.lens-slot .text-button'));
    expect(heard().at(-1)).toEqual({ type: 'want', view: 'addressLens', about: 'fffffadfcca9a108' });
    send({ type: 'show', title: 'rrdtool.log', uri, view: 'addressLens', select: addressLens.about ?? '' });
    expect(heard().at(-1)).toMatchObject({ about: addressLens.about });
    click(one(root, '.toolbar vscode-button'));
    expect(heard().at(-1)).toMatchObject({ about: 'fffffadfcca9a108' });
  });

  it('asks again for the address it showed before a reload', () => {
    const host = recordingHost();
    const { root, click } = openPage('triage', addressLens, host);
    click(one(root, '.lens-slot .text-button'));
    const reloaded = openPage('triage', addressLens, recordingHost(host.state));
    expect(reloaded.heard()).toContainEqual({
      type: 'want',
      view: 'addressLens',
      about: 'fffffadfcca9a108',
    });
  });

  it('says what to do where nothing is looked at', () => {
    const { root } = openPage('triage', {
      kind: 'addressLens',
      inside: [],
      memory: [],
      mentions: [],
      more: false,
      suggestions: addressLens.suggestions,
      lineCount: 10,
    });
    expect(textOf(one(root, '.lens-none'))).toContain('Type an address');
  });
});
