/** A host for the dev page: transcripts are analysed by the script that serves the page, and it is asked as the extension would be. */
import type { FromWebview, ToWebview } from '../../src/shared/messages';
import type { Lines } from '../../src/shared/triage';
import type { StackPage, ViewKind, ViewModel } from '../../src/shared/viewModel';
import type { Host } from '../host';
import type { Catalogue } from '../l10n/t';

export interface Transcript {
  /** Its place among those that are served. */
  readonly at: number;
  readonly name: string;
  readonly view: ViewKind;
}

/** What the script behind the page has: names of transcripts, and languages besides English. */
export interface Known {
  readonly transcripts: readonly string[];
  readonly languages: readonly string[];
}

export function askKnown(): Promise<Known> {
  return ask<Known>('known', {});
}

/** Texts of the pages. */
export function askTexts(language: string): Promise<Catalogue> {
  return ask<Catalogue>('texts', { language });
}

export function transcriptLines(of: number, [first, last]: Lines): Promise<readonly string[]> {
  return ask<readonly string[]>('lines', { of, first, last });
}

/** `heard` sees every message of the page. */
export function transcriptHost(
  { at, name, view }: Transcript,
  state: Pick<Host, 'getState' | 'setState'>,
  heard: (message: FromWebview) => void,
): Host {
  const uri = `file:///${name}`;
  let answer: (message: ToWebview) => void = () => undefined;
  let newest = 0;

  /** Only the newest request counts. A view may come in pages. */
  async function send({ view: kind, about }: Extract<FromWebview, { type: 'want' }>): Promise<void> {
    const request = ++newest;
    const asked = { of: at, view: kind, ...(about !== undefined && { about }) };
    answer({ type: 'loading', view: kind });
    for (let page: StackPage | undefined = { section: 0, before: 0 }; page !== undefined;) {
      const model: ViewModel = await ask<ViewModel>('view', { ...asked, ...page });
      if (request !== newest) return;
      answer({ type: 'model', uri, model });
      page = model.kind === 'threadStacks' ? model.next : undefined;
    }
  }

  return {
    ...state,
    isEditor: true,
    post: (message) => {
      heard(message);
      if (message.type === 'ready') answer({ type: 'show', title: name, uri, view });
      else if (message.type === 'pin') answer({ type: 'pin', ...(message.on && { pin: 'open' }) });
      else if (message.type === 'want')
        void send(message).catch((error: unknown) => {
          answer({ type: 'error', message: String(error) });
        });
    },
    listen: (listener) => {
      answer = listener;
    },
  };
}

async function ask<Answer>(path: string, query: Readonly<Record<string, string | number>>): Promise<Answer> {
  const words = Object.entries(query).map(([name, value]) => [name, String(value)]);
  const response = await fetch(`/${path}?${new URLSearchParams(words).toString()}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Answer;
}
