/** Every stack of the text, whole or in pages: a long text is read only as far as a page goes. */
import * as l10n from '@vscode/l10n';
import type { StackModel, StackPage, ThreadStacksView } from '../../shared/viewModel';
import type { Analyzed } from '../findings/analyzed';
import type { Transcript } from '../transcript/transcript';
import { empty } from './empty';
import { StackModels } from './stackModels';

/** More than a person reads, and as much as a page of a webview should hold. */
const most = 20_000;
/** Stacks of the first page, which somebody waits for, and of those that follow. */
const firstPage = 100;
const laterPage = 200;

export interface StackWishes {
  /** Without it the view is whole. */
  readonly page?: StackPage;
  /** Globs of modules. */
  readonly ownCode?: readonly string[];
}

export function threadStacks(analyzed: Analyzed, { page, ownCode = [] }: StackWishes = {}): ThreadStacksView {
  const { section = 0, before = 0 } = page ?? {};
  const { stacks, next } = read(analyzed, section, sizeOf(page), ownCode);
  const total = before + stacks.length;
  if (total === 0) {
    const commands = { kernel: '!process 0 1f', user: '~*k' };
    const message = l10n.t('The text shows no call stack.');
    return { kind: 'threadStacks', empty: empty(analyzed.transcript, message, commands), stacks };
  }
  return {
    kind: 'threadStacks',
    stacks,
    ...(before > 0 && { before }),
    ...(next !== undefined && (total < most ? { next: { section: next, before: total } } : { cut: true })),
    ...(ownCode.length > 0 && { ownCode: true }),
  };
}

function sizeOf(page: StackPage | undefined): number {
  if (page === undefined) return most;
  return page.before === 0 ? firstPage : laterPage;
}

/** The stacks of whole sections from one on, until there are enough; `next` is the section of the stack that follows. */
function read(
  analyzed: Analyzed,
  from: number,
  size: number,
  ownCode: readonly string[],
): { stacks: StackModel[]; next?: number } {
  const models = StackModels.for(analyzed, ownCode);
  const stacks: StackModel[] = [];
  let last = -1;
  for (const entry of rest(analyzed.transcript, from).each('stack')) {
    if (stacks.length >= size && entry.section !== last) return { stacks, next: entry.section };
    last = entry.section;
    stacks.push(models.of(entry));
  }
  return { stacks };
}

/** A text that shrank since a page was asked for has nothing there. */
function rest(transcript: Transcript, from: number): Transcript {
  const { length } = transcript.source.sections;
  return from <= 0 ? transcript : transcript.window(Math.min(from, length), length);
}
