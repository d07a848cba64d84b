// What the important NTSTATUS codes mean to the reader of a transcript. Hand-kept, in our own words.
// Sources: the names and values of ntstatus.generated.ts; behaviour as the WDK documentation describes it.

/** A line: code (8 hex digits), blank, explanation. */
export const ntstatusExplanations = `
00000000 The call succeeded. As the result of a wait: the first (or only) object was signalled.
00000080 The wait ended because the thread that owned a mutex terminated without releasing it: the data the mutex protects may be inconsistent.
000000c0 The wait was broken off to run a user APC; the object was not signalled.
00000101 The wait was broken off because the thread was alerted; the object was not signalled.
00000102 The timeout ran out before the object was signalled. It counts as success for NT_SUCCESS.
00000103 The request was accepted and is still in progress. It is a success code and not the final result: the real status arrives later in the IO_STATUS_BLOCK, which must stay valid until then.
00000104 The name led to a reparse point (a symbolic link or a mount point), and the open is to be repeated with the new name.
00000105 Part of the entries were returned; there are more.
0000010b A request to watch a directory was completed because its handle was closed.
0000010c A watched directory changed, but the changes did not fit the buffer: the caller has to list the directory again.
00010001 The debugger handled the exception.
00010002 The debugger let the program continue.
40000015 The program asked to be ended because of an unrecoverable error of its own, such as abort().
4000001f A breakpoint in 32-bit code of a WOW64 process.
40010005 Control+C was pressed while a debugger was attached.
40010006 Text that the program sent with OutputDebugString: a notification, not a failure.
80000001 A guard page was touched: usually a stack that grows, otherwise a deliberately guarded block.
80000002 An access whose address is not a multiple of the size the instruction needs.
80000003 A breakpoint instruction was executed: set by a debugger, the break on attach or start, or a failed assertion.
80000004 One instruction was executed with the trace flag set, or a hardware breakpoint fired.
80000005 The answer was longer than the buffer; what fits was returned.
80000006 There are no more files (entries) to list.
8000001a There are no more entries to enumerate.
c0000001 The operation failed and no more specific code was chosen.
c0000002 The function is not implemented in this driver or this Windows.
c0000004 The length of the buffer does not fit the requested information class: too short, or a structure of another version.
c0000005 Memory was accessed that is not mapped or does not allow this kind of access. Parameter 0 of the exception says how (0 read, 1 write, 8 execute), parameter 1 which address.
c0000006 A page could not be read from its file, disk or share: the cause is the failing I/O, whose status is parameter 2 of the exception.
c0000008 The handle does not name an open object of this process: closed before, never opened, or of another process.
c000000d A parameter was not acceptable; which one is not said.
c000000e The device does not exist.
c000000f The file does not exist.
c0000010 The driver does not support this request for this device.
c0000011 The read started at or behind the end of the file.
c0000017 Not enough virtual memory or paging-file quota: the allocation failed.
c000001d The processor met bytes that are no valid instruction: execution ran into data, code was overwritten, or the processor lacks the instruction.
c000001e A lock prefix was used with an instruction that does not take one, or the lock sequence was invalid.
c0000022 The caller does not have the access it asks for, by the object's security descriptor or by the rights of its handle.
c0000023 The buffer is too small; usually the required size is returned with it.
c0000024 The handle names an object of another type.
c0000025 An exception handler asked to continue an exception that cannot be continued.
c0000026 An exception handler returned a value that is none of the allowed ones; often the stack with its handler records is damaged.
c0000034 There is no object of this name: a file, a registry key or a kernel object.
c0000035 An object of this name exists already.
c000003a A directory on the path does not exist.
c0000043 The file is open elsewhere with a sharing mode that excludes this access.
c0000044 A quota is used up.
c0000054 Another owner holds a byte-range lock that conflicts with this access.
c0000055 The byte-range lock could not be granted at once, and the caller did not want to wait.
c0000056 The file is marked for deletion: it can no longer be opened.
c000008c An index was outside the bounds of an array, found by a checking instruction.
c000008e A floating-point division by zero.
c0000094 An integer was divided by zero.
c0000095 An integer operation overflowed and the program checks for it, or a quotient did not fit.
c0000096 An instruction that only kernel mode may execute was met in user mode; often execution ran into data.
c000009a A resource of the system is used up, in most cases pool or page-table space.
c00000a3 The device is not ready: no medium, or not started.
c00000b5 An I/O operation did not finish within its time; another timeout than the one of a wait.
c00000bb The request is not supported.
c00000fd The thread used all of its stack: endless recursion or very large local variables.
c0000102 The file or directory is damaged: the file system found inconsistent structures.
c000010a Returned when something is done to a process that is already being torn down, for example when a debugger that attaches duplicates a handle into it. It fits a process that is stuck in rundown: it has begun to exit and cannot finish.
c0000120 The I/O request was cancelled: by its issuer, because the thread ended, or because the handle was closed.
c0000135 A DLL that the program needs was not found.
c0000138 An export that is imported by number was not found in the DLL: another version of it was loaded.
c0000139 A function that the program imports was not found in the DLL: another version of it was loaded.
c0000142 A DLL could not initialise itself, so the process did not start.
c0000144 An exception was raised that no handler took.
c000014b The other end of the pipe is gone.
c0000184 The device is in no state to take this request.
c0000185 The device reported an I/O error: hardware, cable or controller come first.
c0000189 A write came after the volume was dismounted.
c0000194 A wait for a critical section or a resource lasted longer than the limit set for it, so a deadlock is suspected; it is not proved by the code alone.
c0000225 What was asked for was not found.
c000022d The request has to be repeated: the state changed meanwhile.
c0000235 The handle is protected from being closed, and the caller tried to close it.
c000026e The volume was dismounted; handles opened before are useless.
c0000374 The heap found its own structures damaged. The damage was done earlier, by code that wrote outside or after the life of a block; the stack shows only the detection.
c0000409 A fail-fast: the program found itself in a state it must not continue from. Parameter 0 says which check failed; only 0 and 2 are a stack cookie.
c0000417 A C run-time function was called with an invalid argument.
c0000420 An assertion failed.
c00002b4 Several floating-point faults at once in a vector instruction.
c00002b5 Several floating-point traps at once in a vector instruction.
`;
