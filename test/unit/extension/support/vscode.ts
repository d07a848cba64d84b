/** The few parts of the VS Code API that the tested modules touch, in memory. */

export class EventEmitter<T> {
  readonly #listeners = new Set<(event: T) => void>();
  readonly event = (listener: (event: T) => void) => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };
  fire(event: T): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
  dispose(): void {
    this.#listeners.clear();
  }
}

export const Disposable = {
  from: (...parts: readonly { dispose(): unknown }[]) => ({
    dispose: () => {
      for (const part of parts) part.dispose();
    },
  }),
};

export class CancellationTokenSource {
  readonly token = { isCancellationRequested: false };
  cancel(): void {
    this.token.isCancellationRequested = true;
  }
  dispose(): void {
    // Nothing is held.
  }
}

export const clipboard = { text: '' };

export const env = {
  clipboard: {
    writeText: (text: string) => {
      clipboard.text = text;
      return Promise.resolve();
    },
  },
};

export const l10n = { t: (message: string) => message };
