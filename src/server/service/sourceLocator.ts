/** Where frames come from, asked of the host's source files once each. */
import type { Locate, SourcePlaces } from '../features/locate';
import { locateFrame, type FrameName } from '../sources/frameSource';
import type { CancellationToken, LoadParser, SourceFiles } from '../sources/sourceHost';

export interface SourceHost {
  readonly files: SourceFiles;
  readonly loadParser: LoadParser;
  /** The URI of a path that `files` lists. */
  uriOf(path: string): string;
}

/** Answers kept; a transcript names fewer functions that the workspace has. */
const most = 1000;
const never: CancellationToken = { isCancellationRequested: false };

export class SourceLocator {
  private readonly known = new Map<string, Promise<SourcePlaces | undefined>>();

  constructor(private readonly host: SourceHost) {}

  readonly locate: Locate = (frame) => {
    const key = JSON.stringify([frame.module, frame.function, frame.printedPath, frame.printedLine]);
    const known = this.known.get(key);
    if (known) return known;
    if (this.known.size >= most) this.known.clear();
    const found = this.find(frame).catch(() => undefined);
    this.known.set(key, found);
    return found;
  };

  /** Files were changed: what was found before may not hold. */
  forget(): void {
    this.known.clear();
  }

  private async find(frame: FrameName): Promise<SourcePlaces | undefined> {
    const { files, loadParser } = this.host;
    const found = await locateFrame(frame, files, loadParser, never);
    if (!found) return undefined;
    const [first, ...others] = found.candidates.map(({ path, line }) => ({
      uri: this.host.uriOf(path),
      line,
    }));
    return first && { how: found.how, places: [first, ...others] };
  }
}
