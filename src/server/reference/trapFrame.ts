// The x86 trap frame, slot by slot: on a raw stack its fields are easily taken for return addresses.
import { lazyTable } from './lazyTable';

export interface TrapFrameField {
  /** As `dt nt!_KTRAP_FRAME` prints it. */
  readonly name: string;
  /** In bytes from the base of the frame; every field of this table has 4 bytes. */
  readonly offset: number;
  /** Of a segment slot only the low 16 bits are the selector; the rest is what was there before. */
  readonly kind: 'register' | 'segment' | 'debug' | 'other';
  /**
   * When a trap writes the slot; a slot it does not write still holds what an earlier call left there. Dr0–Dr7: when debug registers are in
   * use. TempSegCs, TempEsp: when the stack pointer was edited. The slots above EFlags: when the trap came from user mode; after a trap from
   * kernel mode they are not part of the frame, and the interrupted stack begins at HardwareEsp. Slots whose writing is not known count as
   * always written, so that nothing is called stale without a reason.
   */
  readonly written: 'always' | 'debug-registers' | 'esp-edited' | 'user-only';
}

// Source of the offsets: the layouts in structs.generated.ts. The first letter is the kind, the second when it is written.
const head = '0 DbgEbp ra, 4 DbgEip oa, 8 DbgArgMark oa';
const tail =
  '4c ExceptionList oa, 50 SegFs sa, 54 Edi ra, 58 Esi ra, 5c Ebx ra, 60 Ebp ra, 64 ErrCode oa, 68 Eip ra, 6c SegCs sa, 70 EFlags ra, ' +
  '74 HardwareEsp ru, 78 HardwareSegSs su, 7c V86Es su, 80 V86Ds su, 84 V86Fs su, 88 V86Gs su';
/** The middle moved down by four bytes when DbgArgPointer was dropped. */
const middles = {
  xp:
    'c DbgArgPointer oa, 10 TempSegCs se, 14 TempEsp re, 18 Dr0 dd, 1c Dr1 dd, 20 Dr2 dd, 24 Dr3 dd, 28 Dr6 dd, 2c Dr7 dd, ' +
    '30 SegGs sa, 34 SegEs sa, 38 SegDs sa, 3c Edx ra, 40 Ecx ra, 44 Eax ra, 48 PreviousPreviousMode oa',
  '8.1':
    'c TempSegCs se, 10 TempEsp re, 14 Dr0 dd, 18 Dr1 dd, 1c Dr2 dd, 20 Dr3 dd, 24 Dr6 dd, 28 Dr7 dd, ' +
    '2c SegGs sa, 30 SegEs sa, 34 SegDs sa, 38 Edx ra, 3c Ecx ra, 40 Eax ra, 44 PreviousPreviousMode oa, 48 MxCsr oa',
};

const kinds: Readonly<Record<string, TrapFrameField['kind']>> = { r: 'register', s: 'segment', d: 'debug' };
const writings: Readonly<Record<string, TrapFrameField['written']>> = {
  d: 'debug-registers',
  e: 'esp-edited',
  u: 'user-only',
};

/** The slots in rising order: `xp` from Windows XP to 8 (build 9200), `8.1` from 8.1 (build 9600) on. */
export function trapFrameFields(layout: 'xp' | '8.1'): readonly TrapFrameField[] {
  return tables[layout]();
}

const tables = {
  xp: lazyTable(() => readFields(middles.xp)),
  '8.1': lazyTable(() => readFields(middles['8.1'])),
};

function readFields(middle: string): readonly TrapFrameField[] {
  return [head, middle, tail].join(', ').split(', ').map(readField);
}

function readField(text: string): TrapFrameField {
  const [offset = '', name = '', marks = ''] = text.split(' ');
  return {
    name,
    offset: Number.parseInt(offset, 16),
    kind: kinds[marks.charAt(0)] ?? 'other',
    written: writings[marks.charAt(1)] ?? 'always',
  };
}
