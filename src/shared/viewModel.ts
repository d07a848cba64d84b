/** What the views draw. Computed by the server, plain JSON; the webview holds no analysis. */
import type { Address } from './address';
import type {
  Cycle,
  Grade,
  Lines,
  Missing,
  PlannedCommand,
  Severity,
  Signature,
  Story,
  Verdict,
  WaitEdge,
  WaitNode,
} from './triage';

export type ViewKind =
  'overview' | 'threadStacks' | 'irpStack' | 'apcTimeline' | 'waitGraph' | 'rawStack' | 'addressLens';

/** Stands in every view: what to say when there is nothing to draw, and the debugger command that would supply it. */
export interface Empty {
  readonly message: string;
  readonly command?: string;
}

/** A step of a proof, or a claim of its own. */
export interface StepModel {
  readonly id: string;
  readonly claim: string;
  /** The arithmetic, where there is some: `fffffadf`ccf73250 + 0x80 = fffffadf`ccf732d0`. */
  readonly sum?: string;
  readonly grade?: Grade;
  readonly lines: Lines;
}

export interface VerdictModel {
  readonly id: string;
  /** `Session 3`. */
  readonly session: string;
  readonly kind: Verdict['kind'];
  readonly what: string;
  readonly grade: Grade;
  readonly lines?: Lines;
  readonly cause?: StepModel;
  readonly proof: readonly StepModel[];
  readonly against: readonly StepModel[];
  readonly alternatives: readonly string[];
  readonly advice?: string;
  readonly missing: readonly string[];
  readonly next: readonly PlannedCommand[];
  readonly nextLine?: string;
  readonly leftOut: readonly PlannedCommand[];
}

/** Something that is printed, or follows from it, with its name. */
export interface FactModel {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly lines?: Lines;
}

export interface CrashModel {
  readonly id: string;
  /** `Bug check 0x3B, SYSTEM_SERVICE_EXCEPTION`. */
  readonly title: string;
  readonly words?: string;
  readonly parameters: readonly {
    readonly id: string;
    /** 1 to 4. */
    readonly number: number;
    readonly value?: string;
    /** What the parameter is. */
    readonly what?: string;
    /** What its value says. */
    readonly says?: string;
    readonly lines: Lines;
  }[];
  readonly lines: Lines;
}

export interface FindingModel {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly grade: Grade;
  readonly message: string;
  /** Left out by findings in other files. */
  readonly lines?: Lines;
  readonly proof: readonly StepModel[];
  readonly alternatives: readonly string[];
  readonly missing: readonly Missing[];
  readonly next: readonly string[];
}

export interface OverviewView {
  readonly kind: 'overview';
  readonly empty?: Empty;
  /** The most serious first. */
  readonly verdicts: readonly VerdictModel[];
  readonly sessions: readonly {
    readonly id: string;
    readonly label: string;
    readonly facts: readonly FactModel[];
    readonly lines: Lines;
  }[];
  readonly crashes: readonly CrashModel[];
  /** The most severe first; `findingCount` says how many there are. */
  readonly findings: readonly FindingModel[];
  readonly findingCount: number;
  readonly signatures: readonly Pick<Signature, 'id' | 'kind' | 'value' | 'grade' | 'lines'>[];
  /** In lines; `unread` is where limits left something out, and where the first stretches begin that were not understood. */
  readonly coverage: {
    readonly lines: number;
    readonly blank: number;
    readonly recognised: number;
    readonly prose: number;
    readonly unrecognised: number;
    readonly unread: readonly { readonly id: string; readonly text: string; readonly lines: Lines }[];
  };
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
  /** Of a module that the user calls own code. */
  readonly own?: true;
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
  /** State and wait in words: `waits for FILE_OBJECT fffffadf`ccf73250 + 0x80 (Lock), 1 h 35 min`; empty where neither is known. */
  readonly detail: string;
  readonly badges: readonly Badge[];
  readonly frames: readonly FrameModel[];
  /** Image of the process, or its id. */
  readonly process?: string;
  /** `WAIT`, `RUNNING` … as printed. */
  readonly state?: string;
  /** `Executive`, `WrQueue` …; left out where the debugger knows none. */
  readonly reason?: string;
  /** Why the thread waits by design, in a sentence: it is drawn dimmed. */
  readonly passive?: string;
  /** What it waits for, and where the text describes that, or the wait. */
  readonly waitsFor?: { readonly text: string; readonly lines: Lines };
  readonly lines: Lines;
}

/** Where a page of stacks begins: a section of the text, and how many stacks came before. */
export interface StackPage {
  readonly section: number;
  readonly before: number;
}

export interface ThreadStacksView {
  readonly kind: 'threadStacks';
  readonly empty?: Empty;
  /** Of a page: those from `before` on. */
  readonly stacks: readonly StackModel[];
  /** How many stacks earlier pages hold; absent on the first page, and where there are no pages. */
  readonly before?: number;
  /** The page that follows. */
  readonly next?: StackPage;
  /** The text holds more stacks than a view carries. */
  readonly cut?: true;
  /** The user has named own code: other frames may be collapsed. */
  readonly ownCode?: true;
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
  /** Who gets the request back through `completion`: the driver above, whose location is the next one printed. */
  readonly completionBy?: string;
  /** `meaning`: of a code, in words. */
  readonly args: readonly { readonly name: string; readonly value: Address; readonly meaning?: string }[];
  readonly pending: boolean;
  /** Where it lies: `fffffadf`cc225380 + 0xd0 + 6·0x48 = fffffadf`cc225600`. */
  readonly sum?: string;
  /** Where the text describes the objects that are named here. */
  readonly described?: { readonly device?: Lines; readonly file?: Lines; readonly driver?: Lines };
  readonly lines: Lines;
}

