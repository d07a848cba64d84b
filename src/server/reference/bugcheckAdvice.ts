// What a bug check tells, and what to look at first, for the frequent ones. Hand-kept, in our own words.
// Sources: the bug-check reference of the Windows driver documentation (© Microsoft, CC BY 4.0), understood and rewritten.

/**
 * A line: codes (hex, `a|b`; `9f:4` where parameter 1 is 4), blank, what happened and where to look, ` ## `, commands separated by ` || `. `{3}` in a command is parameter 3,
 * `.trap` needs a printed trap frame; a command that cannot be filled in is left out.
 */
export const bugcheckAdvice = `
1 A system call or a work item returned with APCs disabled: an enter without its leave (critical region, guarded region, mutex). Parameter 1 names the call; count the disables on its path. ## ln {1} || !thread || !apc
5 A thread attached to a second process while attached to one. The caller of KeAttachProcess or KeStackAttachProcess on the stack has to detach first. ## !process {1} 0 || !process {2} 0 || k
a The kernel or a driver touched an address at an IRQL at which it cannot be paged in. A small address means a NULL structure plus a field offset; otherwise a stale pointer, or pageable memory used under a spin lock. ## ln {4} || .trap || !pte {1} || !pool {1}
12 The trap handler met a trap that it has no case for. Parameter 1 says which; hardware is as likely as code. ## .trap || !sysinfo machineid
18 An object lost more references than it had. Whoever dereferences on the stack need not be who dereferenced once too often: trace the references of the object. ## !object {2} || !obtrace {2} || k
19 Pool was found damaged when it was used. Who finds it is usually the victim: the writer is the owner of the block before it, or of the block itself. Parameter 1 says what is damaged. ## !pool {2} || !poolval {2} || !verifier
1a Memory management found its own structures damaged. Parameter 1 says which; a single wrong bit in a page-table entry points at memory hardware, different values in each crash at a driver that writes where it should not. ## !pte {2} || !pfn {2} || !verifier
1e An exception in kernel mode that nobody handled. Parameter 2 is where it was raised; the stack of the bug check shows the dispatch first and the code that failed below it. ## ln {2} || .exr -1 || .trap || !thread
20 A thread ended, or changed processes, with its APC disable count not zero or with an APC still queued: an enter without its leave on the path of that thread. ## !thread || !apc || k
22 A file system driver gave up with a code of its own. Parameter 1 is by custom the place in its source, the others are what it passes: often an exception record and a context record. ## .thread; k || !fltkd.filters
23|24|26|27 A file system met an exception or a state that it does not handle. Where its exception filter is on the stack, parameters 2 and 3 lead to the context that failed; a damaged volume, a filter driver or the disk are the usual reasons. ## .exr {2} || .cxr {3}; kb || !fltkd.filters
2b The kernel stack was used up. ## .trap {1} || !thread || kf 100
2e Memory answered with a parity or bus error, or a driver mapped a physical address that does not exist. Hardware first. ## !pte {1} || !sysinfo machineid
35 A driver passed an IRP on that has no stack location left: it was allocated for a shorter device stack, or sent to a stack that grew. ## !irp {1} || k
39 A work item returned while its thread still owned a mutex. Parameter 1 is the routine; it has to release what it acquired. ## ln {1} || !thread || k
3b An exception was raised in kernel code that serves a system call. The stack of the bug check is that of the dispatch: go to the context record first, then read the instruction and its registers. ## .cxr {3}; kb || ln {2} || .exr -1
3d An interrupt service routine raised an exception. ## .exr {1} || .cxr {2}; kb
3f The system ran out of page-table entries: too many mappings, leaked MDLs, or a driver that asks for a very large one. ## !sysptes 1 || !vm 1
44 An IRP was completed twice. The driver on the stack is the second to complete it; the first may be another one of the same device stack. Read which stack locations are pending and who set completion routines. ## !irp {1} 1 || !thread || !verifier
48 An IRP that is complete already was to be cancelled. Its cancel routine was left in place when it was completed. ## !irp {1} 1 || ln {2}
4a A system call returned to user mode above PASSIVE_LEVEL: the code on its path raised the IRQL, or took a spin lock, and left it so. ## ln {1} || !irql || !thread
4e The lists of physical pages are damaged. A driver that unlocks, frees or writes pages that are not its own is the usual reason, memory hardware the other. ## !pfn {2} || !verifier || !vm
50 Memory that must not fault was not there. Parameter 3 is the instruction; an address of a pattern (fill bytes, text) means a stale or overwritten pointer, one just behind a page a read or write past the end of a buffer. ## ln {3} || .trap || !pte {1} || !pool {1} || !address {1}
51 The registry is damaged or could not be read: disk, file system or a driver that wrote over cached pages. ## !reg hivelist || !error {4}
74 A registry hive that booting needs could not be loaded. ## !error {4}
76 A process ended while pages of it were locked: a driver locked them and did not unlock before its request ended. With locked-page tracking the owner is listed. ## !process {2} 3 || !search {1} || !verifier
77|7a A page could not be read back. Parameter 2 is the status of the I/O: a disk, its cable or controller, or the storage driver; a status of bad checksum or no response settles it. ## !error {2} || !pte {4} || !errrec
7b The boot volume could not be mounted: storage driver missing or disabled, controller mode changed, or a damaged file system. ## !devobj {1} || !error {2} || lm t n
7c NDIS found a network driver breaking its rules. Parameter 1 says which, the others the object: read the miniport or filter it names, and the call on the stack that led to the report. ## !ndiskd.netreport || !ndiskd.netadapter || k
7e A system thread raised an exception that nothing handled. The stack of the bug check belongs to the thread's exception filter: take the exception record and the context record first. ## .exr {3} || .cxr {4}; kb || ln {2}
7f The processor raised a trap that the kernel may not raise there. 8, the double fault, is most often a kernel stack that ran out, or hardware; the others are read from the trap frame. ## .trap || !thread || kf 100
8e An exception in kernel mode (32-bit) that nobody handled. The stack of the bug check is that of the dispatch: the trap frame has the registers at the fault. ## .trap {3}; kb || ln {2}
96 A queue of the kernel holds an entry with broken links: it was freed, zeroed or queued twice. ## dps {1} || !pool {1} || !exqueue
9c|124 The hardware reported an error that cannot be corrected. Read the error record: it names the source and, for a machine check, bank and status. The modules on the stack only report it. ## !errrec {2} || !whea || !sysinfo machineid || !sysinfo cpuspeed
9f A power request did not come back in time. The stack is that of the timer which found out: parameter 1 says what was late. ## !powertriage
9f:1 A device object was freed while a power request for it was outstanding: its driver forgot a power IRP. ## !devobj {2} || !powertriage
9f:2 A driver completed a power IRP without asking for the next one. ## !drvobj {4} || !devstack {2} || !powertriage
9f:3 A power request did not come back in time. The stack is that of the timer which found out: the driver that matters is the one that holds the power IRP. ## !irp {4} || !devstack {2} || !podev {2} || !powertriage
9f:4 A power transition waited for Plug and Play, which did not finish. The thread that holds the Plug and Play lock matters, not the one that found out. ## !thread {3} || !pnptriage || !powertriage
9f:5 A directed power transition did not finish in time: the driver of the device matters, not the stack of the timer. ## !devstack {2} || !podev {2} || !powertriage
a0 The power manager gave up. Parameter 1 says why. ## !powertriage || !poaction
b8 A wait, an attach or a yield inside a DPC: the call on the stack is not allowed at DISPATCH_LEVEL. ## !dpcs || !thread {1} || k
be Read-only memory was written to: code, or constant data. The pointer of the writer on the stack is wrong, or memory is damaged. ## !pte {1} || ln {1} || .trap
c1 Special pool found a write around a block when it was freed. The driver that owns the block wrote outside of it, before the free that is on the stack. ## !pool {1} || !verifier || db {1}
c2 Pool was asked for, or freed, in a way that is not allowed. Parameter 1 says how; for a double free the stack shows the second one only, special pool catches the first. ## !pool {4} || !pool {2} || !verifier || k
c4 Driver Verifier caught a driver breaking a rule: parameter 1 is the rule. Unlike other crashes this one stops at the culprit, or at its unload; read the driver that calls the checked routine. ## !verifier 0x80 || !ruleinfo {1} || k
c5|d0 Pool lists are damaged, found while pool was used. The thread on the stack is seldom who wrote: switch on special pool for suspicious drivers. ## ln {4} || .trap || !verifier
c6 A driver wrote to a page of pool that was freed. ## .trap || !pool {1} || k
c7 Memory was freed with a timer or DPC in it still queued, or a DPC routine returned in another state than it was called in. The driver has to cancel and flush before it frees. ## !timer || !dpcs || ln {2} || !pool {2}
c9 Verification of I/O found a driver breaking a rule of IRPs or device objects: parameter 1 is the rule. ## !irp {3} || !verifier || k
ca Plug and Play met a state that is an error of a bus or filter driver: parameter 1 says which. ## !devobj {2} || !devnode 0 1
cb A driver, or the I/O manager for it, left pages of a process locked when the I/O ended. ## ln {1} || ln {2} || !process
cc|d5 Special pool: a block was used after it was freed. This is the act itself: the instruction belongs to the user of the stale pointer. ## ln {3} || .trap || !pool {1} || !verifier 0x80
cd|d6 Special pool: an access behind the end of a block. This is the act itself: the instruction, or its caller for a copy routine, used a wrong length. ## ln {3} || .trap || !pool {1} || u {3}
ce|d4 A driver was called, or read, after it had been unloaded: something of it (timer, work item, callback, thread, pending IRP) was still registered. The list of unloaded modules has the address. ## lm t n || ln {1} || .trap || !timer
d1 A driver touched an address at a raised IRQL that was not in memory. Parameter 4 is the instruction: NULL plus an offset, a stale pointer, or pageable code or data used at DISPATCH_LEVEL. ## ln {4} || .trap || !pte {1} || !pool {1} || !irql
d3 Code that is marked pageable ran at a raised IRQL and had been paged out. ## ln {4} || .trap || !pte {1}
da|db Mappings of system memory (PTEs) were freed or changed wrongly: unmapped twice, with another MDL, or after the MDL was changed. ## !sysptes 1 || !verifier || k
de A pool page that backs a cached file was changed: a driver wrote where it should not. ## !pool {2} || !verifier
e2|deaddead Somebody asked for this crash: keyboard, NMI switch, a tool, or the hypervisor. Nothing failed at this moment: treat the dump as a hang and read waits, locks and running threads. ## !running -it || !locks || !stacks 2 || !analyze -hang -v
e3 A thread released a resource that it does not own. ## !locks {1} || !thread {2} || k
e6 Verification of DMA found a driver breaking a rule of adapters, map registers or common buffers: parameter 1 is the rule. ## !dma || !verifier || k
ea A display driver spun without end, waiting for hardware. ## !thread {1} || .thread {1}; kb || lmvm dxgkrnl
ed The boot volume could not be mounted: disk, cable, controller, or a damaged file system. ## !error {2} || !devobj {1}
ef A process that the system cannot live without ended, or crashed. The stack here is that of the end; the reason is the exception or the call that led to it: find who terminated it, and its last user-mode exception. ## !object {1} || !process {1} 3 || dt nt!_EPROCESS {1} ImageFileName ExitStatus || k
f4 A process or thread that the system cannot live without ended. When paging failed just before (c0000006, c000009c), the disk is the reason, and the process the victim. ## !object {2} || da {3} || da {4} || !process {2} 3
f7 A function found its stack cookie changed when it returned: it, or a routine that it gave a buffer, wrote past the end of a local one. The module on the stack below KeBugCheckEx is where it was found, and usually where it happened. ## kn || dps @rsp || !thread
fc Memory that is data was to be executed: a wrong function pointer, an overwritten return address, or an old driver that runs code from pool. ## !pte {1} || ln {1} || .trap || dps @rsp
fe|144 The USB stack met a state that it does not allow: parameter 1 says which. Look at the driver that sent the request, and at the device. ## !irp {2} || !usbkd.usbanalyze || !usbkd.usb2tree || k
101 A processor does not answer the clock interrupt: it runs with interrupts disabled, waits for a spin lock in an interrupt, or is dead. The crash is reported by another one: look at the processor that is named, not at this stack. ## !prcb {4} || !running -it || !ipi
102|133 A DPC, an ISR, or the time at DISPATCH_LEVEL in sum, took too long. With 0 in parameter 1 the routine under the clock interrupt is the one; with 1 the routine that runs now is only the last of many. ## !dpcs || !running -it || !dpcwatchdog || k || !thread
109 The kernel found its code or its protected data changed. Somebody patches the kernel (rootkit, old security product), a debugger wrote a breakpoint late, or memory is bad; nothing on the stack tells which. ## !chkimg -d nt || !sysinfo machineid || lm t n
10d A framework driver (KMDF) broke a rule: parameter 1 says which. The framework's own log names the call. ## !wdfkd.wdflogdump || !wdfkd.wdfcrashdump || k
10e Video memory management found a display driver breaking its rules: parameter 1 says which. ## lmvm dxgmms2 || k
111 An NMI came while one was handled. Hardware, or a driver that handles NMIs. ## !sysinfo machineid
113 The graphics kernel found a violation: parameter 1 says which. ## lmvm dxgkrnl || k
116|117|141 The display hardware did not answer in time and could not be reset. Parameter 2 points into the display driver that was asked; heat, power, overclocking and a busy device look the same from here. ## ln {2} || dt dxgkrnl!_TDR_RECOVERY_CONTEXT {1} || !error {3}
119 The video scheduler found a violation, most often a fence that a display driver reported wrongly. ## lmvm dxgmms2 || k
11b A driver's cancel routine returned without releasing the cancel spin lock. ## !irp {1} || ln {2}
12b A page came back from storage or from compression with a bit changed: memory hardware first. ## !pte {1} || !pfn {2} || !sysinfo machineid
139 The kernel found one of its structures corrupt and stopped on the spot. Parameter 1 says what; a broken LIST_ENTRY is a double remove, or an entry that was freed while in a list. Take the trap frame: the code below it used the structure. ## .trap {2}; kb || .exr {3}
13a The kernel heap found damage. Parameter 1 says which kind; who frees is often the victim of a neighbour's overrun. ## !pool {3} || !verifier || k
13c A thread ended, or changed its priority for I/O, with a boost that was not given back or given back twice. ## !thread {1} || k
14f The power dependency coordinator waited too long for a client to let the system leave or enter connected standby. ## !powertriage || !thread || !running -it
154 The store of compressed memory met an exception: memory or disk hardware, or a driver that damaged it. ## !error {2} || !vm || !errrec
15f Connected standby could not end or begin in time. ## !powertriage || !poaction
161|193|1a8|1b8 A dump that was taken of a running system. Nothing crashed: the name says what was noticed. ## !analyze -v || !running -it
162 A lock with automatic priority boost was released by a thread that does not hold it: released twice, by another thread, or the lock was freed. ## !thread {1} || !locks {2} || !pool {2} || k
16e An ERESOURCE was released that the thread does not own. ## !locks {1} || !thread {2} || !thread {3}
17e The processors do not all run the same microcode. ## !cpuinfo || !sysinfo cpumicrocode
18b|18c|18d The secure kernel, or its guard, stopped the system: a protected region changed, or a secure fault. ## !sysinfo machineid || lm t n
192 A lock with automatic priority boost was acquired at DISPATCH_LEVEL or above. ## !thread {1} || !irql || k
1a1|1a2 A thread does not come back from a call that win32k made to user mode. ## !thread {1} || .thread {1}; kb
1aa|1ab The unwinder, or exception dispatch, met a stack pointer that lies in no stack of the thread: stack overflow, a corrupt context, or code that switches stacks by itself. The context record has the registers. ## .cxr {3}; kb || .exr {4} || !thread || dps {1}
1c8 Somebody held the power button: the system was taken for hung. Read waits and running threads as for a hang. ## !running -it || !locks || !powertriage
1cc A thread waited for an ERESOURCE beyond the time limit. ## !locks {1} || !thread {2}
1ca|1cf A watchdog of the hypervisor or the hardware ran out: the system did not answer. ## !running -it || !locks
c000021a A process that the system cannot live without (winlogon, csrss, smss) failed. Parameter 2 is the status it failed with. ## !error {2} || da {1} || !process 0 0
c0000218 A registry hive could not be loaded. ## !error {2}
`;
