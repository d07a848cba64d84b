/** What a page speaks of: the active transcript, or the one it is pinned to, and what becomes of that. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileEvent } from '../../../../src/shared/requests';
import { Subject } from '../../../../src/extension/webviews/subject';
import { EventEmitter } from '../support/vscode';

vi.mock('vscode', () => import('../support/vscode'));

const uriOf = (path: string, scheme = 'file') => ({ path, scheme, toString: () => `${scheme}://${path}` });
const [a, b] = [uriOf('/logs/a.log'), uriOf('/logs/b.log')];

class Fixture {
  readonly changed = new EventEmitter<unknown>();
  readonly opened = new EventEmitter<unknown>();
  readonly files = new EventEmitter<FileEvent>();
  readonly open = new Set<object>([a, b]);
  readonly transcripts = {
    uri: a as object | undefined,
    onDidChange: this.changed.event,
    onDidChangeOpen: this.opened.event,
    isOpen: (uri: object) => this.open.has(uri),
    isLoaded: (uri: object) => this.open.has(uri),
  };
  readonly heard: string[] = [];
  readonly subject: Subject;

  constructor(pinned?: object) {
    const server = { onFile: this.files.event };
    this.subject = new Subject(this.transcripts as never, server, pinned as never);
    this.subject.onDidChange(() => this.heard.push(`another: ${String(this.subject.uri)}`));
    this.subject.onDidChangePin(() => this.heard.push(`pin: ${this.subject.pin ?? 'none'}`));
  }

  activate(uri: object | undefined): void {
    this.transcripts.uri = uri;
    this.changed.fire(undefined);
  }

  close(uri: object): void {
    this.open.delete(uri);
    this.opened.fire(undefined);
  }

  reopen(uri: object): void {
    this.open.add(uri);
    this.opened.fire(undefined);
  }

  happen(what: FileEvent['what']): void {
    this.files.fire({ uri: String(a), what });
  }
}

describe('Subject', () => {
  let fixture: Fixture;
  beforeEach(() => {
    fixture = new Fixture();
  });

  it('follows the active transcript', () => {
    fixture.activate(b);
    fixture.activate(undefined);
    expect(fixture.heard).toEqual(['another: file:///logs/b.log', 'another: undefined']);
  });

  it('stays where it is pinned, and follows again', () => {
    fixture.subject.pinHere();
    fixture.activate(b);
    expect(String(fixture.subject.uri)).toBe('file:///logs/a.log');
    fixture.subject.unpin();
    expect(fixture.heard).toEqual(['pin: open', 'pin: none', 'another: file:///logs/b.log']);
  });

  it('cannot be pinned to nothing', () => {
    fixture.activate(undefined);
    fixture.subject.pinHere();
    expect(fixture.subject.pin).toBeUndefined();
  });

  it('says that its transcript was closed and opened again, once each', () => {
    fixture.subject.pinHere();
    fixture.close(a);
    fixture.close(b);
    fixture.reopen(a);
    expect(fixture.heard).toEqual(['pin: open', 'pin: closed', 'pin: open']);
  });

  it('hears of the file of a closed transcript, each time, and not of the one that an editor shows', () => {
    fixture.subject.pinHere();
    fixture.happen('changed');
    fixture.close(a);
    fixture.happen('changed');
    fixture.happen('grown');
    fixture.happen('gone');
    expect(fixture.heard.slice(1)).toEqual(['pin: closed', 'pin: changed', 'pin: changed', 'pin: gone']);
    expect(fixture.subject.isReadable).toBe(false);
  });

  it('begins closed when a panel is restored before its transcript', () => {
    const restored = new Fixture(uriOf('/logs/c.log'));
    expect(restored.subject.pin).toBe('closed');
    expect(restored.subject.isReadable).toBe(true);
  });

  it('knows that a text that was never saved is gone with its editor', () => {
    const restored = new Fixture(uriOf('Untitled-1', 'untitled'));
    expect(restored.subject.isReadable).toBe(false);
  });
});
