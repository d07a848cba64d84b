/** Code lenses: from a thread, an IRP or a finding to the view that shows it. */
import * as l10n from '@vscode/l10n';
import type { CodeLens } from 'vscode-languageserver-types';
import type { ViewKind } from '../../shared/viewModel';
import type { Analyzed } from '../findings/analyzed';
import { isKind, thingId } from '../transcript/transcript';
import { userThreadId } from '../transcript/userThreads';
import { covers, linesLocation } from './position';

/** More slow an editor down; those of the wait-for graph come first, and the last one says that there are others. */
const most = 500;
/** Stacks that are read for them; not all have a thread. */
const mostStacks = 5000;

interface Lens {
  readonly line: number;
  readonly title: string;
  readonly view: ViewKind;
  readonly id: string;
}

export function codeLenses(analyzed: Analyzed): CodeLens[] {
  const { uri, within } = analyzed;
  const lenses: CodeLens[] = [];
  const seen = new Set<string>();
  for (const { line, title, view, id } of lensesOf(analyzed)) {
    if (seen.has(`${line} ${view}`) || (within && !covers(within, line))) continue;
    seen.add(`${line} ${view}`);
    const { range } = linesLocation(uri, [line, line]);
    if (lenses.length === most - 1) {
      const ends = l10n.t('Lenses end here; the views show all');
      return [
        ...lenses,
        { range, command: { title: ends, command: 'kdscope.openInView', arguments: [uri, view, id] } },
      ];
    }
    lenses.push({ range, command: { title, command: 'kdscope.openInView', arguments: [uri, view, id] } });
  }
  return lenses;
}

function* lensesOf(analyzed: Analyzed): Iterable<Lens> {
  yield* graphLenses(analyzed);
  yield* storyLenses(analyzed);
  const { transcript } = analyzed;
  for (const irp of analyzed.analysis.irps) {
    const [first] = irp.entries;
    if (first)
      yield {
        line: transcript.lines(first, first.record.headerLines)[0],
        title: l10n.t('Open IRP stack'),
        view: 'irpStack',
        id: irp.id,
      };
  }
  let stacks = 0;
  for (const stack of transcript.each('stack')) {
    if (stacks++ >= mostStacks) return;
    const thread = transcript.threadOf(stack) ?? transcript.userThreadOf(stack);
    if (thread)
      yield {
        line: transcript.lines(thread)[0],
        title: l10n.t('Open stack'),
        view: 'threadStacks',
        id: isKind(thread, 'userThread')
          ? userThreadId(thread)
          : thingId(thread.session, 'thread', thread.record.address),
      };
  }
}

/** Threads and other things that have a place in the wait-for graph. */
function* graphLenses({ analysis }: Analyzed): Iterable<Lens> {
  const { nodes, cycles } = analysis.waitGraph;
  const rings = new Set(cycles.flatMap((cycle) => cycle.nodes));
  for (const { id, lines, ghost } of nodes) {
    if (!lines || ghost === true) continue;
    yield {
      line: lines[0],
      title: rings.has(id) ? l10n.t('Deadlock: open wait graph') : l10n.t('Open wait graph'),
      view: 'waitGraph',
      id,
    };
  }
}

function* storyLenses({ analysis }: Analyzed): Iterable<Lens> {
  for (const { id, lines } of analysis.stories)
    yield { line: lines[0], title: l10n.t('Open timeline'), view: 'apcTimeline', id };
}
