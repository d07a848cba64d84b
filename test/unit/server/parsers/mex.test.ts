// MEX's lists, trace logs, and the tables of extensions that have no parser. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { linesIn, parseText, printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';
import { mexDurationMs } from '../../../../src/server/parsers/lines/mexDuration';

const threads = `0: kd> !mex.lt -pid 6672
Process      PID Thread             Id State        Time Reason      Waiting On
=========== ==== ================ ==== ======= ========= =========== ================================
svchost.exe 1f3c ffffc509bd207080 1f38 Waiting 1m:17.609 UserRequest Process: cmd.exe (0n6672)
svchost.exe 1f3c ffffc509bfbce040  d44 Waiting   17s.625 WrQueue     
Idle           0 ffffb000addf2140    0 Running 8m:41.250 Executive

Thread Count: 3
`;

const thread = `0: kd> !mex.t ffff8b03515d5040
Process                   Thread                       CID       UserTime KernelTime ContextSwitches Wait Reason Time State
System (ffff8b034a09a040) ffff8b03515d5040 (E|K|W|R|V) 4.2018           0       16ms               1 WrResource  15ms Waiting

WaitBlockList:
    Object           Type                 Other Waiters
    ffff82871d947360 SynchronizationEvent             0

Irp List:
    IRP              File Driver
    ffffd80c1c3625a0      tunnel

Priority:
    Current Base Decrement ForegroundBoost IO Page
    15      8    0         96              0  5
`;

const processes = `0: kd> !tl
PID           Address          Name
============= ================ ============================
0x0    0n0    fffff8071ed3ca00 Idle
0x1164 0n4452 ffffc509bf28b080 cmd.exe
============= ================ ============================
PID           Address          Name

Warning! Zombie process(es) detected (not displayed). Count: 2 [zombie report]
`;

const log = `3: kd> !wmitrace.logdump 0x15
(WmiTrace) LogDump for Logger Id 0x15
Found Buffers: 2 Messages: 2, sorting entries
[0]0004.0008::04/20/2019-10:33:47.123 [mydrv]Queue stopped
[1]0004.000C::04/20/2019-10:33:47.200 [mydrv]Queue started
Total of 2 Messages from 2 Buffers
`;

const table = `0: kd> !ndiskd.miniport
    MiniDriver         Miniport            Name
    ----------------   ----------------    -----------------
    ffffe00163b5a020   ffffe00163b9a1a0    Ethernet adapter
    ffffe00163b5a999   ffffe00163b9a222    Loopback
    MTU          : 1500
    Ring size    = 0x200

I think that the first one of them is the adapter which hangs.
`;

describe('records', () => {
  it('threads of a list', () => {
    expect(printText(threads, { without: ['table'] })).toMatchInlineSnapshot(`
      "command prompt=0: kd> command=!mex.lt -pid 6672
      thread ffffc509bd207080 cid=1f3c.1f38 image=svchost.exe state=WAIT waitReason=UserRequest waitMs=77609
      thread ffffc509bfbce040 cid=1f3c.d44 image=svchost.exe state=WAIT waitReason=WrQueue waitMs=17625
      thread ffffb000addf2140 cid=0.0 image=Idle state=RUNNING"
    `);
  });
  it('one thread', () => {
    expect(printText(thread)).toMatchInlineSnapshot(`
      "command prompt=0: kd> command=!mex.t ffff8b03515d5040
      thread ffff8b03515d5040 cid=4.2018 image=System state=WAIT waitReason=WrResource waitMs=15 process=ffff8b034a09a040 userTimeMs=0 kernelTimeMs=16 contextSwitches=1 
        waitObjects: address=ffff82871d947360 type=SynchronizationEvent 
        irps: address=ffffd80c1c3625a0"
    `);
  });
  it('processes of a list', () => {
    expect(printText(processes, { without: ['table'] })).toMatchInlineSnapshot(`
      "command prompt=0: kd> command=!tl
      process fffff8071ed3ca00 cid=0 image=Idle
      process ffffc509bf28b080 cid=4452 image=cmd.exe"
    `);
  });
  it('a trace log', () => {
    expect(printText(log)).toMatchInlineSnapshot(`
      "command prompt=3: kd> command=!wmitrace.logdump 0x15
      traceLog messages=2 messageTimes=[04/20/2019-10:33:47.123 04/20/2019-10:33:47.200]"
    `);
  });
  it('a table, names with values, and a remark', () => {
    expect(printText(table)).toMatchInlineSnapshot(`
      "command prompt=0: kd> command=!ndiskd.miniport
      table columns=[MiniDriver Miniport Name] rows=2"
    `);
    const parsed = parseText(table);
    expect(linesIn(parsed, 'unrecognised')).toEqual([]);
    expect(linesIn(parsed, 'prose')).toEqual([9]);
  });
  it('no table where nothing is ruled, and no field outside of an extension', () => {
    expect(printText('0: kd> .foo\nName: value\n----\n')).toBe('command prompt=0: kd> command=.foo');
  });
});

describe('durations', () => {
  it.each([
    ['0', 0],
    ['234ms', 234],
    ['17s.625', 17_625],
    ['38m:27.140', 2_307_140],
    ['2h:03:46.734', 7_426_734],
    ['x', undefined],
  ])('%s', (text, expected) => {
    expect(mexDurationMs(text)).toBe(expected);
  });
});

// Where the columns of a ruled table moved, its rows are no rows any more: only what has a shape of its own stands that.
const moved = ['lost indentation', 'runs of blanks collapsed', 'tabs as indentation'];
describeRobustness([
  { name: 'thread', text: thread },
  { name: 'log', text: log },
  { name: 'threads', text: threads, except: moved },
  { name: 'processes', text: processes, except: moved },
]);
