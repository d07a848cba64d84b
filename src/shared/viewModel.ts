/** What the views draw. Computed by the server, plain JSON; the webview holds no analysis. */
import type { Address } from './address';
import type { Cycle, Grade, Lines, Severity, Story, WaitEdge, WaitNode } from './triage';

export type ViewKind = 'threadStacks' | 'irpStack' | 'apcTimeline' | 'waitGraph';

/** Stands in every view: what to say when there is nothing to draw, and the debugger command that would supply it. */
export interface Empty {
  readonly message: string;
  readonly command?: string;
}

export type FrameTrust = 'context' | 'unwound' | 'scanned' | 'none';

export interface FrameModel {
  readonly id: string;
  readonly index: number;
  /** `nt!KeWaitForSingleObject+0x5a6`, or the bare address. */
  readonly text: string;
  readonly module?: string;
  readonly trust: FrameTrust;
  /** Why it is trusted that much, in a sentence. */
  readonly why?: string;
  /** `struck`: the debugger printed it, the evidence says it is stale. `restored`: the debugger skipped it, the evidence shows it. */
  readonly state: 'printed' | 'struck' | 'restored';
  readonly role?: string;
  readonly source?: { readonly path: string; readonly line: number };
  readonly lines: Lines;
}

export interface Badge {
  readonly text: string;
  readonly title: string;
  readonly severity: Severity;
}

export interface StackModel {
  readonly id: string;
  readonly label: string;
  /** State and wait in words: `waits for FILE_OBJECT fffffadf`ccf73250 + 0x80 (Lock), 1 h 35 min`. */
  readonly detail: string;
  readonly badges: readonly Badge[];
  readonly frames: readonly FrameModel[];
  readonly lines: Lines;
}

export interface ThreadStacksView {
  readonly kind: 'threadStacks';
  readonly empty?: Empty;
  readonly stacks: readonly StackModel[];
}

export interface IrpLocationModel {
  readonly id: string;
  readonly index: number;
  readonly current: boolean;
  /** `IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK`. */
  readonly function: string;
  readonly explanation?: string;
  readonly flags: readonly string[];
  readonly control: readonly string[];
  readonly driver?: string;
  readonly device?: Address;
  readonly file?: Address;
  readonly completion?: string;
  readonly args: readonly { readonly name: string; readonly value: Address }[];
  readonly pending: boolean;
  readonly lines: Lines;
}

export interface IrpModel {
  readonly id: string;
  readonly address: Address;
  readonly label: string;
  readonly facts: readonly { readonly name: string; readonly value: string; readonly lines?: Lines }[];
  /** Highest driver first, as the request travels. */
  readonly locations: readonly IrpLocationModel[];
  readonly elided: boolean;
  readonly lines: Lines;
}

export interface IrpStackView {
  readonly kind: 'irpStack';
  readonly empty?: Empty;
  readonly irps: readonly IrpModel[];
}

export interface WaitSpan {
  readonly id: string;
  readonly label: string;
  readonly what: string;
  /** Ticks on the axis of the session. */
  readonly start: number;
  readonly end: number;
  readonly waitMs: number;
  readonly lines: Lines;
}

export interface ApcTimelineView {
  readonly kind: 'apcTimeline';
  readonly empty?: Empty;
  readonly stories: readonly Story[];
  /** Waits on the tick axis, per session with a calibrated clock. */
  readonly clocks: readonly {
    readonly session: string;
    readonly tickMs: number;
    readonly from: number;
    readonly to: number;
    readonly waits: readonly WaitSpan[];
    readonly snapshots: readonly { readonly tick: number; readonly lines: Lines }[];
    readonly skewMs?: number;
  }[];
}

export interface WaitGraphView {
  readonly kind: 'waitGraph';
  readonly empty?: Empty;
  readonly nodes: readonly WaitNode[];
  readonly edges: readonly WaitEdge[];
  readonly cycles: readonly Cycle[];
  /** The graph in sentences: the accessible twin. */
  readonly narration: readonly { readonly text: string; readonly lines?: Lines; readonly grade?: Grade }[];
}

export type ViewModel = ThreadStacksView | IrpStackView | ApcTimelineView | WaitGraphView;

/** A node of the native tree in the side panel. */
export interface TreeNode {
  readonly id: string;
  readonly kind:
    | 'session'
    | 'group'
    | 'finding'
    | 'thread'
    | 'process'
    | 'irp'
    | 'fileObject'
    | 'stack'
    | 'proof'
    | 'next'
    | 'problem';
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly severity?: Severity;
  readonly lines?: Lines;
  readonly uri?: string;
  readonly command?: string;
  /** Stands open when the tree is first shown. */
  readonly expanded?: boolean;
  readonly children?: readonly TreeNode[];
}
