// Texts with as much as a view carries: requests, slots of a stack, threads that wait for each other.

const hex = (value, digits) => value.toString(16).padStart(digits, '0');
/** `ffffb20a` and a lower half: places in pool that lie a page apart. */
const pool = (index) => `ffffb20a${hex(0x1000_0000 + index * 0x1000, 8)}`;
const kernel = `Microsoft (R) Windows Debugger Version 10.0.19041.1 AMD64
Copyright (c) Microsoft Corporation. All rights reserved.

Windows 10 Kernel Version 19041 MP (8 procs) Free x64
`;

/** `!irp` of each request, as Windows 10 prints it. */
export function irpList(count) {
  const irps = Array.from({ length: count }, (_, index) => {
    const [address, thread, file] = [pool(index), pool(100_000 + index), pool(200_000 + index)];
    const current = (BigInt(`0x${address}`) + 0xd0n + 0x48n).toString(16);
    return `kd> !irp ${address}
Irp is active with 3 stacks 2 is current (= 0x${current})
 No Mdl: No System Buffer: Thread ${thread}:  Irp stack trace.  Pending has been returned
     cmd  flg cl Device   File     Completion-Context
 [N/A(0), N/A(0)]
            0  0 00000000 00000000 00000000-00000000    

\t\t\tArgs: 00000000 00000000 00000000 00000000
>[IRP_MJ_READ(3), N/A(0)]
            0 e1 ffffb20a0f4b7040 ${file} fffff8013a2b1c40-${thread} Success Error Cancel pending
\t       \\Driver\\disk\tpartmgr!PmIoCompletion
\t\t\tArgs: 00001000 00000000 0000${hex(index, 4)} 00000000
 [IRP_MJ_READ(3), N/A(0)]
            0 e0 ffffb20a0f4b8040 ${file} fffff8013a2b2c40-${thread} Success Error Cancel 
\t       \\Driver\\volmgr\tNtfs!NtfsMasterIrpAsyncCompletionRoutine
\t\t\tArgs: 00001000 00000000 0000${hex(index, 4)} 00000000
`;
  });
  return kernel + irps.join('\n');
}

/** `dps` over a kernel stack: calls, pointers and data as they follow each other there. */
export function rawStack(slots) {
  const rows = Array.from({ length: slots }, (_, index) => {
    const address = `ffffa80f\`${hex(0x3c40_0000 + index * 8, 8)}`;
    if (index % 5 === 0)
      return `${address}  fffff801\`${hex(0x3a00_0000 + index * 16, 8)} nt!KiRoutine${index}+0x${hex(16 + index, 1)}`;
    if (index % 3 === 0) return `${address}  ffffb20a\`${hex(0x1000_0000 + index * 0x40, 8)}`;
    return `${address}  00000000\`${hex(index, 8)}`;
  });
  return `${kernel}kd> dps ffffa80f\`3c400000 L${hex(slots, 1)}\n${rows.join('\n')}\n`;
}

/** `!thread` of threads that wait for mutants of each other: rings of ten, the rings a chain. */
export function waitRings(threads) {
  const mutants = 300_000;
  const blocks = Array.from({ length: threads }, (_, index) => {
    const isLast = index % 10 === 9;
    const owners = isLast ? [index - 9, index + 1] : [index + 1];
    const waits = owners
      .filter((owner) => owner < threads)
      .map((owner) => `    ${pool(mutants + owner)}  Mutant - owning thread ${pool(owner)}`);
    return `THREAD ${pool(index)}  Cid 0f10.${hex(0x100 + index * 4, 4)}  Teb: 000000d1e5a50000 Win32Thread: 0000000000000000 WAIT: (UserRequest) UserMode Non-Alertable
${waits.join('\n')}
Not impersonating
Owning Process            ${pool(400_000)}       Image:         app.exe
Wait Start TickCount      ${1_000_000 - index * 64}         Ticks: ${index * 64}
Context Switch Count      ${index}            IdealProcessor: 1             
UserTime                  00:00:00.000
KernelTime                00:00:00.000
Child-SP          RetAddr               Call Site
ffffa80f\`${hex(index * 0x1000 + 0x430, 8)} fffff801\`3a28b5a0     nt!KiSwapContext+0x76
ffffa80f\`${hex(index * 0x1000 + 0x570, 8)} fffff801\`3a28aacf     nt!KiSwapThread+0x500
ffffa80f\`${hex(index * 0x1000 + 0x620, 8)} fffff801\`3a28a373     nt!KiCommitThreadWait+0x14f
ffffa80f\`${hex(index * 0x1000 + 0x6c0, 8)} fffff801\`3a65d4ee     nt!KeWaitForSingleObject+0x233
`;
  });
  return `${kernel}kd> !process ${pool(400_000)} 1f\n${blocks.join('\n')}`;
}
