// What wait reasons, thread states and dispatcher objects mean to the reader of a transcript. Hand-kept, in our own words.
// Sources of the names: winsiderss/phnt @7e097448 ntkeapi.h (MIT); mingw-w64 10.0.0 ddk/wdm.h (public domain); dispatcher objects also as
// debuggers print them.

/** A line: names of KWAIT_REASON, then the explanation. */
export const waitReasonExplanations = `
Executive A kernel component or a driver waits for its own work; the usual reason for waits inside drivers and for I/O.
FreePage|WrFreePage Waits for a free page of memory.
PageIn|WrPageIn Waits for a page to be read from disk: a page fault in progress.
PoolAllocation|WrPoolAllocation Waits until pool memory can be allocated.
DelayExecution|WrDelayExecution Sleeps for a time: Sleep in a program, KeDelayExecutionThread in a driver.
Suspended|WrSuspended The thread is suspended, by a debugger or by SuspendThread; it runs again when it is resumed.
UserRequest|WrUserRequest Waits because a program asked for it, typically WaitForSingleObject or WaitForMultipleObjects; drivers that work for a program use it too.
WrExecutive Waits for something inside the executive.
WrEventPair|WrSpare0 Waits for an event pair, an old means of fast local calls; newer Windows does not use it.
WrQueue Waits for an entry of a queue: an idle worker thread or a thread at an I/O completion port. Usually harmless.
WrLpcReceive Waits for a message at an LPC port: a server without work.
WrLpcReply Waits for the answer to an LPC or ALPC message: the server that has to give it is the next to look at.
WrVirtualMemory Waits until the memory manager has room in virtual memory.
WrPageOut Waits for a page to be written out.
WrRendezvous Waits until other threads or processors arrive at the same point.
WrKeyedEvent Waits for a keyed event: before Windows 8 the wait of slim locks and condition variables.
WrTerminated The thread has ended or waits for its own end.
WrProcessInSwap Waits until its process is brought back into memory.
WrCpuRateControl Held back by a limit on the processor time of its job.
WrCalloutStack Waits for a kernel stack on which a callout can run.
WrKernel Waits for something inside the kernel.
WrResource Waits for an executive resource (ERESOURCE): !locks shows its owner.
WrPushLock Waits for a push lock; the lock does not record its owner.
WrMutex Waits for a mutex.
WrQuantumEnd Its time slice ended: it is ready to run, not blocked.
WrDispatchInt Gave up the processor in a dispatch interrupt: it is ready to run, not blocked.
WrPreempted Another thread with a higher priority took the processor: it is ready to run, not blocked.
WrYieldExecution Gave up the processor of its own will: it is ready to run, not blocked.
WrFastMutex Waits for a fast mutex; the mutex records its owner.
WrGuardedMutex Waits for a guarded mutex; the mutex records its owner.
WrRundown Waits until all users of a rundown-protected object have let go of it.
WrAlertByThreadId Waits until another thread wakes it by its thread id: from Windows 8 on the wait of slim locks, condition variables and WaitOnAddress. Often just idle.
WrDeferredPreempt Its preemption was put off; it is ready to run, not blocked.
WrPhysicalFault Waits for a fault on physical memory to be resolved.
WrIoRing Waits for completions of an I/O ring.
WrMdlCache Waits for the cache of memory descriptor lists.
WrRcu Waits until all readers of read-copy-update data have finished.
Unknown The debugger does not know this value: it is older than the Windows it looks at, or symbols are wrong. The reason itself is not lost: dt nt!_KTHREAD shows its number.
`;

/** A line: names of a thread state in lower case, then the explanation. */
export const threadStateExplanations = `
initialized Being created; it has not run yet.
ready Could run and waits for a processor.
running Runs on a processor at this moment.
standby Chosen to run next on a processor.
terminated Has ended; only its object is left, kept by references.
wait|waiting Waits for an object, a time or a resume.
transition Could run, but its kernel stack is not in memory.
deferredready Ready, but not yet assigned to the queue of a processor.
gatewait Waits for a gate, a light internal event of the memory manager and of guarded mutexes.
waitingforprocessinswap Ready, but its process has to be brought back into memory first.
`;

/** A line: names of a kind of dispatcher object, then the explanation. */
export const dispatcherObjectExplanations = `
SynchronizationEvent|EventSynchronizationObject An auto-reset event: setting it wakes one waiter. It has no owner; who will set it is not recorded.
NotificationEvent|EventNotificationObject A manual-reset event: setting it wakes all waiters. It has no owner; who will set it is not recorded.
Mutant|MutantObject A mutex: it has an owner, which the debugger prints when it is held. Only that thread can release it.
Semaphore|SemaphoreObject A semaphore: it counts free places. It has no owner.
QueueObject A kernel queue or I/O completion port: the thread waits for work. Usually harmless.
Process|ProcessObject A process: it is signalled when the process ends.
Thread|ThreadObject A thread: it is signalled when the thread ends.
NotificationTimer|TimerNotificationObject A manual-reset timer: when it expires it wakes all waiters. Inside the waiting thread itself it is the timeout of its wait or its sleep.
SynchronizationTimer|TimerSynchronizationObject An auto-reset timer: when it expires it wakes one waiter.
Gate|GateObject A gate: a light internal event of the kernel that wakes one waiter.
Unknown The debugger does not know this kind of object: the header is newer than the debugger, or its memory was not readable.
`;
