// Roles of the functions that stand on stacks, and the prefixes of components. Hand-kept, in our own words.
// Sources: Windows driver documentation and DDI reference (© Microsoft, CC BY 4.0) for documented routines and for positions in documented
// stacks; the behaviour of internal routines as read in the public re-implementation ReactOS (nothing copied). The letter says which:
// r a public source was read, d documented (the routine, or its place in a stack), c common knowledge or the name alone, not verified.

/** A line: names, the letter, the role and, after ` ## `, what it means on a stack. */
export const kernelFunctionRoles = `
KiSwapContext|SwapContext r Switches the processor from the current thread to the next one. ## Top of the stack of every thread that is not running: it waits or was pre-empted, it does not execute here.
KiSwapThread r Picks the next ready thread and switches to it. When the old thread is resumed, it first delivers pending kernel APCs, then returns the status of the wait. ## The thread gave up the processor. With KiDeliverApc above it, the thread was woken only to run kernel APCs and waits again afterwards.
KiCommitThreadWait d Commits the thread to a wait that a KeWait routine prepared (Windows 7 and later). ## The thread is blocked; the KeWait, KeRemoveQueue or KeDelay frame below says on what.
KeWaitForSingleObject d Waits for one dispatcher object. ## Blocked until the object is signalled. Its first argument is the object.
KeWaitForMultipleObjects d Waits for any or all of several dispatcher objects. ## Blocked; the lines under THREAD list the objects, but not whether one or all of them are needed.
KeWaitForGate c Waits for a gate, a light internal event. ## Blocked; nothing records who will signal it.
KeWaitForMutexObject d Waits for a mutex (another name of KeWaitForSingleObject). ## Blocked until the owner releases it.
KeDelayExecutionThread d Sleeps for an interval. ## Sleeping or polling in a loop: IoCancelThreadIo sleeps here while it waits for the IRPs of an ending thread.
KiInsertQueueApc r Puts an APC into the queue of its thread and wakes the thread if it may run it now.
KeInsertQueueApc c Queues an APC to its thread.
KiDeliverApc r Delivers the APCs of the current thread: first special kernel APCs, then normal kernel APCs (not inside a critical region), then user APCs. ## The frame above is the APC routine that runs now; nothing else of this thread runs until it returns. While a kernel routine blocks at APC_LEVEL, I/O of this thread that has to be completed by an APC cannot finish.
KiCheckForKernelApcDelivery r Delivers kernel APCs that waited because APCs were disabled: a critical or guarded region was just left. ## The APCs run at the point where the region ends, not where they were queued.
IopCompleteRequest r Second stage of the completion of an IRP, a special kernel APC in the issuing thread: copies buffered data back, writes the IO_STATUS_BLOCK, signals the event and takes the IRP off the list of the thread. ## The drivers have finished the I/O; what remains is the part in the context of the thread. A thread that cannot run special kernel APCs makes finished I/O look pending.
IofCompleteRequest|IopfCompleteRequest|IoCompleteRequest r First stage of the completion of an IRP: calls the completion routines upwards, then queues IopCompleteRequest to the issuing thread or finishes directly. ## A driver completes a request; frames above are completion routines of the drivers over it.
IofCallDriver|IopfCallDriver|IoCallDriver|IovCallDriver r Passes an IRP to the driver of a device object (Iov: the version of Driver Verifier). ## The frame above belongs to the driver that got the IRP.
IopSynchronousServiceTail r Common end of the file services: calls the driver and, for a file object opened for synchronous I/O, waits for the IRP. ## Blocked in it: this thread holds the lock of the file object (Busy) and waits for its own IRP; look for it in the IRP list of the thread.
IopAcquireFileObjectLock|IopWaitForLockAlertable r Takes the lock that lets one request at a time through on a synchronous file object. ## Blocked: another request on the same file object is outstanding. The wait object is FILE_OBJECT.Lock (+0x80 on x64, +0x4c on x86); !findfilelockowner looks for the holder.
IoCancelThreadIo r Cancels every IRP of an ending thread, then sleeps in short steps until all are gone. ## A driver neither completes nor cancels an IRP and so keeps the thread from ending.
IoCancelIrp r Marks an IRP as cancelled and calls its cancel routine. ## The frame above is the cancel routine of a driver.
IopCancelAlertedRequest c A synchronous request was interrupted by an alert or a user APC: cancels the IRP and waits until it is completed. ## A thread that should end waits for a driver to complete or cancel an IRP.
IopXxxControlFile d Does the work of NtDeviceIoControlFile and NtFsControlFile. ## An IOCTL or FSCTL is in progress.
IopParseDevice d Parse routine of device objects: builds and sends IRP_MJ_CREATE when a file or device is opened. ## An open is in progress in the driver above.
IopParseFile c Parse routine of file objects: an open relative to an open file. ## An open is in progress.
IopCloseFile c Close procedure of file objects: called for every closed handle, sends IRP_MJ_CLEANUP when the last one goes and releases the byte-range locks of the process. ## A handle is being closed; a hang here blocks CloseHandle and the end of the process.
IopDeleteFile c Delete procedure of file objects: sends IRP_MJ_CLOSE when the last reference is gone. ## A driver handles the close.
IopLoadDriver|IopLoadUnloadDriver c Loads or unloads a driver and calls its entry or unload routine. ## A driver is being loaded or unloaded.
IopInvalidDeviceRequest c The dispatch routine of functions a driver does not implement: it completes the IRP with STATUS_INVALID_DEVICE_REQUEST.
ObpLookupObjectName|ObOpenObjectByName|ObOpenObjectByNameEx d Resolves a name to an object and calls parse routines on the way. ## An object is being opened by name.
ObpCloseHandle|ObpCloseHandleTableEntry|ObpCloseHandleProcedure d Closes one handle and calls the close procedure of the object type. ## A handle is being closed.
ObpDecrementHandleCount c Counts down the handles of an object and calls the close procedure of its type. ## A handle is being closed.
ObWaitForSingleObject|ObWaitForMultipleObjects c Waits for objects given by handles. ## A wait that a program asked for.
ExSweepHandleTable r Walks a handle table and calls a routine for every used entry. ## The process exits and closes its remaining handles; the frame above is the close that does not return.
ObKillProcess r Closes the handle table of a process that exits. ## Process rundown: a handle whose close hangs keeps the process from disappearing.
PspExitThread r Ends the current thread: cancels its I/O, runs notify routines; the last thread also runs down the process. ## The thread exits; what is above holds the exit up.
PspTerminateThreadByPointer|NtTerminateProcess|NtTerminateThread c Ends a thread or a process. ## Termination is in progress.
PspSystemThreadStartup|KiStartSystemThread|KxStartSystemThread|KiThreadStartup d Start frames of a system thread. ## Bottom of the stack: the frame above is the start routine of the thread.
ExpWorkerThread d Body of the system worker threads, which run queued work items. ## With KeRemoveQueue directly above it: an idle worker. Otherwise it runs the work item above.
IopProcessWorkItem c Runs a work item that a driver queued with IoQueueWorkItem. ## The frame above is the routine of the work item.
KeRemoveQueue|KeRemoveQueueEx|KeRemovePriQueue c Takes an entry from a kernel queue, waiting while it is empty. ## An idle worker, or a thread at an I/O completion port.
IoRemoveIoCompletion|NtRemoveIoCompletion c Takes an entry from an I/O completion port. ## Waits for work.
NtWaitForWorkViaWorkerFactory c Waits for work of a user-mode thread pool. ## An idle thread of a thread pool.
ExpWaitForResource|ExpWaitForResourceExclusive|ExpWaitForResourceShared r Waits for an executive resource that another thread owns. ## Its first argument is the ERESOURCE: !locks shows the owner.
ExAcquireResourceExclusiveLite|ExAcquireResourceSharedLite|ExAcquireSharedStarveExclusive|ExAcquireSharedWaitForExclusive d Acquires an executive resource. ## The frame above shows the wait; the first argument is the ERESOURCE.
ExpBoostOwnerThread r Raises the priority of the thread that owns a resource others wait for.
ExAcquireFastMutex|ExAcquireFastMutexUnsafe|KeAcquireGuardedMutex|KeAcquireGuardedMutexUnsafe d Acquires a fast or guarded mutex. ## Blocked: the Owner field of the mutex names the thread that holds it.
ExfAcquirePushLockExclusive|ExfAcquirePushLockShared|ExAcquirePushLockExclusiveEx c Acquires a push lock. ## Blocked: the lock does not record its owner.
KeAcquireInStackQueuedSpinLock|KeAcquireInStackQueuedSpinLockAtDpcLevel|KfAcquireSpinLock|KeAcquireSpinLockRaiseToDpc d Acquires a spin lock: the processor turns in a loop until the lock is free. ## The thread runs, it does not wait; a fault here means that the lock or the place of its handle is bad memory.
KiSystemServiceCopyEnd|KiSystemServiceHandler|KiSystemCall64|KiFastCallEntry|KiSystemService|KiSystemServiceExit d Entry of system calls. ## The border between user mode (below) and the system service (above); a Zw call of a driver comes through here too.
KiSystemServicePostCall c Place in the entry of system calls where the service returns (32-bit Windows). ## The border between user mode (below) and the system service (above); a Zw call of a driver comes through here too.
KiServiceLinkage c Stand-in return address of a system service called by the kernel itself. ## A Zw call from kernel mode.
KiPageFault|KiTrap0E c Entry of page faults. ## The frame below is the code that faulted; the trap frame holds its registers.
KiExceptionDispatch|KiDispatchException c Looks for a handler of an exception. ## The frame below the trap is the code that raised it.
KiBugCheckDispatch c Stops the system because of a trap that cannot be handled. ## The frame below is the code that trapped.
KiInterruptDispatch|KiChainedDispatch c Calls the interrupt routine of a driver. ## An interrupt came while the frames below were running; they have nothing to do with it.
KeBugCheckEx|KeBugCheck2|KeBugCheck|KiBugCheckDebugBreak d Stops the system with a bug check. ## The frames below led to it.
RtlpBreakWithStatusInstruction|DbgBreakPointWithStatus c Breaks into the kernel debugger. ## Someone pressed the break key, or the system stops for a debugger at a bug check.
KiIdleLoop d The idle loop of a processor. ## The processor had nothing to run.
PoIdle|HalProcessorIdle c Puts an idle processor to rest. ## The processor had nothing to run.
KiRetireDpcList|KiExecuteAllDpcs|KiExecuteDpc d Runs the queued DPCs of a processor. ## The frame above is a DPC routine, at DISPATCH_LEVEL: it must not wait.
KxRetireDpcList c Runs the queued DPCs of a processor, on the stack kept for DPCs. ## The frame above is a DPC routine, at DISPATCH_LEVEL: it must not wait.
KiTimerExpiration|KiProcessExpiredTimerList d Handles kernel timers that expired, in a DPC. ## The frame above is the routine of a timer.
NtLockFile d Locks a range of bytes of a file. ## Blocked: another holder has a part of the range, or the request waits for its turn.
NtWaitForSingleObject|NtWaitForMultipleObjects d Waits for objects given by handles. ## A wait that a program asked for.
NtDeviceIoControlFile d Sends an I/O control code to a device. ## The drivers above work on it.
NtFsControlFile d Sends a file-system control code. ## The drivers above work on it.
NtReadFile|NtWriteFile d Reads or writes a file or device. ## The drivers above work on it.
NtCreateFile|NtOpenFile d Opens a file or device. ## An open is in progress.
NtClose d Closes a handle. ## The close does not return as long as a driver is in its cleanup.
NtDelayExecution c Sleeps for an interval. ## Asleep because the program asked for it.
MmAccessFault c Handles a page fault. ## A page is being made present, or the access is found to be invalid.
AlpcpReceiveMessagePort|AlpcpReceiveLegacyMessage c Takes a message from an LPC or ALPC port. ## A server that waits for requests.
AlpcpSendMessage|AlpcpProcessSynchronousRequest|AlpcpSignalAndWait c Sends an LPC or ALPC message and waits for the answer. ## The server process has to answer; !thread prints which one.
`;

