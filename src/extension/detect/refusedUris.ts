/** The documents a user took back to plain text, remembered with the workspace. */
import type { Memento } from 'vscode';

const key = 'kdscope.refused';
/** The oldest are forgotten: a log folder may hold very many files. */
const most = 500;

export class RefusedUris {
  readonly #memento: Memento;
  readonly #uris: Set<string>;

  constructor(memento: Memento) {
    this.#memento = memento;
    this.#uris = new Set(memento.get<readonly string[]>(key, []));
  }

  has(uri: string): boolean {
    return this.#uris.has(uri);
  }

  add(uri: string): void {
    this.#uris.add(uri);
    this.#save();
  }

  delete(uri: string): void {
    if (this.#uris.delete(uri)) this.#save();
  }

  #save(): void {
    // The name of an untitled document comes back for another text.
    const lasting = [...this.#uris].filter((uri) => !uri.startsWith('untitled:'));
    void this.#memento.update(key, lasting.slice(-most));
  }
}
