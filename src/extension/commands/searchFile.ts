/** Searches the whole of an analyzed file as the user types: `(text?)`, at first the selection. A match opens the slice that holds it. */
import * as vscode from 'vscode';
import { numberText } from '../../shared/numberText';
import type { Match } from '../../shared/requests';
import { sliceScheme } from '../../shared/slice';
import { titleOf } from '../webviews/title';
import { analyzedFile } from './analyzedFile';
import type { Command, Services } from './command';

/** Milliseconds of rest before a search begins. */
const rest = 200;

interface MatchItem extends vscode.QuickPickItem {
  readonly match: Match;
}

export const searchFile: Command = (services, text) => {
  const file = analyzedFile(services);
  if (file !== undefined)
    new FileSearch(services, file).show(typeof text === 'string' ? text : selectedText());
};

/** Of one line, in a slice. */
function selectedText(): string {
  const editor = vscode.window.activeTextEditor;
  const isOfFile = editor?.document.uri.scheme === sliceScheme && editor.selection.isSingleLine;
  return isOfFile ? editor.document.getText(editor.selection) : '';
}

class FileSearch {
  readonly #services: Services;
  readonly #file: vscode.Uri;
  readonly #pick = vscode.window.createQuickPick<MatchItem>();
  #timer: NodeJS.Timeout | undefined;
  #running: vscode.CancellationTokenSource | undefined;
  #matchCase = false;

  constructor(services: Services, file: vscode.Uri) {
    this.#services = services;
    this.#file = file;
    const pick = this.#pick;
    pick.placeholder = vscode.l10n.t('Text to find, as it is written');
    pick.keepScrollPosition = true;
    this.#describe('');
    pick.onDidChangeValue(() => {
      this.#restart();
    });
    pick.onDidTriggerButton(() => {
      this.#matchCase = !this.#matchCase;
      this.#restart(0);
    });
    pick.onDidAccept(() => void this.#accept());
    pick.onDidHide(() => {
      clearTimeout(this.#timer);
      this.#running?.cancel();
      pick.dispose();
    });
  }

  show(text: string): void {
    this.#pick.value = text;
    this.#pick.show();
    if (text !== '') this.#restart(0);
  }

  /** The title is what a screen reader says: it holds the state of the search. */
  #describe(state: string): void {
    const on = this.#matchCase;
    this.#pick.title = [vscode.l10n.t('Search in {0}', titleOf(this.#file)), state]
      .filter((part) => part !== '')
      .join(': ');
    const tooltip = on ? vscode.l10n.t('Match Case (on)') : vscode.l10n.t('Match Case (off)');
    this.#pick.buttons = [{ iconPath: new vscode.ThemeIcon(on ? 'case-sensitive' : 'text-size'), tooltip }];
  }

  #restart(delay = rest): void {
    clearTimeout(this.#timer);
    this.#running?.cancel();
    this.#pick.items = [];
    this.#describe('');
    this.#timer = setTimeout(() => void this.#search(this.#pick.value), delay);
  }

  async #search(text: string): Promise<void> {
    if (text === '') return;
    const { server, log } = this.#services;
    const source = (this.#running = new vscode.CancellationTokenSource());
    const { token } = source;
    const found: MatchItem[] = [];
    this.#pick.busy = true;
    this.#describe(vscode.l10n.t('searching'));
    try {
      const query = { text, matchCase: this.#matchCase };
      const show = (matches: readonly Match[]): void => {
        if (token.isCancellationRequested) return;
        for (const match of matches) found.push(itemOf(match));
        this.#pick.items = found;
      };
      const { matches, more } = await server.search(this.#file, query, show, token);
      if (!token.isCancellationRequested) this.#describe(countText(matches, more));
    } catch (error) {
      if (token.isCancellationRequested) return;
      const reason = error instanceof Error ? error.message : String(error);
      log.warn(`search: ${reason}`);
      this.#describe(reason);
    } finally {
      if (this.#running === source) this.#pick.busy = false;
      source.dispose();
    }
  }

  async #accept(): Promise<void> {
    const [item] = this.#pick.activeItems;
    if (item === undefined) return;
    const { line, start, end } = item.match;
    this.#pick.hide();
    await this.#services.revealer.reveal(this.#file, [line, line], { columns: [start, end] });
  }
}

/** The line number alone is the label: what the user typed must not reorder the list by where it stands in the text. */
function itemOf(match: Match): MatchItem {
  // `$(name)` would be drawn as an icon.
  const detail = match.text.replaceAll('$(', '\\$(');
  return { label: numberText(match.line), description: detail, alwaysShow: true, match };
}

function countText(matches: number, more: boolean): string {
  if (more) return vscode.l10n.t('the first {0} matches', numberText(matches));
  if (matches === 0) return vscode.l10n.t('no match');
  return matches === 1 ? vscode.l10n.t('1 match') : vscode.l10n.t('{0} matches', numberText(matches));
}