/** Another IRP that this one is a part of, or the other way round. */
export interface IrpRelative {
  readonly relation: 'master' | 'associated';
  readonly text: string;
  /** Of the IRP among those of the view; absent for one that the text only names. */
  readonly id?: string;
}

export interface IrpModel {
  readonly id: string;
  readonly address: Address;
  readonly label: string;
  readonly badges?: readonly Badge[];
  readonly relatives?: readonly IrpRelative[];
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
  /** IRPs that are left out. */
  readonly omitted?: number;
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
  /** Stories that are left out. */
  readonly omitted?: number;
  /** Waits on the tick axis, per session with a calibrated clock. */
  readonly clocks: readonly {
    readonly session: string;
    readonly tickMs: number;
    readonly from: number;
    readonly to: number;
    readonly waits: readonly WaitSpan[];
    /** `time`: the time of day, where the text tells it. */
    readonly snapshots: readonly { readonly tick: number; readonly lines: Lines; readonly time?: string }[];
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
  /** Where a large graph is first shown: the nodes of its rings, and those that findings name. */
  readonly focus?: readonly string[];
  /** Nodes and edges that are left out of a graph too large to draw. */
  readonly omitted?: { readonly nodes: number; readonly edges: number };
}

export type SlotClass = 'return' | 'pointer' | 'trap-field' | 'seh-record' | 'residue' | 'phantom' | 'data';

/** One pointer-sized slot of a raw listing. */
export interface SlotModel {
  readonly id: string;
  readonly address: Address;
  readonly value: Address;
  /** `nt!KiSwapThread+0xa8`. */
  readonly symbol?: string;
  readonly class: SlotClass;
  /** What makes it that, in a sentence. */
  readonly why: string;
  readonly grade: Grade;
  /** The field of the overlaid structure: `DbgEip`. */
  readonly field?: string;
  /** `a9750c80 + 0x68 = a9750ce8`. */
  readonly sum?: string;
  /** Id of the row of `frames` that this return address stands for. */
  readonly frame?: string;
  readonly lines: Lines;
}

/** A structure that lies over some slots. */
export interface OverlayModel {
  readonly id: string;
  readonly kind: 'trap-frame' | 'seh-record';
  readonly label: string;
  readonly why: string;
  /** Ids of its first and its last slot that is printed. */
  readonly from: string;
  readonly to: string;
}

export interface RawStackModel {
  readonly id: string;
  readonly label: string;
  /** In the order of the listing. */
  readonly slots: readonly SlotModel[];
  /** Slots that are left out at the end. */
  readonly omitted: number;
  readonly overlays: readonly OverlayModel[];
  /** The rows that `k` printed for this stack, with what it skipped; empty where the text has none. */
  readonly frames: readonly FrameModel[];
  /** The stack that the listing lies in, as the thread or the TEB prints it: [limit, base), in bytes. */
  readonly range?: {
    readonly label: string;
    readonly limit: Address;
    readonly base: Address;
    readonly size: number;
    /** From the saved stack pointer to the base, where that is printed. */
    readonly used?: number;
    /** Where the listing begins and ends, from the limit. */
    readonly listed: readonly [from: number, to: number];
    readonly lines: Lines;
  };
  readonly lines: Lines;
}

export interface RawStackView {
  readonly kind: 'rawStack';
  readonly empty?: Empty;
  readonly stacks: readonly RawStackModel[];
  /** Listings that are left out. */
  readonly omitted: number;
}

export interface MentionModel {
  readonly id: string;
  /** What the address is there: `wait object of rrdtool.exe 1328.1348`. */
  readonly role: string;
  /** The line as printed, cut, and where the address stands in it. */
  readonly text: string;
  readonly span: readonly [start: number, end: number];
  readonly session: string;
  /** The command whose output it is. */
  readonly command?: string;
  readonly lines: Lines;
}

/** Everything the text says of one address. */
export interface AddressLensView {
  readonly kind: 'addressLens';
  readonly empty?: Empty;
  /** What is looked at; undefined when the text offers nothing, or what was asked for is no address. */
  readonly about?: Address;
  /** As the debugger spells it. */
  readonly spelling?: string;
  /** What begins there or contains it, the innermost first. */
  readonly inside: readonly {
    readonly id: string;
    readonly text: string;
    /** `fffffadf`ccf73250 + 0x80 = fffffadf`ccf732d0`. */
    readonly sum?: string;
    readonly lines?: Lines;
  }[];
  /** What stands in memory there, and in the slots after it. */
  readonly memory: readonly {
    readonly id: string;
    readonly address: string;
    readonly value: string;
    /** What the value points to, where the text describes it. */
    readonly means?: string;
    /** A pointer that can be looked at in turn. */
    readonly follow?: Address;
    readonly lines: Lines;
  }[];
  readonly mentions: readonly MentionModel[];
  /** There are more mentions than are listed. */
  readonly more: boolean;
  /** Addresses worth a look, the most important first. */
  readonly suggestions: readonly { readonly address: Address; readonly label: string }[];
  /** 1-based, of the text: the strip is drawn on it. */
  readonly lineCount: number;
}

export type ViewModel =
  | OverviewView
  | ThreadStacksView
  | IrpStackView
  | ApcTimelineView
  | WaitGraphView
  | RawStackView
  | AddressLensView;

/** A node of the native tree in the side panel. */
export interface TreeNode {
  readonly id: string;
  readonly kind:
    | 'session'
    | 'verdict'
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
