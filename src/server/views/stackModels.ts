/** Stacks with their threads, their waits in words, their findings, and how far each row can be trusted. */
import { formatAddress } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { Badge, FrameModel, StackModel } from '../../shared/viewModel';
import type { Analyzed } from '../findings/analyzed';
import type { StackRecord } from '../model/stack';
import type { ThreadRecord } from '../model/thread';
import type { UserThreadRecord } from '../model/userThread';
import type { Analysis } from '../transcript/analysis';
import { matchesGlob } from '../../shared/glob';
import { threadLabel } from '../transcript/describe';
import { passiveReason } from '../transcript/passiveStack';
import type { Reconciliation } from '../transcript/reconcile';
import { stackName } from '../transcript/stackName';
import { isPlace } from '../transcript/things';
import { thingId, type Entry } from '../transcript/transcript';
import { userThreadId, userThreadLabel, userThreadWords } from '../transcript/userThreads';
import { WaitWords } from '../transcript/waitWords';
import { badgesOf, FindingIndex } from './findingIndex';
import { frameModels } from './restoredStack';

/** Pages of one view are made by the same one. */
const known = new WeakMap<Analyzed, StackModels>();

export class StackModels {
  private readonly analysis: Analysis;
  private readonly reconciled: ReadonlyMap<number, Reconciliation>;
  private readonly findings: FindingIndex;
  private readonly words: WaitWords;
  /** Which stack is called by the id of its thread: the first that was asked for, for a thread can be printed twice. */
  private readonly named = new Map<string, number>();
  private readonly own = new Map<string, boolean>();

  /** `ownCode`: globs of modules. */
  static for(analyzed: Analyzed, ownCode: readonly string[]): StackModels {
    const same = known.get(analyzed);
    if (same?.ownCode.join('\n') === ownCode.join('\n')) return same;
    const models = new StackModels(analyzed, ownCode);
    known.set(analyzed, models);
    return models;
  }

  private constructor(
    analyzed: Analyzed,
    private readonly ownCode: readonly string[],
  ) {
    const { analysis, findings } = analyzed;
    this.analysis = analysis;
    this.reconciled = new Map(analysis.reconciliations.map((one) => [one.stack.index, one]));
    this.findings = new FindingIndex(findings);
    this.words = new WaitWords(analysis);
  }

  of(stack: Entry<StackRecord>): StackModel {
    const { analysis, words } = this;
    const { transcript } = analysis;
    const reconciliation = this.reconciled.get(stack.index);
    const thread = transcript.threadOf(stack);
    const user = transcript.userThreadOf(stack);
    const head = thread ?? user;
    const thing = thread
      ? thingId(thread.session, 'thread', thread.record.address)
      : user && userThreadId(user);
    const id = this.idOf(stack, thing);
    const lines: Lines = head
      ? [transcript.lines(head)[0], transcript.lines(stack)[1]]
      : transcript.lines(stack);
    const badges = badgesOf(
      this.findings.touching(reconciliation ? [lines, transcript.lines(reconciliation.raw)] : [lines], thing),
    );
    return {
      id,
      label: labelOf(thread, user) ?? stackName(transcript, stack),
      detail: thread
        ? words.thread(thread)
        : stackWords(reconciliation, user && userThreadWords(user.record)),
      badges,
      frames: this.frames(stack, id, reconciliation),
      ...this.wait(thread),
      ...passive(stack.record, thread?.record, badges),
      lines,
    };
  }

  private idOf({ session, index }: Entry<StackRecord>, thing: string | undefined): string {
    if (thing === undefined) return `${session.id}/stack:${index}`;
    const holder = this.named.get(thing) ?? index;
    this.named.set(thing, holder);
    return holder === index ? thing : `${thing}:${index}`;
  }

  private frames(
    stack: Entry<StackRecord>,
    id: string,
    reconciliation: Reconciliation | undefined,
  ): FrameModel[] {
    const { analysis } = this;
    const frames = frameModels(analysis.transcript, stack, id, reconciliation, analysis.trustOf(stack));
    return frames.map((frame) =>
      frame.module !== undefined && this.isOwn(frame.module) ? { ...frame, own: true } : frame,
    );
  }

  private isOwn(module: string): boolean {
    let own = this.own.get(module);
    if (own === undefined) {
      own = this.ownCode.some((pattern) => matchesGlob(pattern, module));
      this.own.set(module, own);
    }
    return own;
  }

  /** Process, state and wait, as far as they are printed. */
  private wait(
    thread: Entry<ThreadRecord> | undefined,
  ): Pick<StackModel, 'process' | 'state' | 'reason' | 'waitsFor'> {
    if (!thread) return {};
    const { image, process, state, waitReason } = thread.record;
    const owner = image ?? (process && `PROCESS ${formatAddress(process)}`);
    const waitsFor = this.waitsFor(thread);
    return {
      ...(owner !== undefined && { process: owner }),
      ...(state !== undefined && { state }),
      ...(waitReason !== undefined && waitReason !== 'Unknown' && { reason: waitReason }),
      ...(waitsFor && { waitsFor }),
    };
  }

  /** With the lines where the text describes the object; those of the wait where it does not. */
  private waitsFor(thread: Entry<ThreadRecord>): StackModel['waitsFor'] {
    const { transcript } = this.analysis;
    const { waitObjects, reply } = thread.record;
    const span = waitObjects[0]?.lines ?? reply?.lines;
    if (!span) return undefined;
    const address = waitObjects[0]?.address;
    const described =
      address === undefined
        ? undefined
        : transcript.things
            .at(address)
            .find(({ thing }) => thing.session === thread.session.id && !isPlace(thing.kind));
    const isOther = described && described.thing.address !== thread.record.address;
    const lines = (isOther ? described.thing.lines[0] : undefined) ?? transcript.lines(thread, span);
    return { text: this.words.objects(thread), lines };
  }
}

function labelOf(
  thread: Entry<ThreadRecord> | undefined,
  user: Entry<UserThreadRecord> | undefined,
): string | undefined {
  return thread ? threadLabel(thread.record) : user && userThreadLabel(user.record);
}

/** A thread with a request, or one that a finding is about, is no bystander, however idle it looks. */
function passive(
  { frames }: StackRecord,
  thread: ThreadRecord | undefined,
  badges: readonly Badge[],
): Pick<StackModel, 'passive'> {
  const isInvolved =
    (thread?.irps.length ?? 0) > 0 ||
    badges.some(({ severity }) => severity === 'error' || severity === 'warning');
  const reason = isInvolved ? undefined : passiveReason(frames);
  return reason === undefined ? {} : { passive: reason };
}

/** Empty where nothing is known but the frames. */
function stackWords(reconciliation: Reconciliation | undefined, thread: string | undefined): string {
  const { restored = [], struck = [] } = reconciliation ?? {};
  const parts = [
    thread,
    restored.length > 0 && `${restored.length} restored from the raw stack`,
    struck.length > 0 && `${struck.length} stale`,
  ];
  return parts.filter(Boolean).join(', ');
}
