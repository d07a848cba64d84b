/** Records: typed facts read from a section. Inert, and never pointing at each other; relations live in `transcript/`. */
import type {
  CommandRecord,
  ElisionRecord,
  ErrorRecord,
  NoticeRecord,
  SourceLineRecord,
  PrototypeRecord,
} from './session';
import type { AddressRegionRecord, PteRecord, VadRecord, VmRecord } from './addressSpace';
import type { AnalysisRecord, BugcheckRecord, ErrorCodeRecord, ExceptionRecord } from './crash';
import type { EvaluationRecord, LocalsRecord, StructRecord, TableRecord } from './data';
import type { ControlAreaRecord } from './controlArea';
import type { DebugOutputRecord } from './debugOutput';
import type { DisassemblyRecord, MemoryRecord } from './memory';
import type { ExploitabilityRecord } from './exploitability';
import type { FileObjectRecord } from './fileObject';
import type { HeapRecord } from './heap';
import type { IrpRecord } from './irp';
import type { ErrorRecordRecord, ListingRecord, SystemInfoRecord } from './listing';
import type { CriticalSectionRecord, DeadlockRecord, LockRecord, QueuedLocksRecord } from './lock';
import type { ModuleRecord, SymbolRecord } from './module';
import type { PebRecord, ProcessRecord } from './process';
import type {
  ContextRecordRecord,
  ExceptionRecordRecord,
  RegistersRecord,
  TrapFrameRecord,
} from './registers';
import type {
  BreakpointRecord,
  ManagedExceptionRecord,
  ManagedThreadRecord,
  MonitorRecord,
  RunawayRecord,
  ThreadSummaryRecord,
  TraceRecord,
} from './runtime';
import type { RawStackRecord, StackRecord } from './stack';
import type { DeviceNodeRecord, DeviceRecord, DeviceStackRecord, DriverRecord, VpbRecord } from './device';
import type { HandleRecord, ObjectRecord } from './object';
import type {
  ApcRecord,
  DpcRecord,
  PcrRecord,
  ReadyRecord,
  RunningRecord,
  TimerRecord,
  WorkItemRecord,
  WorkQueueRecord,
} from './processor';
import type { PowerActionRecord } from './power';
import type { TebRecord, TokenRecord } from './security';
import type { TraceLogRecord } from './traceLog';
import type { ThreadRecord } from './thread';
import type { PoolRecord, PoolUsageRecord } from './pool';
import type { UserThreadRecord } from './userThread';
import type { VerifierRecord } from './verifier';

export type TranscriptRecord =
  | AddressRegionRecord
  | AnalysisRecord
  | ApcRecord
  | BreakpointRecord
  | BugcheckRecord
  | CommandRecord
  | ContextRecordRecord
  | ControlAreaRecord
  | CriticalSectionRecord
  | DeadlockRecord
  | DebugOutputRecord
  | DeviceNodeRecord
  | DeviceRecord
  | DeviceStackRecord
  | DisassemblyRecord
  | DpcRecord
  | DriverRecord
  | ElisionRecord
  | ErrorCodeRecord
  | ErrorRecord
  | ErrorRecordRecord
  | EvaluationRecord
  | ExceptionRecord
  | ExceptionRecordRecord
  | ExploitabilityRecord
  | FileObjectRecord
  | HandleRecord
  | HeapRecord
  | IrpRecord
  | ListingRecord
  | LocalsRecord
  | LockRecord
  | ManagedExceptionRecord
  | ManagedThreadRecord
  | MemoryRecord
  | ModuleRecord
  | MonitorRecord
  | NoticeRecord
  | ObjectRecord
  | PcrRecord
  | PebRecord
  | PoolRecord
  | PoolUsageRecord
  | PowerActionRecord
  | ProcessRecord
  | PrototypeRecord
  | PteRecord
  | QueuedLocksRecord
  | RawStackRecord
  | ReadyRecord
  | RegistersRecord
  | RunawayRecord
  | RunningRecord
  | SourceLineRecord
  | StackRecord
  | StructRecord
  | SymbolRecord
  | SystemInfoRecord
  | TableRecord
  | TebRecord
  | ThreadRecord
  | ThreadSummaryRecord
  | TimerRecord
  | TokenRecord
  | TraceLogRecord
  | TraceRecord
  | TrapFrameRecord
  | UserThreadRecord
  | VadRecord
  | VerifierRecord
  | VmRecord
  | VpbRecord
  | WorkItemRecord
  | WorkQueueRecord;

export type RecordKind = TranscriptRecord['kind'];
export type RecordOf<K extends RecordKind> = Extract<TranscriptRecord, { readonly kind: K }>;
