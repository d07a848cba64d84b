// Fields of kernel structures that hold a code: which kind of code it is.
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';
import type { ValueKind } from './values';

/** The kind of the value in `KTHREAD.State`; the structure without `_`. Undefined for fields that hold no code. */
export function structFieldKind(struct: string, field: string): ValueKind | 'irql' | undefined {
  return kinds().get(`${struct}.${field}`) as ValueKind | 'irql' | undefined;
}

/** A field, then the kind of its value. */
const kinds = lazyTable(() =>
  keyedLines(`
KTHREAD.State KTHREAD_STATE
KTHREAD.WaitReason KWAIT_REASON
KTHREAD.WaitIrql irql
KTHREAD.WaitMode|KTHREAD.PreviousMode|IRP.RequestorMode|KAPC.ApcMode KPROCESSOR_MODE
KTHREAD.WaitStatus|ETHREAD.ExitStatus|EPROCESS.ExitStatus|EPROCESS.LastThreadExitStatus|IO_STATUS_BLOCK.Status|FILE_OBJECT.FinalStatus|EXCEPTION_RECORD.ExceptionCode|TEB.LastStatusValue ntstatus
TEB.LastErrorValue win32Error
DISPATCHER_HEADER.Type KOBJECTS
KWAIT_BLOCK.WaitType WAIT_TYPE
KDPC.Importance KDPC_IMPORTANCE
FILE_OBJECT.Flags fileObjectFlags
IRP.Flags irpFlags
IRP.CancelIrql|FAST_MUTEX.OldIrql irql
IO_STACK_LOCATION.MajorFunction irpMajor
DEVICE_OBJECT.DeviceType DEVICE_TYPE
DEVICE_OBJECT.Flags deviceFlags
DEVICE_OBJECT.Characteristics deviceCharacteristics
OBJECT_ATTRIBUTES.Attributes objectAttributes
`),
);
