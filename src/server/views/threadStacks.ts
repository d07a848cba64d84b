/** Every stack of the text with its thread, its wait in words, and how far each row can be trusted. */
import type { Lines } from '../../shared/triage';
import type { StackModel, ThreadStacksView } from '../../shared/viewModel';
import type { Analyzed } from '../findings/analyzed';
import type { StackRecord } from '../model/stack';
import { threadLabel } from '../transcript/describe';
import type { Reconciliation } from '../transcript/reconcile';
import { thingId, type Entry, type Transcript } from '../transcript/transcript';
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
  const thing = thread && thingId(thread.session, 'thread', thread.record.address);
  const wanted = thing ?? `${stack.session.id}/stack:${stack.index}`;
  const id = ids.has(wanted) ? `${wanted}:${stack.index}` : wanted;
  ids.add(id);
  const lines: Lines = thread
    ? [transcript.lines(thread)[0], transcript.lines(stack)[1]]
    : transcript.lines(stack);
  return {
    id,
    label: thread ? threadLabel(thread.record) : stackLabel(stack),
    detail: thread ? words.thread(thread) : stackWords(stack.record, reconciliation),
    badges: badgesOf(
      findings.touching(reconciliation ? [lines, transcript.lines(reconciliation.raw)] : [lines], thing),
    ),
    frames: frameModels(transcript, stack, id, reconciliation),
    lines,
  };
}

/** By the prompt that it was printed under: `thread 6 (x86)`, or by its first row. */
function stackLabel({ context, record }: Entry<StackRecord>): string {
  const machine = context.effective === undefined ? '' : ` (${context.effective})`;
  if (context.mode === 'user' && context.thread !== undefined)
    return `thread ${namedThread(context.command) ?? context.thread}${machine}`;
  if (context.processor !== undefined) return `processor ${context.processor}`;
  return `stack of ${record.frames[0]?.symbol ?? 'an unknown thread'}`;
}

/** `~1k` shows another thread than the current one of the prompt. */
function namedThread(command: string | undefined): string | undefined {
  return /^~(\d+)\s*(?:e\s*)?k/.exec(command ?? '')?.[1];
}

function stackWords({ frames }: StackRecord, reconciliation: Reconciliation | undefined): string {
  const count = `${frames.length} row${frames.length === 1 ? '' : 's'}`;
  if (!reconciliation) return count;
  const { restored, struck } = reconciliation;
  const changes = [
    restored.length > 0 && `${restored.length} restored from the raw stack`,
    struck.length > 0 && `${struck.length} stale`,
  ];
  return [count, ...changes.filter((change) => change !== false)].join(', ');
}
