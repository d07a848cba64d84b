/** The built-in patterns of signatures. One without `!` is compared with the function alone, whatever the module. */

/** Rows that are on every stack of their kind. */
export const skippedRows = `
# the way into a bug check
KeBugCheck* KiBugCheck* RtlpBreakWithStatusInstruction DbgBreakPointWithStatus DbgBreakPoint KeEnterKernelDebugger KiFastFailDispatch
KiRaiseSecurityCheckFailure VerifierBugCheckIfAppropriate VfBugcheck* VfReportIssue* ViErrorReport* ReportRuleViolation

# traps, and the dispatch of exceptions
KiTrap?? KiPageFault* KiGeneralProtectionFault* KiInvalidOpcodeFault* KiDivideErrorFault* KiStackFault* KiDoubleFaultAbort*
KiExceptionDispatch KiDispatchException KiPreprocessFault KiSystemServiceHandler CommonDispatchException Kei386EoiHelper
RtlDispatchException RtlRaiseException RtlRaiseStatus RtlpExecuteHandlerFor* ExecuteHandler* RtlUnwind* ExRaise* *C_specific_handler
*except_handler* *CxxFrameHandler* *GSHandlerCheck* PspSystemThreadStartup PspUnhandledExceptionInSystemThread MmAccessFault MiSystemFault
MiRaisedIrqlFault MiDispatchFault KiUserException* KiRaiseUserExceptionDispatcher kernelbase!RaiseException* kernel32!RaiseException*
*CxxThrowException* RaiseFailFastException *invoke_watson *report_gsfailure *report_rangecheckfailure *report_securityfailure
*raise_securityfailure abort raise UnhandledExceptionFilter* WerpReportFault* WerReport* BasepReportFault* RtlReportException*
RtlReportFatalFailure RtlReportCriticalFailure Rtlp*HeapHandleError RtlpLogHeapFailure VerifierStopMessage*

# the clock that finds out about a watchdog
KeAccumulateTicks KiUpdateRunTime* KiUpdateTime* KeClockInterruptNotify HalpTimerClock* KiCallInterruptServiceRoutine
KiInterruptSubDispatch* KiInterruptDispatch* KxWaitForSpinLock*

# inside the pool and the heaps: other routines in each version; their doors are prefixes
ExFreeHeapPool ExAllocateHeapPool ExpAllocatePool* ExDeferredFreePool ExpFreePool* ExpRemovePoolTracker ExRemovePoolTag MiFreePool*
MiAllocatePool* MiCheckSpecialPool* MmFreeSpecialPool MmFreePool* MmAllocatePool* RtlpHp* RtlpLow* RtlpFreeHeap* RtlpAllocateHeap*
RtlpReAllocateHeap* RtlpCoalesce* RtlpAnalyzeHeap* RtlpDph* AVrfDebugPage*

# waits: how a thread stops is the same for all
KiSwapContext KiSwapThread KiCommitThread* KeWaitFor* KeDelayExecutionThread KeRemoveQueue* KeRemovePriQueue ObWaitFor* ObpWaitFor*
nt!Nt*WaitFor* nt!Zw*WaitFor* ntdll!Nt*WaitFor* NtDelayExecution kernel32!*WaitFor* kernelbase!*WaitFor* RtlpWaitOn*
RtlpEnterCriticalSection* RtlEnterCriticalSection ExpWaitForResource* ExAcquireResource* ExpAcquireResource* ExAcquireFastMutex*
ExfAcquirePushLock* ExpAcquireFastMutex* KiExitDispatcher IopWaitForLock* IopAcquireFileObjectLock* IopSynchronousServiceTail
KiDeliverApc KiApcInterrupt

# where system calls and threads begin
KiSystemService* KiFastCallEntry* KiSystemCall* KiServiceInternal KiServiceLinkage KiStartSystemThread KxStartSystemThread
KiThreadStartup PspUserThreadStartup BaseThreadInitThunk BaseThreadStart BaseProcessStart *RtlUserThreadStart* KiFastSystemCall*
CpupSyscallStub TurboDispatch* RunCpuSimulation wow64!* wow64cpu!* Wow64*
`;

/** Rows that say what was done, and not for whom. */
export const prefixRows = `
*memcpy* *memmove* *memset* memcmp* memchr* strlen* strnlen* strcpy* strncpy* strcat* strcmp* strncmp* strchr* strstr* wcs* _mbs* RtlCopy* RtlMove* RtlFill* RtlZero* RtlCompare* RtlInit*String* RtlString* RtlUnicode* RtlHash*
ExFreePool* ExAllocatePool* MmFreeContiguous* VerifierExFree* VerifierExAllocate* VerifierEng* RtlFreeHeap* RtlAllocateHeap* RtlReAllocateHeap* RtlRb* RtlAvl*
HeapFree HeapAlloc free malloc calloc realloc *free_base *malloc_base operator?new* operator?delete* std::* core::* alloc::*
ObfDereferenceObject* ObfReferenceObject* ObDereference* ObReference* ObpRemoveObjectRoutine IofCallDriver IopfCallDriver IovCallDriver
IofCompleteRequest IopfCompleteRequest IoCompleteRequest KeSetEvent KeAcquire* KeRelease* KfAcquire* KfRelease* KeAb* ExRelease* ExfRelease*
ExpRelease* ExInterlocked* InsertHeadList InsertTailList RemoveHeadList RemoveTailList RemoveEntryList MmProbeAndLock* MmUnlock* MmMap*
MmUnmap* KeSetTimer* KeSetCoalescableTimer KeCancelTimer
`;

/** Rows at which the handling of a fault begins. */
export const sentinelRows = `
KiTrap?? KiPageFault* KiGeneralProtectionFault* KiInvalidOpcodeFault* KiDivideErrorFault* KiStackFault* KiExceptionDispatch
KiRaiseSecurityCheckFailure CommonDispatchException
`;
