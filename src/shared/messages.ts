/** What the extension host and a webview say to each other. String literals, so that a log of them can be read. */
import type { Lines } from './triage';
import type { ViewKind, ViewModel } from './viewModel';

/** Which page a webview shows: the timeline of the side panel, or the triage panel with its tabs. */
export type Page = 'timeline' | 'triage';

/**
 * How the transcript of a pinned page is: in an editor or analyzed; in none, so that its file is read; in none, and its file has changed
 * since or is gone.
 */
export type PinState = 'open' | 'closed' | 'changed' | 'gone';

export type ToWebview =
  /** Answers `ready`, and replaces everything when another transcript becomes active. */
  | {
      readonly type: 'show';
      readonly title: string;
      readonly uri: string;
      readonly view: ViewKind;
      readonly select?: string;
      /** The page stays with this transcript, whichever becomes active. */
      readonly pin?: PinState;
    }
  /** The transcript on show is pinned, is not any more, or has become another while it was. */
  | { readonly type: 'pin'; readonly pin?: PinState }
  | { readonly type: 'model'; readonly uri: string; readonly model: ViewModel }
  | { readonly type: 'loading'; readonly view: ViewKind }
  | { readonly type: 'error'; readonly message: string }
  | { readonly type: 'nothing'; readonly message: string }
  /** The cursor of the editor moved to these lines: select the mark that covers them, do not answer. */
  | { readonly type: 'cursor'; readonly lines: Lines };

export type FromWebview =
  | { readonly type: 'ready' }
  /** The user chose a tab, or the model of the current one is stale. */
  | {
      readonly type: 'want';
      readonly view: ViewKind;
      /** The address that the lens is to look at, as typed. */
      readonly about?: string;
    }
  /** The user activated a mark. */
  | { readonly type: 'reveal'; readonly lines: Lines; readonly keepFocus: boolean }
  /** The source of the frame on these lines is asked for. */
  | { readonly type: 'source'; readonly lines: Lines }
  /** The user pins the page to the transcript on show, or lets it follow the active one again. */
  | { readonly type: 'pin'; readonly on: boolean }
  | { readonly type: 'copy'; readonly text: string }
  /** An export: the user says where it goes. `name` is a file name without a folder. */
  | { readonly type: 'save'; readonly name: string; readonly content: string }
  | { readonly type: 'failed'; readonly message: string };
