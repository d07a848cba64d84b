// The parameters of the frequent bug checks, in our own words. Hand-kept.
// Sources: the bug-check reference of the Windows driver documentation (© Microsoft, CC BY 4.0), understood and rewritten; compared with
// the Arg1–4 lines the debugger itself prints. Where the meaning depends on parameter 1 or on the Windows version, the text says so.

/** A line: code (hex), blank, four meanings separated by ` | `. */
export const bugcheckParameters = `
1 system call or worker routine that returned | ApcStateIndex of the thread | CombinedApcDisable: SpecialApcDisable in the high, KernelApcDisable in the low 16 bits, both signed | 0 after a system call, 1 after a worker routine
a address that was accessed | IRQL at the access | what was tried: bit 0 set write, clear read; bit 3 set execute | instruction that accessed it
19 kind of damage | depends on parameter 1, mostly the pool entry | depends on parameter 1 | depends on parameter 1
1a kind of damage in memory management | depends on parameter 1 | depends on parameter 1 | depends on parameter 1
1e exception code | address of the exception | parameter 0 of the exception | parameter 1 of the exception
20 APC that was still queued, or 0 | APC disable count of the thread | IRQL | reserved
24 place in the NTFS source: file in the high, line in the low 16 bits | exception record, when NtfsExceptionFilter is on the stack | context record, when NtfsExceptionFilter is on the stack | reserved
3b exception code | address of the instruction | context record | reserved
44 IRP that was completed a second time | reserved | reserved | reserved
50 address that was accessed | 0 read; the other values depend on version and processor (1 or 2 write, 8 or 10 execute) | instruction that accessed it, if known | kind of fault; depends on the version
7a kind of lock held on the page (1, 2, 3), or the page-table entry | I/O status of the failed read | the process when parameter 1 is 1, otherwise depends on it | virtual address that was to be read in
7e exception code | address of the exception | exception record | context record
7f trap number (8 double fault, 0xd general protection, 0xe page fault) | depends on trap and processor | depends on trap and processor | depends on trap and processor
8e exception code | address of the exception | trap frame | reserved
9f kind of power failure | 1: device; 2: target device; 3: PDO of the device; 4: timeout in seconds | 2: device; 3: nt!_TRIAGE_9F_POWER (7 and later); 4: thread that holds the Plug and Play lock | 2: driver; 3: the blocked IRP; 4: nt!_TRIAGE_9F_PNP
c2 kind of violation | depends on parameter 1 | depends on parameter 1 | depends on parameter 1
c4 rule of Driver Verifier that was broken | depends on parameter 1 | depends on parameter 1 | depends on parameter 1
c5 address that was accessed | IRQL at the access | 0 read, 1 write | instruction that accessed it
d1 address that was accessed | IRQL at the access | 0 read, 1 write, 2 or 8 execute | instruction that accessed it
d5 address that was accessed, in freed special pool | 0 read, 1 write | instruction that accessed it, if known | reserved
d6 address that was accessed, behind the end of a special-pool block | 0 read, 1 write | instruction that accessed it, if known | reserved
ef process that ended | 0 a process ended, 1 a thread ended | reserved | reserved
f7 cookie found on the stack | cookie that was expected | complement of the expected cookie | 0
101 time limit of the clock interrupt, in nominal clock ticks | 0 | PRCB of the processor that does not answer | number of that processor
109 reserved | reserved | reserved | kind of the region that was altered
116 recovery context of the timed-out device | address in the display driver | error code of the last failed operation | internal data
124 kind of hardware error (0 machine check) | WHEA_ERROR_RECORD | 0: high 32 bits of MCi_STATUS | 0: low 32 bits of MCi_STATUS
133 0 one DPC or ISR ran too long, 1 the time at DISPATCH_LEVEL or above added up | 0: time it took, in ticks; 1: watchdog period | 0: time allowed, in ticks; 1: nt!DPC_WATCHDOG_GLOBAL_TRIAGE_BLOCK | 0: nt!DPC_WATCHDOG_GLOBAL_TRIAGE_BLOCK; 1: reserved
139 kind of corruption (0 and 2 stack cookie, 3 list entry) | trap frame | exception record | reserved
13a kind of heap damage | heap that found it | address where it was found | reserved
`;
