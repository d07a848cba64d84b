/** What an editor can do for source files beyond LSP: its own symbols, a question to the user, progress. All of it may be missing. */
import * as l10n from '@vscode/l10n';
import type { ClientCapabilities, Connection } from 'vscode-languageserver/node';
import {
  chooseSourceRequest,
  workspaceSymbolsRequest,
  type ChooseSourceParams,
  type ChooseSourceResult,
  type SourceAbilities,
  type WorkspaceSymbolsResult,
} from '../../shared/requests';
import type { SourceHost } from '../service';

/** How long an editor's language support may take, in milliseconds; it may be indexing itself. */
const patience = 3000;

export class EditorSources {
  private abilities: SourceAbilities = {};
  private progress = false;

  constructor(private readonly connection: Connection) {}

  announced({ experimental, window }: ClientCapabilities): void {
    const told: unknown = experimental;
    const own = isObject(told) && isObject(told['kdscope']) ? told['kdscope'] : {};
    this.abilities = {
      workspaceSymbols: own['workspaceSymbols'] === true,
      chooseSource: own['chooseSource'] === true,
    };
    this.progress = window?.workDoneProgress === true;
  }

  get canAsk(): boolean {
    return this.abilities.chooseSource === true;
  }

  /** URIs of files in which the editor knows the function; none when it does not answer. */
  async symbols(query: string): Promise<readonly string[]> {
    if (this.abilities.workspaceSymbols !== true) return [];
    const asked = this.connection
      .sendRequest<WorkspaceSymbolsResult>(workspaceSymbolsRequest, { query })
      .catch(() => []);
    const late = new Promise<WorkspaceSymbolsResult>((resolve) => {
      setTimeout(() => {
        resolve([]);
      }, patience).unref();
    });
    return (await Promise.race([asked, late])).map(({ uri }) => uri);
  }

  /** The file that the user says it is. */
  async choose(params: ChooseSourceParams): Promise<string | undefined> {
    if (!this.canAsk) return undefined;
    const answer = await this.connection
      .sendRequest<ChooseSourceResult>(chooseSourceRequest, params)
      .catch(() => null);
    return answer?.uri;
  }

  readonly showProgress = (): ReturnType<NonNullable<SourceHost['showProgress']>> => {
    const token = { isCancellationRequested: false };
    let last = -1;
    let isDone = false;
    const shown = this.progress ? this.connection.window.createWorkDoneProgress() : undefined;
    const begun = shown?.then((progress) => {
      if (isDone) return undefined;
      progress.begin(l10n.t('kdscope: reading source files'), 0, undefined, true);
      progress.token.onCancellationRequested(() => {
        token.isCancellationRequested = true;
      });
      return progress;
    });
    const tell = (say: (progress: NonNullable<Awaited<NonNullable<typeof begun>>>) => void): void => {
      begun?.then(
        (progress) => {
          if (progress) say(progress);
        },
        () => undefined,
      );
    };
    return {
      token,
      report: (part) => {
        const percent = Math.floor(part * 100);
        if (percent === last) return;
        last = percent;
        tell((progress) => {
          progress.report(percent);
        });
      },
      done: () => {
        tell((progress) => {
          progress.done();
        });
        isDone = true;
      },
    };
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
