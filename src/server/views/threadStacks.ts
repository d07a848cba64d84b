/** Every stack of the text with its thread, its wait in words, and how far each row can be trusted. */
import type { Lines } from '../../shared/triage';
import type { StackModel, ThreadStacksView } from '../../shared/viewModel';
import type { Analyzed } from '../findings/analyzed';
import type { StackRecord } from '../model/stack';
import { threadLabel } from '../transcript/describe';
import type { Reconciliation } from '../transcript/reconcile';
import { stackName } from '../transcript/stackName';
import { thingId, type Entry, type Transcript } from '../transcript/transcript';
import { userThreadId, userThreadLabel, userThreadWords } from '../transcript/userThreads';
import { WaitWords } from '../transcript/waitWords';
import { empty } from './empty';
import { badgesOf, FindingIndex } from './findingIndex';
import { frameModels } from './restoredStack';

/** More than a person reads, and as much as one message to a webview should carry. */
const most = 5000;

export function threadStacks(analyzed: Analyzed): ThreadStacksView {
  const { transcript, analysis } = analyzed;
  const reconciled = new Map(analysis.reconciliations.map((one) => [one.stack.index, one]));
  const findings = new FindingIndex(analyzed.findings);
  const words = new WaitWords(analysis);
  const ids = new Set<string>();
  const stacks: StackModel[] = [];
  for (const stack of transcript.each('stack')) {
    if (stacks.length === most) break;
    stacks.push(
      stackModel(transcript, stack, { reconciliation: reconciled.get(stack.index), findings, words, ids }),
    );
  }
  if (stacks.length > 0) return { kind: 'threadStacks', stacks };
  const commands = { kernel: '!process 0 1f', user: '~*k' };
  return {
    kind: 'threadStacks',
    empty: empty(transcript, 'The text shows no call stack.', commands),
    stacks,
  };
}

interface Known {
  readonly reconciliation: Reconciliation | undefined;
  readonly findings: FindingIndex;
  readonly words: WaitWords;
  /** Taken: a thread can be printed twice. */
  readonly ids: Set<string>;
}

function stackModel(
  transcript: Transcript,
  stack: Entry<StackRecord>,
  { reconciliation, findings, words, ids }: Known,
): StackModel {
  const thread = transcript.threadOf(stack);
  const user = transcript.userThreadOf(stack);
  const thing = thread
    ? thingId(thread.session, 'thread', thread.record.address)
    : user && userThreadId(user);
  const head = thread ?? user;
  const wanted = thing ?? `${stack.session.id}/stack:${stack.index}`;
  const id = ids.has(wanted) ? `${wanted}:${stack.index}` : wanted;
  ids.add(id);
  const lines: Lines = head
    ? [transcript.lines(head)[0], transcript.lines(stack)[1]]
    : transcript.lines(stack);
  return {
    id,
    label: thread
      ? threadLabel(thread.record)
      : user
        ? userThreadLabel(user.record)
        : stackName(transcript, stack),
    detail: thread
      ? words.thread(thread)
      : stackWords(stack.record, reconciliation, user && userThreadWords(user.record)),
    badges: badgesOf(
      findings.touching(reconciliation ? [lines, transcript.lines(reconciliation.raw)] : [lines], thing),
    ),
    frames: frameModels(transcript, stack, id, reconciliation),
    lines,
  };
}

function stackWords(
  { frames }: StackRecord,
  reconciliation: Reconciliation | undefined,
  thread: string | undefined,
): string {
  const rows = `${frames.length} row${frames.length === 1 ? '' : 's'}`;
  const count = thread === undefined || thread === '' ? rows : `${rows}; ${thread}`;
  if (!reconciliation) return count;
  const { restored, struck } = reconciliation;
  const changes = [
    restored.length > 0 && `${restored.length} restored from the raw stack`,
    struck.length > 0 && `${struck.length} stale`,
  ];
  return [count, ...changes.filter((change) => change !== false)].join(', ');
}
