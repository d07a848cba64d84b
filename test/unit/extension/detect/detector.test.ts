/** When a document is sniffed, and what a user's choice of language means. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Detector, type Candidate } from '../../../../src/extension/detect/detector';
import { samples } from './samples';

interface Doc extends Candidate {
  text: string;
  languageId: string;
  isClosed: boolean;
}

const transcript = samples.transcripts['a thread'];
const uriOf = (text: string) => ({ scheme: text.slice(0, text.indexOf(':')), toString: () => text });

/** An editor with the events that VS Code fires, in its order. */
class Editor {
  enabled = true;
  heads = 0;
  readonly refused = new Set<string>();
  readonly #open = new Map<string, Doc>();
  #deferred: (() => void)[] = [];
  readonly detector = new Detector<Doc>({
    enabled: () => this.enabled,
    head: (document) => {
      this.heads++;
      return document.text;
    },
    setLanguage: (document) => {
      this.switchTo(document, 'windbg');
    },
    refused: this.refused,
    defer: (action) => this.#deferred.push(action),
  });

  open(uri: string, text: string, languageId = 'plaintext'): Doc {
    const document: Doc = { uri: uriOf(uri), text, languageId, isClosed: false };
    this.#open.set(uri, document);
    this.detector.opened(document);
    return document;
  }

  close(document: Doc): void {
    document.isClosed = true;
    this.#open.delete(document.uri.toString());
    this.detector.closed(document, (uri) => this.#open.has(uri));
    this.settle();
  }

  /** One language for another: close and open at once. */
  switchTo(document: Doc, languageId: string): void {
    this.detector.closed(document, (uri) => this.#open.has(uri));
    document.languageId = languageId;
    this.detector.opened(document);
  }

  paste(document: Doc, text: string): void {
    document.text += text;
    this.detector.changed(document, text.length);
    this.settle();
  }

  settle(): void {
    for (const action of this.#deferred.splice(0)) action();
  }
}

describe('Detector', () => {
  let editor: Editor;
  beforeEach(() => {
    editor = new Editor();
  });

  it.each(['plaintext', 'log', 'Log'])('recognises a transcript opened as %s', (language) => {
    expect(editor.open('file:///a.log', transcript, language).languageId).toBe('windbg');
    expect(editor.detector.sniffed).toBe(1);
  });

  it.each([
    ['another language', 'file:///a.c', 'c'],
    ['an output channel', 'output:kdscope', 'Log'],
    ['a side of a diff', 'git:/a.log', 'plaintext'],
  ])('does not look at %s', (_, uri, language) => {
    editor.open(uri, transcript, language);
    expect(editor.heads).toBe(0);
  });

  it('does nothing when switched off', () => {
    editor.enabled = false;
    expect(editor.open('file:///a.log', transcript).languageId).toBe('plaintext');
    expect(editor.heads).toBe(0);
  });

  it('reads the head once per document', () => {
    const document = editor.open('file:///a.txt', 'nothing of the kind');
    editor.switchTo(document, 'c');
    editor.switchTo(document, 'plaintext');
    expect(editor.heads).toBe(1);
  });

  it('takes a switch back to plain text as final, over closing as well', () => {
    const document = editor.open('file:///a.log', transcript);
    editor.switchTo(document, 'plaintext');
    editor.settle();
    expect(document.languageId).toBe('plaintext');
    editor.close(document);
    expect(editor.open('file:///a.log', transcript).languageId).toBe('plaintext');
  });

  it('forgets the refusal when the user chooses the transcript language', () => {
    const document = editor.open('file:///a.log', transcript);
    editor.switchTo(document, 'plaintext');
    editor.switchTo(document, 'windbg');
    expect([...editor.refused]).toEqual([]);
  });

  it('recognises a closed transcript when it is opened again', () => {
    editor.close(editor.open('file:///a.log', transcript));
    expect(editor.open('file:///a.log', transcript).languageId).toBe('windbg');
    expect(editor.detector.sniffed).toBe(2);
  });

  it('recognises an untitled document when a transcript is pasted into it', () => {
    const document = editor.open('untitled:Untitled-1', '');
    editor.paste(document, transcript);
    expect(document.languageId).toBe('windbg');
  });

  it('does not sniff for every key', () => {
    const document = editor.open('untitled:Untitled-1', '');
    for (const key of transcript) editor.paste(document, key);
    expect(editor.heads).toBe(1);
  });

  it('sniffs once for many insertions in a row', () => {
    const document = editor.open('untitled:Untitled-1', '');
    for (let times = 0; times < 9; times++) editor.detector.changed(document, 4000);
    editor.settle();
    expect(editor.heads).toBe(2);
  });

  it('gives a new untitled document of an old name its own chance', () => {
    const document = editor.open('untitled:Untitled-1', transcript);
    editor.switchTo(document, 'plaintext');
    editor.close(document);
    expect(editor.open('untitled:Untitled-1', transcript).languageId).toBe('windbg');
  });
});
