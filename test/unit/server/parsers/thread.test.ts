// !thread and the THREAD blocks of !process, from NT 4 to Windows 11. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { elided, withoutBackticks } from '../../../support/mutations';
import { linesIn, parseText, printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const windows7 = `0: kd> !thread fffffa8004cf6b50
THREAD fffffa8004cf6b50  Cid 0bf4.14ac  Teb: 000007fffffdc000 Win32Thread: fffff900c01a2c30 WAIT: (UserRequest) UserMode Non-Alertable
SuspendCount 1
    fffffa8004d1c060  NotificationEvent
    fffffa8004d1c120  SynchronizationTimer
    fffffa8004d1c200  Mutant - owning thread fffffa8004cf7060
    fffffa8004d1c300  Semaphore Limit 0x7fffffff
IRP List:
    fffffa8004e0c010: (0006,01d8) Flags: 00060000  Mdl: 00000000
    fffffa8004e0c340: (0006,03a0) Flags: 00060900  Mdl: fffffa8004b3d880
Not impersonating
DeviceMap                 fffff8a000b1f0d0
Owning Process            fffffa8004b2fb30       Image:         pool fs.exe
Attached Process          N/A            Image:         N/A
Wait Start TickCount      12031          Ticks: 6468 (0:00:01:41.062)
Context Switch Count      147            IdealProcessor: 1                 LargeStack
UserTime                  00:00:00.015
KernelTime                00:01:02.250
Win32 Start Address mydrv!Worker (0xfffff88001a7c100)
Stack Init fffff88006539fb0 Current fffff88006539690
Base fffff8800653a000 Limit fffff88006534000 Call 0000000000000000
Priority 10 BasePriority 8 PriorityDecrement 2 IoPriority 2 PagePriority 5
Kernel stack not resident.
Child-SP          RetAddr           : Args to Child                                                           : Call Site
fffff880\`065396d0 fffff800\`02a7c1b2 : 00000000\`00000000 fffffa80\`04cf6b50 00000000\`00000000 00000000\`00000000 : nt!KiSwapContext+0x7a
fffff880\`06539810 fffff800\`02a7e9cf : 00000000\`00000001 00000000\`00000002 00000000\`00000003 00000000\`00000004 : nt!KiCommitThreadWait+0x1d2
`;

const windows11 = `        THREAD ffffc48da6de0700  Cid 0994.4fcc  Teb: 0000005902f10000 Win32Thread: 0000000000000000 WAIT: (WrQueue) UserMode Alertable
            ffffc48da6de09e0  QueueObject
        Waiting for reply to ALPC Message ffffa480730b6890 : queued at port ffffc48da9178090 : owned by process ffffc48d958a1080
        Not impersonating
        Attached Process          ffffc48d958a2080       Image:         csrss.exe
        Wait Start TickCount      8121           Ticks: 0
        Context Switch Count      12             IdealProcessor: 3
        Win32 Start Address 0x00007ff6492e1230
        Stack Init ffffb58a1f0ac650 Current ffffb58a1f0ac1d0
        Base ffffb58a1f0ad000 Limit ffffb58a1f0a7000 Call 0000000000000000
        Priority 9  BasePriority 8  Priority Floor 27  IoPriority 2  PagePriority 5
        Child-SP          RetAddr               Call Site
        ffffb58a\`1f0ac210 fffff802\`1ed02a10     nt!KiSwapContext+0x76
`;

const windowsXp = `kd> !thread
THREAD 820f3c88  Cid 0f64.0a10  Teb: 7ffdd000 Win32Thread: e1b3f008 WAIT: (WrUserRequest) UserMode Non-Alertable
    82119d40  SynchronizationEvent
IRP List:
    82115d40: (0006,0220) Flags: 00000000  Mdl: 00000000
Impersonation token:  e1d2f030 (Level Impersonation)
DeviceMap                 e1001980
Owning Process            82112b28       Image:         explorer.exe
Wait Start TickCount      9012           Ticks: 42 (0:00:00:00.656)
Context Switch Count      3002                 LargeStack
UserTime                  00:00:00.0015
KernelTime                00:00:00.0031
Start Address kernel32!BaseThreadStartThunk (0x7c810856)
Win32 Start Address 0x77f5105d
Stack Init f89e8000 Current f89e7c10 Base f89e8000 Limit f89e4000 Call 0
Priority 13 BasePriority 13 PriorityDecrement 0 DecrementCount 16
ChildEBP RetAddr  Args to Child
f89e7c28 804fe1f4 820f3cf8 820f3c88 804fadd6 nt!KiSwapContext+0x2e (FPO: [Uses EBP] [0,0,4])
`;

const nt4 = `kd> !process fb667a00 7
    THREAD fb667780 Cid 2.1a Teb: 00000000 RUNNING
    80144fc0 SynchronizationEvent
    Not impersonating
    Owning Process fb667a00
    WaitTime (seconds)   32278
    Context Switch Count  787
    UserTime         0:00:00.0000
    KernelTime        0:00:21.0821
    Start Address Phase1Initialization (0x801aab44)
    Initial Sp fb26f000 Current Sp fb26ed00
    Priority 0 BasePriority 0 PriorityDecrement 0 DecrementCount 0
    ChildEBP RetAddr Args to Child
    fb26ed18 80118efc c0502000 804044b0 00000000 nt!KiSwapThread+0xb5
`;

describe('records', () => {
  it('Windows 7, x64', () => {
    expect(printText(windows7)).toMatchInlineSnapshot(`
      "command prompt=0: kd> command=!thread fffffa8004cf6b50
      thread fffffa8004cf6b50 cid=bf4.14ac teb=000007fffffdc000 win32Thread=fffff900c01a2c30 state=WAIT waitReason=UserRequest waitMode=UserMode alertable=false impersonation=none deviceMap=fffff8a000b1f0d0 process=fffffa8004b2fb30 image=pool fs.exe waitStartTick=12031 ticks=6468 waitMs=101062 contextSwitches=147 idealProcessor=1 userTimeMs=15 kernelTimeMs=62250 win32StartAddress={symbol=mydrv!Worker address=fffff88001a7c100} stackInit=fffff88006539fb0 stackCurrent=fffff88006539690 stackBase=fffff8800653a000 stackLimit=fffff88006534000 priority={Priority=10 BasePriority=8 PriorityDecrement=2 IoPriority=2 PagePriority=5} stackFollows 
        waitObjects: address=fffffa8004d1c060 type=NotificationEvent 
        waitObjects: address=fffffa8004d1c120 type=SynchronizationTimer 
        waitObjects: address=fffffa8004d1c200 type=Mutant owner=fffffa8004cf7060 
        waitObjects: address=fffffa8004d1c300 type=Semaphore limit=0x7fffffff 
        irps: address=fffffa8004e0c010 flags=0x60000 
        irps: address=fffffa8004e0c340 flags=0x60900
      stack dialect=x64-args 
        frames: index=0 frame=fffff880065396d0 returnAddress=fffff80002a7c1b2 args=[0000000000000000 fffffa8004cf6b50 0000000000000000 0000000000000000] module=nt symbol=nt!KiSwapContext displacement=0x7a 
        frames: index=1 frame=fffff88006539810 returnAddress=fffff80002a7e9cf args=[0000000000000001 0000000000000002 0000000000000003 0000000000000004] module=nt symbol=nt!KiCommitThreadWait displacement=0x1d2"
    `);
  });
  it('Windows 11, nested in !process', () => {
    expect(printText(windows11)).toMatchInlineSnapshot(`
      "thread ffffc48da6de0700 cid=994.4fcc teb=0000005902f10000 state=WAIT waitReason=WrQueue waitMode=UserMode alertable reply={message=ffffa480730b6890 port=ffffc48da9178090 process=ffffc48d958a1080} impersonation=none attachedProcess=ffffc48d958a2080 waitStartTick=8121 ticks=0 contextSwitches=12 idealProcessor=3 win32StartAddress={address=00007ff6492e1230} stackInit=ffffb58a1f0ac650 stackCurrent=ffffb58a1f0ac1d0 stackBase=ffffb58a1f0ad000 stackLimit=ffffb58a1f0a7000 priority={Priority=9 BasePriority=8 Priority Floor=27 IoPriority=2 PagePriority=5} stackFollows 
        waitObjects: address=ffffc48da6de09e0 type=QueueObject
      stack dialect=x64 
        frames: index=0 frame=ffffb58a1f0ac210 returnAddress=fffff8021ed02a10 module=nt symbol=nt!KiSwapContext displacement=0x76"
    `);
  });
  it('Windows XP', () => {
    expect(printText(windowsXp)).toMatchInlineSnapshot(`
      "command prompt=kd> command=!thread
      thread ffffffff820f3c88 cid=f64.a10 teb=000000007ffdd000 win32Thread=ffffffffe1b3f008 state=WAIT waitReason=WrUserRequest waitMode=UserMode alertable=false impersonation=e1d2f030 (Level Impersonation) deviceMap=ffffffffe1001980 process=ffffffff82112b28 image=explorer.exe waitStartTick=9012 ticks=42 waitMs=656 contextSwitches=3002 userTimeMs=15 kernelTimeMs=31 startAddress={symbol=kernel32!BaseThreadStartThunk address=000000007c810856} win32StartAddress={address=0000000077f5105d} stackInit=fffffffff89e8000 stackCurrent=fffffffff89e7c10 stackBase=fffffffff89e8000 stackLimit=fffffffff89e4000 priority={Priority=13 BasePriority=13 PriorityDecrement=0 DecrementCount=16} stackFollows 
        waitObjects: address=ffffffff82119d40 type=SynchronizationEvent 
        irps: address=ffffffff82115d40 flags=0x0
      stack dialect=x86-args 
        frames: index=0 frame=fffffffff89e7c28 returnAddress=ffffffff804fe1f4 args=[ffffffff820f3cf8 ffffffff820f3c88 ffffffff804fadd6] module=nt symbol=nt!KiSwapContext displacement=0x2e"
    `);
  });
  it('NT 4', () => {
    expect(printText(nt4)).toMatchInlineSnapshot(`
      "command prompt=kd> command=!process fb667a00 7
      thread fffffffffb667780 cid=2.1a state=RUNNING impersonation=none process=fffffffffb667a00 contextSwitches=787 userTimeMs=0 kernelTimeMs=21821 startAddress={symbol=Phase1Initialization address=ffffffff801aab44} priority={Priority=0 BasePriority=0 PriorityDecrement=0 DecrementCount=0} stackFollows 
        waitObjects: address=ffffffff80144fc0 type=SynchronizationEvent
      stack dialect=x86-args 
        frames: index=0 frame=fffffffffb26ed18 returnAddress=ffffffff80118efc args=[ffffffffc0502000 ffffffff804044b0 0000000000000000] module=nt symbol=nt!KiSwapThread displacement=0xb5"
    `);
  });
});

describe('states', () => {
  it.each([
    [
      'WAIT: (UserRequest) UserMode Non-Alertable',
      { waitReason: 'UserRequest', waitMode: 'UserMode', alertable: false },
    ],
    [
      'WAIT: (WrQueue) KernelMode Alertable',
      { waitReason: 'WrQueue', waitMode: 'KernelMode', alertable: true },
    ],
    ['WAIT: (Suspended) KernelMode Non-Alertable', { waitReason: 'Suspended', alertable: false }],
    ['WAIT', { state: 'WAIT' }],
    ['WAIT: ...', { state: 'WAIT' }],
    ['RUNNING on processor 12', { state: 'RUNNING', processor: 12 }],
    ['READY on processor 5', { state: 'READY', processor: 5 }],
    ['STANDBY', { state: 'STANDBY' }],
    ['TERMINATED', { state: 'TERMINATED' }],
    ['GATEWAIT', { state: 'GATEWAIT' }],
    ['DEFERRED_READY on processor 2', { state: 'DEFERRED_READY', processor: 2 }],
  ])('%s', (state, expected) => {
    const head = `THREAD ffffe001cdeae840  Cid 10f0.0298  Teb: 000000ee6cf97000 Win32Thread: 0000000000000000 ${state}`;
    expect(parseText(`${head}\n`).records[0]?.record).toMatchObject(expected);
  });

  it('is not guessed from whatever follows', () => {
    const text = 'THREAD ffffe001cdeae840  Cid 10f0.0298\n    fffffadfccf732d0  SynchronizationEvent\n';
    expect(printText(text)).toBe(
      'thread ffffe001cdeae840 cid=10f0.298 \n  waitObjects: address=fffffadfccf732d0 type=SynchronizationEvent',
    );
  });

  it('may stand on the line below', () => {
    const text = `THREAD ffffc48da6de0700  Cid 0994.4fcc  Teb: 0000005902f10000 Win32Thread:
0000000000000000 WAIT: (Suspended) KernelMode Non-Alertable
SuspendCount 1
    ffffc48da6de09e0  NotificationEvent
Waiting for reply to ALPC Message ffffa480730b6890 : queued at port
ffffc48da9178090 : owned by process ffffc48d958a1080
`;
    const parsed = parseText(text);
    const [thread] = parsed.records;
    expect(thread?.record).toMatchObject({
      state: 'WAIT',
      waitReason: 'Suspended',
      waitObjects: { length: 1 },
    });
    expect(linesIn(parsed, 'recognised')).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('blocks', () => {
  it('every THREAD is a section; its first stack belongs to it, another one does not', () => {
    const stack = 'ChildEBP RetAddr\nf89e7c28 804fe1f4 nt!KiSwapContext+0x2e\n';
    const { records } = parseText(`${windowsXp}\n${stack}${windows11}`);
    expect(records.map(({ record, section }) => `${record.kind} in ${section}`)).toEqual([
      'command in command',
      'thread in thread',
      'stack in thread',
      'stack in stack',
      'thread in thread',
      'stack in thread',
    ]);
    expect(records[1]?.record).toHaveProperty('stackFollows');
  });

  it('asynchronous lines between the fields end nothing', () => {
    const lines = windows7.split('\n');
    lines.splice(
      6,
      0,
      'ReadMemory error: Cannot get nt!KeMaximumIncrement value.',
      '*** ERROR: Symbol file x',
    );
    const { records } = parseText(lines.join('\n'));
    expect(records.find(({ record }) => record.kind === 'thread')?.record).toMatchObject({
      waitObjects: { length: 4 },
      stackFollows: true,
    });
  });

  it('times of old and new debuggers', () => {
    const time = (line: string) =>
      parseText(`THREAD ffffe001cdeae840  Cid 10f0.0298\n${line}\n`).records[0]?.record;
    expect(time('Wait Start TickCount 6545162 Ticks: 367515 (0:01:35:42.421)')).toMatchObject({
      waitMs: 5_742_421,
    });
    expect(time('Wait Start TickCount 6545162 Ticks: 8294400 (1:12:00:00.000)')).toMatchObject({
      waitMs: 129_600_000,
    });
    expect(time('UserTime                  0:00:02.0143')).toMatchObject({ userTimeMs: 2143 });
    expect(time('KernelTime  00:01:02.250')).toMatchObject({ kernelTimeMs: 62_250 });
  });
});

describeRobustness([
  { name: 'Windows 7', text: windows7, also: [elided, withoutBackticks] },
  { name: 'Windows 11', text: windows11, also: [elided, withoutBackticks] },
  { name: 'Windows XP', text: windowsXp, also: [elided] },
  { name: 'NT 4', text: nt4, also: [elided] },
]);
