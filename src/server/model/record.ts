/** Records: typed facts read from a section. Inert, and never pointing at each other; relations live in `transcript/`. */
import type {
  CommandRecord,
  ElisionRecord,
  ErrorRecord,
  NoticeRecord,
  SourceLineRecord,
  PrototypeRecord,
} from './session';
import type { DisassemblyRecord, MemoryRecord } from './memory';
import type { FileObjectRecord } from './fileObject';
import type { IrpRecord } from './irp';
import type { PebRecord, ProcessRecord } from './process';
import type { RawStackRecord, StackRecord } from './stack';
import type { ThreadRecord } from './thread';

export type TranscriptRecord =
  | CommandRecord
  | DisassemblyRecord
  | ElisionRecord
  | ErrorRecord
  | FileObjectRecord
  | IrpRecord
  | MemoryRecord
  | NoticeRecord
  | PebRecord
  | ProcessRecord
  | PrototypeRecord
  | RawStackRecord
  | SourceLineRecord
  | StackRecord
  | ThreadRecord;

export type RecordKind = TranscriptRecord['kind'];
export type RecordOf<K extends RecordKind> = Extract<TranscriptRecord, { readonly kind: K }>;