/** A line: modules and names, the letter, the role and, after ` ## `, what it means on a stack. */
export const userFunctionRoles = `
ntdll!NtWaitForSingleObject|ntdll!ZwWaitForSingleObject d System call: waits for one object given by its handle. ## Blocked in the kernel; the first argument is the handle.
ntdll!NtWaitForMultipleObjects|ntdll!ZwWaitForMultipleObjects d System call: waits for any or all of several handles. ## Blocked in the kernel.
ntdll!NtLockFile|ntdll!ZwLockFile d System call: locks a range of bytes of a file. ## Blocked until the range is free, when the caller did not ask to fail at once.
ntdll!NtDeviceIoControlFile|ntdll!ZwDeviceIoControlFile d System call: sends an I/O control code to a device. ## A driver works on the request.
ntdll!NtFsControlFile|ntdll!ZwFsControlFile d System call: sends a file-system control code.
ntdll!NtDelayExecution|ntdll!ZwDelayExecution c System call: sleeps. ## Asleep because the program asked for it.
ntdll!NtTerminateProcess|ntdll!ZwTerminateProcess d System call: ends a process. ## The process is ending.
ntdll!NtRemoveIoCompletion|ntdll!ZwRemoveIoCompletion c System call: takes an entry from a completion port. ## Waits for work.
ntdll!NtWaitForWorkViaWorkerFactory|ntdll!ZwWaitForWorkViaWorkerFactory c System call: waits for work of the thread pool. ## An idle thread of the thread pool.
ntdll!NtWaitForAlertByThreadId|ntdll!ZwWaitForAlertByThreadId c System call: waits until another thread wakes this one. ## A slim lock, a condition variable or WaitOnAddress; who will wake it is not recorded.
ntdll!KiFastSystemCallRet c Return point of system calls in 32-bit Windows. ## The thread is in a system call; the frame below names it.
ntdll!KiUserApcDispatcher c Entry of user APCs. ## The routine above runs as a user APC.
ntdll!KiUserExceptionDispatcher|ntdll!KiUserExceptionDispatch c Entry of exceptions in user mode. ## The frame below is the code that raised the exception.
ntdll!RtlUserThreadStart|ntdll!_RtlUserThreadStart c First frame of a thread. ## Bottom of the stack.
ntdll!LdrInitializeThunk c First code of a new process or thread: the loader prepares it. ## The start of the process or thread is in progress.
ntdll!DbgUiRemoteBreakin c Thread that a debugger puts into a process to stop it. ## The break of the debugger, not a fault of the program.
ntdll!DbgBreakPoint c A breakpoint instruction. ## A debugger broke in, or the program did so on purpose.
ntdll!TppWorkerThread c Body of a thread-pool thread. ## With a wait for work directly above it: idle. Otherwise it runs the work above.
ntdll!RtlEnterCriticalSection d Enters a critical section. ## Its first argument is the critical section: !cs shows the owner.
ntdll!RtlpWaitOnCriticalSection|ntdll!RtlpWaitForCriticalSection|ntdll!RtlpEnterCriticalSectionContended c Waits for a critical section that another thread owns. ## !cs shows the owner.
ntdll!LdrpInitializeProcess|ntdll!LdrpInitializeNode c The loader initialises DLLs. ## The frame above is the entry routine of a DLL, run under the loader lock.
kernel32!WaitForSingleObject|kernelbase!WaitForSingleObject|kernel32!WaitForSingleObjectEx|kernelbase!WaitForSingleObjectEx d Waits for one object given by its handle. ## A wait that the frame below asked for.
kernel32!WaitForMultipleObjects|kernelbase!WaitForMultipleObjects|kernel32!WaitForMultipleObjectsEx|kernelbase!WaitForMultipleObjectsEx d Waits for any or all of several handles. ## A wait that the frame below asked for.
kernel32!DeviceIoControl|kernelbase!DeviceIoControl d Sends an I/O control code to a device. ## A driver works on the request.
kernel32!Sleep|kernelbase!Sleep|kernel32!SleepEx|kernelbase!SleepEx d Sleeps. ## Asleep because the frame below asked for it.
kernel32!BaseProcessStart|kernel32!BaseProcessInitPostImport c Calls the entry point of the program: the first frame of the main thread in older Windows. ## Bottom of the stack; with few symbols the nearest exported name may be a wrong one.
kernel32!BaseThreadStart|kernel32!BaseThreadInitThunk c Calls the start routine of a thread. ## Near the bottom of the stack; the frame above is the start routine.
kernel32!UnhandledExceptionFilter|kernelbase!UnhandledExceptionFilter d Last handler of an exception nobody took. ## The process is about to end; its first argument leads to the exception.
kernelbase!RaiseException|kernel32!RaiseException d Raises an exception on purpose, such as a C++ throw. ## The frame below raised it.
user32!MessageBoxTimeoutA|user32!MessageBoxTimeoutW|user32!MessageBoxW|user32!MessageBoxA d Shows a message box. ## Someone has to answer it.
wow64!RunCpuSimulation c Runs the 32-bit code of a WOW64 process. ## The 32-bit part of the stack continues elsewhere: .effmach x86; k.
wow64cpu!CpupSyscallStub c A system call of 32-bit code. ## The 32-bit part of the stack continues elsewhere: .effmach x86; k.
wow64!Wow64LdrpInitialize c Starts the 32-bit side of a WOW64 process or thread. ## Near the bottom of the 64-bit stack.
`;

