/** The relations of one transcript, each computed when somebody first asks. What rules, features and views work on. */
import type { Address } from '../../shared/address';
import { numberText } from '../../shared/numberText';
import type { Story, TextProblem, WaitGraph } from '../../shared/triage';
import { apcDeliveries, type ApcDelivery } from './apcDelivery';
import { apcStories } from './apcStory';
import { decodeCalls, type DecodedCall } from './callArguments';
import { CodeEvidence } from './codeEvidence';
import { completionStories } from './completionStory';
import { crashes, type Crash } from './crashes';
import { fileWaits, type FileWait } from './fileWaits';
import { frameTrust, type FrameTrust } from './frameTrust';
import { innerFrame } from './innerFrame';
import { mergedIrps, mostIrps, type MergedIrp, type MergedIrps } from './irps';
import { MemoryImage, mostValues } from './memoryImage';
import { reconcileStacks, type Reconciliation } from './reconcile';
import { queuedApcStories } from './queuedApcStory';
import { reconcileUnwound } from './reconcileUnwound';
import type { Frame, StackRecord } from '../model/stack';
import type { Entry, Transcript } from './transcript';
import { requestStories } from './requestStory';
import { finish, type Steps } from './steps';
import { stubCalls, type StubCall } from './stubArguments';
import { traceStories } from './traceStory';
import { looseTrapStacks, trapFrameAt, type TrapFrameHit } from './trapFrames';
import { buildWaitGraph } from './waitGraph';
import { criticalSections, type SectionState } from './waits/criticalSections';
import { monitors, type MonitorState } from './waits/monitors';
import { resources, type Resources } from './waits/resources';

export class Analysis {
  private readonly known = new Map<string, unknown>();

  constructor(readonly transcript: Transcript) {}

  /** What was not read of the text, or not looked at. */
  get problems(): readonly TextProblem[] {
    return this.once('problems', () => [...this.transcript.problems, ...this.limits()]);
  }

  private *limits(): Iterable<TextProblem> {
    const memory = this.memory.leftOut;
    if (memory)
      yield {
        lines: memory,
        message: `More than ${numberText(mostValues)} values of memory: from here on they are not looked up`,
      };
    const irps = this.merged.leftOut;
    if (irps)
      yield {
        lines: irps,
        message: `More than ${numberText(mostIrps)} IRPs: from here on they are not compared`,
      };
  }

  get irps(): readonly MergedIrp[] {
    return this.merged.irps;
  }

  private get merged(): MergedIrps {
    return this.once('irps', () => mergedIrps(this.transcript));
  }

  get fileWaits(): readonly FileWait[] {
    return this.once('fileWaits', () => finish(fileWaits(this.transcript, this.irps)));
  }

  get criticalSections(): readonly SectionState[] {
    return this.once('criticalSections', () => finish(criticalSections(this.transcript)));
  }

  get monitors(): readonly MonitorState[] {
    return this.once('monitors', () => finish(monitors(this.transcript)));
  }

  get resources(): Resources {
    return this.once('resources', () => finish(resources(this.transcript)));
  }

  get waitGraph(): WaitGraph {
    return this.once('waitGraph', () => finish(this.drawWaits()));
  }

  private drawWaits(): Steps<WaitGraph> {
    return buildWaitGraph(this.transcript, {
      fileWaits: this.fileWaits,
      irps: this.irps,
      sections: this.criticalSections,
      monitors: this.monitors,
      resources: this.resources.states,
    });
  }

  get reconciliations(): readonly Reconciliation[] {
    return this.once('reconciliations', () => [
      ...reconcileStacks(this.transcript),
      ...reconcileUnwound(this.transcript),
    ]);
  }

  get code(): CodeEvidence {
    return this.once('code', () => finish(CodeEvidence.of(this.transcript)));
  }

  /** How far each row of a stack can be trusted, by all that the text says. */
  trustOf({ index, record, session }: Entry<StackRecord>): FrameTrust[] {
    const reconciliation = this.reconciliationOf(index);
    return frameTrust(record, { reconciliation, code: this.code, session: session.id });
  }

  /** What a row of a stack called, as far as the text shows. */
  innerOf({ index, record }: Entry<StackRecord>, frame: Frame): Pick<Frame, 'symbol'> | undefined {
    return innerFrame(record.frames, frame, this.reconciliationOf(index));
  }

  private reconciliationOf(stack: number): Reconciliation | undefined {
    return this.once(
      'reconciled',
      () => new Map(this.reconciliations.map((one) => [one.stack.index, one])),
    ).get(stack);
  }

  get memory(): MemoryImage {
    return this.once('memory', () => finish(MemoryImage.of(this.transcript)));
  }

  get stories(): readonly Story[] {
    return this.once('stories', () => [
      ...apcStories(this.transcript, this.reconciliations),
      ...completionStories(this.transcript),
      ...queuedApcStories(this.transcript),
      ...requestStories(this.transcript, this.irps, this.fileWaits),
      ...traceStories(this.transcript),
    ]);
  }

  get apcDeliveries(): readonly ApcDelivery[] {
    return this.once('apcDeliveries', () => apcDeliveries(this.transcript, this.reconciliations));
  }

  get calls(): readonly DecodedCall[] {
    return this.once('calls', () => decodeCalls(this.transcript, this.memory));
  }

  /** System calls on x64, from the registers at their stubs. */
  get stubCalls(): readonly StubCall[] {
    return this.once('stubCalls', () => stubCalls(this.transcript, this.memory));
  }

  /** The trap frame that an address lies in, where a row of a stack names it. */
  trapFrameAt(session: string, address: Address): TrapFrameHit | undefined {
    const loose = this.once('looseTrapStacks', () => looseTrapStacks(this.transcript));
    return trapFrameAt(this.transcript, loose, session, address);
  }

  /** Bug checks and unhandled exceptions, in the order of the text. */
  get crashes(): readonly Crash[] {
    return this.once('crashes', () => finish(crashes(this.transcript)));
  }

  /** In steps what nearly every text needs; what is asked before it has come about is computed at once. */
  *prepare(): Steps<void> {
    yield undefined;
    yield* this.transcript.things.prepare();
    yield* this.ahead('crashes', crashes(this.transcript));
    yield* this.ahead('memory', MemoryImage.of(this.transcript));
    yield* this.ahead('fileWaits', fileWaits(this.transcript, this.irps));
    yield* this.ahead('code', CodeEvidence.of(this.transcript));
    yield* this.ahead('criticalSections', criticalSections(this.transcript));
    yield* this.ahead('monitors', monitors(this.transcript));
    yield* this.ahead('resources', resources(this.transcript));
    yield* this.ahead('waitGraph', this.drawWaits());
  }

  private *ahead(name: string, steps: Steps<unknown>): Steps<void> {
    if (this.known.has(name)) return;
    const value = yield* steps;
    this.once(name, () => value);
  }

  private once<T>(name: string, compute: () => T): T {
    if (!this.known.has(name)) this.known.set(name, compute());
    return this.known.get(name) as T;
  }
}
