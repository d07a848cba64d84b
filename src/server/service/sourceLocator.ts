/** Where frames come from, asked of the host's source files once each. */
import type { Locate, SourcePlaces } from '../features/locate';
import { FunctionsOfFiles, type FileFunctions } from '../sources/fileFunctions';
import { locateFrame, type FrameName, type SourceTree } from '../sources/frameSource';
import { NameIndex } from '../sources/nameIndex';
import { PathBases, type SourceMap } from '../sources/pathBases';
import type { CancellationToken, FindSymbol, LoadParser, SourceFiles } from '../sources/sourceHost';

/** Shows that the files of the workspace are read. */
export interface IndexProgress {
  readonly token: CancellationToken;
  /** From 0 to 1. */
  report(part: number): void;
  done(): void;
}

export interface SourceHost {
  readonly files: SourceFiles;
  readonly loadParser: LoadParser;
  /** The editor's own symbols, where it has a language server for the files. */
  readonly findSymbol?: FindSymbol;
  /** Called when files are read that were not read before; absent where nobody looks. */
  readonly showProgress?: () => IndexProgress;
  /** The URI of a path that `files` lists. */
  uriOf(path: string): string;
  /** The path of a URI that `uriOf` made. */
  pathOf(uri: string): string | undefined;
}

/** Answers kept; a transcript names fewer functions that the workspace has. */
const most = 5000;
/** How long somebody who only hovers waits, in milliseconds. */
const patience = 400;
const never: CancellationToken = { isCancellationRequested: false };

export class SourceLocator {
  private readonly tree: SourceTree;
  private readonly asking: SourceTree;
  private readonly names: NameIndex;
  private readonly known = new Map<string, Promise<SourcePlaces | undefined>>();
  private progress: IndexProgress | undefined;
  /** Who stops the reading of the files stops it until one of them changes. */
  private indexing = { isCancellationRequested: false };

  constructor(private readonly host: SourceHost) {
    const { files, loadParser, findSymbol } = host;
    this.names = new NameIndex(files);
    this.tree = {
      files,
      bases: new PathBases(),
      functions: new FunctionsOfFiles(files, loadParser),
      indexed: (name) => this.indexed(name),
    };
    this.asking = findSymbol ? { ...this.tree, findSymbol } : this.tree;
  }

  /** For one frame that somebody asks about: the editor's own symbols are asked, too. */
  readonly locate: Locate = (frame) => this.once(frame, this.asking);

  /** For many frames at a time: by what is on disk alone. */
  readonly locateAll: Locate = (frame) => this.once(frame, this.tree);

  /** As `locate`, for who does not wait until the workspace is read: it goes on meanwhile. */
  readonly locateSoon: Locate = (frame) =>
    Promise.race([
      this.locate(frame),
      new Promise<undefined>((resolve) => {
        setTimeout(() => {
          resolve(undefined);
        }, patience);
      }),
    ]);

  /** The functions of a listed file. */
  functionsOf(path: string): Promise<FileFunctions | undefined> {
    return this.tree.functions.of(path);
  }

  setMap(map: SourceMap): void {
    this.tree.bases.setMap(map);
    this.known.clear();
  }

  /** Files were changed: what was found before may not hold. */
  forget(): void {
    this.known.clear();
    this.names.forget();
    this.indexing = { isCancellationRequested: false };
  }

  /** Files that may define a function, by an index that is made for the first one. */
  private indexed(name: string): Promise<readonly string[]> {
    const { indexing, names } = this;
    return names.filesDefining(name, indexing, (part) => {
      this.progress ??= part < 1 ? this.host.showProgress?.() : undefined;
      this.progress?.report(part);
      if (this.progress?.token.isCancellationRequested === true) indexing.isCancellationRequested = true;
      if (part < 1) return;
      this.progress?.done();
      this.progress = undefined;
    });
  }

  private once(frame: FrameName, tree: SourceTree): Promise<SourcePlaces | undefined> {
    const { module, function: name, printedPath, printedLine, callee } = frame;
    const key = JSON.stringify([tree === this.tree, module, name, printedPath, printedLine, callee]);
    const known = this.known.get(key);
    if (known) return known;
    if (this.known.size >= most) this.known.clear();
    const found = this.find(frame, tree).catch(() => undefined);
    this.known.set(key, found);
    return found;
  }

  private async find(frame: FrameName, tree: SourceTree): Promise<SourcePlaces | undefined> {
    const found = await locateFrame(frame, tree, never);
    if (!found) return undefined;
    const [first, ...others] = found.candidates.map(({ path, ...place }) => ({
      uri: this.host.uriOf(path),
      ...place,
    }));
    return first && { how: found.how, places: [first, ...others] };
  }
}
