/** What survives hiding and reload, per transcript: the tab, the selection, and what views remember (scroll, folds, zoom). */
import type { ViewKind } from '../src/shared/viewModel';

export interface SavedFile {
  readonly uri: string;
  readonly view: ViewKind;
  /** The view the host asked for last: asked again after a reload, it is no new wish, and the user's tab wins. */
  readonly asked: ViewKind;
  readonly selection: Partial<Record<ViewKind, readonly string[]>>;
  readonly memory: Readonly<Record<string, unknown>>;
}

export interface Saved {
  readonly version: 1;
  /** The view of the first file: a host that restores a panel turns to it. */
  readonly view?: ViewKind;
  /** URI of the transcript that the page is pinned to: a host that restores a panel pins it again. */
  readonly pinned?: string;
  /** The most recent first. */
  readonly files: readonly SavedFile[];
}

const limit = 12;

/** Reads what `getState` answers; anything of another shape counts as nothing saved. */
export function readSaved(state: unknown): Saved {
  const saved = state as Partial<Saved> | null | undefined;
  const usable = saved?.version === 1 && Array.isArray(saved.files);
  return { version: 1, files: usable ? (saved.files ?? []) : [] };
}

export function savedFile(saved: Saved, uri: string): SavedFile | undefined {
  return saved.files.find((file) => file.uri === uri);
}

export function withFile(saved: Saved, file: SavedFile): Saved {
  const others = saved.files.filter(({ uri }) => uri !== file.uri);
  return { version: 1, view: file.view, files: [file, ...others].slice(0, limit) };
}