/** A line: modules and prefixes, then the component. The prefixes of `nt` hold for names without a module too. */
export const componentPrefixes = `
nt!Alpc|nt!Alpcp advanced local procedure call
nt!Cc cache manager
nt!Clfs common log file system
nt!Cm|nt!Cmp configuration manager (registry)
nt!Dbgk user-mode debugging support
nt!Etw|nt!Etwp event tracing
nt!Ex|nt!Exp|nt!Exf|nt!Exi executive support
nt!FsRtl|nt!FsRtlp file-system run-time library
nt!Hal|nt!Halp hardware abstraction layer
nt!Hvl|nt!Hvlp hypervisor library
nt!Io|nt!Iop|nt!Iof|nt!Iopf I/O manager
nt!Iov|nt!Vf|nt!Vi|nt!Verifier Driver Verifier
nt!Inbv boot screen
nt!Kd|nt!Kdp kernel debugger support
nt!Ke|nt!Ki|nt!Kf|nt!Kef|nt!Kx kernel: scheduling, synchronisation, interrupts
nt!Kse kernel shim engine
nt!Ldr|nt!Ldrp image loader
nt!Lpc|nt!Lpcp local procedure call
nt!Mm|nt!Mi memory manager
nt!Nt|nt!Zw system services
nt!Ob|nt!Obp|nt!Obf object manager
nt!Pf|nt!Pfp prefetcher
nt!Po|nt!Pop power manager
nt!Pp|nt!Pnp|nt!Pip|nt!Pi Plug and Play manager
nt!Ps|nt!Psp process and thread manager
nt!Rtl|nt!Rtlp run-time library
nt!Se|nt!Sep security reference monitor
nt!Tm|nt!Tmp kernel transaction manager
nt!Whea|nt!Wheap hardware error architecture
nt!Wmi|nt!Wmip Windows Management Instrumentation
ntdll!Csr client of the Win32 subsystem process
ntdll!Etw|ntdll!Etwp event tracing
ntdll!Ki entry points from the kernel
ntdll!Ldr|ntdll!Ldrp program loader
ntdll!Nt|ntdll!Zw system-call stubs
ntdll!Rtl|ntdll!Rtlp run-time library
ntdll!Tp|ntdll!Tpp thread pool
fltmgr!Flt|fltmgr!Fltp filter manager
afd!Afd sockets
classpnp!Class|classpnp!Classp storage class library
ks!Ks kernel streaming
mup!Mup multiple UNC provider
ndis!Ndis|ndis!ndis network driver interface
npfs!Np named pipes
ntfs!Ntfs NTFS file system
rdbss!Rx redirector library
storport!Raid|storport!Stor storage port driver
wdf01000!Wdf|wdf01000!Fx driver framework
wow64!Wow64 WOW64, the layer for 32-bit programs
`;
