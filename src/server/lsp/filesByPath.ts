/** Files that are no open documents, read from disk: what an editor does not hand over, because it is too large. */
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openFileText, type OpenedText } from '../node/fileText';
import type { TriageService } from '../service';

/** Kept attached: each keeps a file open, and what was understood of it. */
const most = 2;

interface Attached {
  readonly opened: OpenedText;
  /** Size and time of change, to see that a log has grown. */
  readonly stamp: string;
}

export class FilesByPath {
  /** The one used last stands last. */
  private readonly attached = new Map<string, Attached>();

  constructor(private readonly service: TriageService) {}

  /** Makes sure that the service knows a `file:` URI. Throws `UnreadableFile` with a reason of one line. */
  attach(uri: string): void {
    const known = this.attached.get(uri);
    if (!known && (this.service.has(uri) || !uri.startsWith('file:'))) return;
    const path = fileURLToPath(uri);
    const stamp = stampOf(path);
    if (known?.stamp === stamp) {
      this.attached.delete(uri);
      this.attached.set(uri, known);
      return;
    }
    this.forget(uri);
    const opened = openFileText(path, this.service.openers);
    this.service.attach(uri, opened.source, opened.encoding);
    this.attached.set(uri, { opened, stamp });
    for (const old of [...this.attached.keys()].slice(0, -most)) this.forget(old);
  }

  forget(uri: string): void {
    const known = this.attached.get(uri);
    if (!known) return;
    this.service.close(uri);
    known.opened.close();
    this.attached.delete(uri);
  }

  dispose(): void {
    for (const uri of [...this.attached.keys()]) this.forget(uri);
  }
}

/** A file that is not there has no stamp; opening it then says why. */
function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.size}:${stats.mtimeMs}` : '';
}
