/** What is a crash, and where it failed, by what the text shows: stacks, records, instructions. All excerpts are written for the test. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../../support/analyze';

/** `crash derived: Bug check …`, one for each session. */
async function told(text: string): Promise<string> {
  const { verdicts } = await analyze(text);
  return verdicts.map(({ kind, grade, what }) => `${kind} ${grade}: ${what}`).join('\n');
}
const plan = async (text: string): Promise<string | undefined> => (await analyze(text)).verdicts[0]?.nextLine;

const reported = `STACK_TEXT:
fffff880\`08b50f78 fffff800\`0328e3bf : 00000000\`000000c4 00000000\`000000d2 fffff904\`c2730258 fffff880\`08b510e0 : nt!KeBugCheckEx
fffff880\`08b50f80 fffff800\`032e1d6e : 00000000\`00000001 fffff904\`c2730258 00000000\`00002700 fffff880\`08b51380 : nt!VfCheckForResource+0x52
fffff880\`08b510e0 fffff960\`00164e2e : fffff960\`00280a11 fffff900\`c1f11320 fffff900\`c273fe38 00000000\`28451d38 : nt!ExFreePoolSanityChecks+0x1fb
fffff880\`08b51278 fffff960\`00280a11 : fffff900\`c1f11320 fffff900\`c273fe38 00000000\`28451d38 00000011\`00000001 : buggy!Stress+0x2e
fffff880\`08b51280 00000000\`73f003fa : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!KiSystemServiceCopyEnd+0x13
00000000\`0021dd78 00000000\`00000000 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : app!main+0x3fa
`;

describe('a stack that begins with the report', () => {
  it('has the code and the first parameters as arguments, and names the first row outside the kernel', async () => {
    expect(await told(reported)).toMatch(
      /^crash derived: Bug check 0xC4, .*active ERESOURCE\); nt!VfCheckForResource\+0x52 reported it; the first row outside the kernel is buggy!Stress\+0x2e\.$/,
    );
    const { verdicts } = await analyze(reported);
    expect(verdicts[0]?.lines).toEqual([2, 2]);
  });

  it('is a bug check even where nothing says which', async () => {
    const text = `9: kd> k
 # Child-SP          RetAddr               Call Site
00 ffffcd04\`6bb4efb8 fffff807\`9098f10d     nt!KeBugCheckEx
01 ffffcd04\`6bb4efc0 fffff807\`9098ef0c     nt!PopIrpWatchdogBugcheck+0x1f5
02 ffffcd04\`6bb4f0a0 fffff807\`906ef83a     nt!PopIrpWatchdog+0xc
`;
    expect(await told(text)).toBe(
      'crash derived: A bug check whose code is not printed; nt!PopIrpWatchdogBugcheck+0x1f5 reported it.',
    );
    expect(await plan(text)).toBe('!analyze -v');
  });

  it('names nobody where hardware reported', async () => {
    expect(await told(reported.replace('000000c4', '00000124'))).not.toContain('outside the kernel');
  });
});

describe('without a stack', () => {
  it('the exception record of the analysis names code and place', async () => {
    const text = `0:000> !analyze -v
*******************************************************************************
*                        Exception Analysis                                   *
*******************************************************************************

EXCEPTION_RECORD:  (.exr -1)
ExceptionAddress: 00007ff6ecfc1002 (app!main+0x0000000000000002)
   ExceptionCode: c0000005 (Access violation)
  ExceptionFlags: 00000000
NumberParameters: 2
   Parameter[0]: 0000000000000001
   Parameter[1]: 0000000000000000
Attempt to write to address 0000000000000000
`;
    expect(await told(text)).toMatch(
      /^crash observed: Exception c0000005 \(STATUS_ACCESS_VIOLATION\): .*; it failed in app!main\+0x2\.$/,
    );
    expect(await plan(text)).not.toContain('.exr');
  });

  const banner = `
*** Fatal System Error: 0x00000050
                       (0xFFFFE50AFFFF0090,0x0000000000000000,0xFFFFF80240D322F9,0x0000000000000002)

`;
  it('a listing of the instruction names it', async () => {
    const listing = `2: kd> u fffff80240d322f9
mydrv!Predecessor+0x9:
fffff802\`40d322f9 488b4810        mov     rcx,qword ptr [rax+10h]
`;
    expect(await told(banner + listing)).toMatch(/; it failed in mydrv!Predecessor\+0x9\.$/);
    expect(await told(banner + listing.replaceAll('40d322f9', '40d32300'))).toMatch(/is not shown\.$/);
  });

  it('the system may name a driver', async () => {
    expect(await told(`${banner}Driver at fault: fuzzer.sys.\n`)).toMatch(
      /; where it failed is not shown; the system itself named fuzzer\.sys\.$/,
    );
  });
});

it('the stack of a thread that waits shows whom it waits in', async () => {
  const text = `7: kd> !analyze -v
DRIVER_POWER_STATE_FAILURE (9f)
A driver has failed to complete a power IRP within a specific time.
Arguments:
Arg1: 0000000000000004, The power transition timed out waiting to synchronize with the Pnp
	subsystem.
Arg2: 000000000000012c, Timeout in seconds.
Arg3: ffffd406009e7400, The thread currently holding on to the Pnp lock.
Arg4: ffffd108a230f050, nt!TRIAGE_9F_PNP on Win7 and higher

STACK_TEXT:
ffffd108\`a8a36d50 fffff802\`2e8c1f75     : ffffa680\`5c1a8180 00000000\`ffffffff ffffd406\`00000000 ffffd406\`00a1c158 : nt!KiSwapContext+0x76
ffffd108\`a8a37090 fffff802\`66e11c3a     : ffffd406\`0b1c2ab0 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!KeWaitForSingleObject+0x256
ffffd108\`a8a37430 fffff802\`66e21a4b     : ffffd406\`0b1c2a40 ffffd406\`0b1c2a40 00000000\`00000000 00000000\`00000000 : extfs+0x11c3a
ffffd108\`a8a37c30 fffff802\`2ea1bb94     : ffffa680\`5c1a8180 ffffd406\`009e7400 fffff802\`2e907110 00000000\`00000000 : nt!PspSystemThreadStartup+0x57

MODULE_NAME: extfs
`;
  expect(await told(text)).toMatch(/; the stack is that of a thread that waits in extfs\+0x11c3a\.$/);
  expect((await analyze(text)).findings.map(({ rule }) => rule)).not.toContain('unproven-blame');
});

describe('no crash', () => {
  const record = (
    address: string,
  ): string => `EXCEPTION_RECORD:  ffffffffffffffff -- (.exr 0xffffffffffffffff)
ExceptionAddress: ${address}
   ExceptionCode: 80000003 (Break instruction exception)
  ExceptionFlags: 00000000
NumberParameters: 0

PROCESS_NAME:  worker.exe
`;
  const stack = (site: string): string => `
STACK_TEXT:
000000c6\`91a0dc48 00007ff8\`9a1c1a3f : 00000000\`0000080e 00000000\`00000001 00000000\`0001c000 00000000\`00000800 : ${site}
000000c6\`91a0dc50 00007ff8\`80b2a4d8 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : ntdll!DbgUiRemoteBreakin+0x4b
`;
  it.each([
    ['!analyze -v -hang', record('00007ff89a1c1a3f (ntdll!NtWaitForSingleObject+0x0000000000000014)')],
    ['!analyze -v', record('0000000000000000')],
    ['!analyze -v', record('00007ff89a1c1a3f (ntdll!DbgBreakPoint)') + stack('ntdll!DbgBreakPoint')],
  ])('%s of a target that was broken into', async (command, text) => {
    expect(await told(`0:000> ${command}\n${text}`)).not.toMatch(/^crash/);
  });

  it('is a failed assertion that breaks', async () => {
    const text =
      record('00007ff89a1c1a3f (app!Check+0x14)') +
      stack('app!Check+0x14').replace('DbgUiRemoteBreakin', 'Other');
    expect(await told(`0:000> !analyze -v\n${text}`)).toMatch(/^crash/);
  });
});

describe('a first-chance failure', () => {
  const stop = `(8ec.5f20): Access violation - code c0000005 (first chance)
First chance exceptions are reported before any exception handling.
This exception may be expected and handled.
rax=0000000000000030 rbx=0000000000000000 rcx=0000023ca6764fa0
rdx=0000000000000000 rsi=0000000000000000 rdi=0000000000000000
rip=00007fffb4841371 rsp=000000b12ccfd580 rbp=000000b12ccfd680
fonts!Fix+0x9a9:
00007fff\`b4841371 8b4608          mov     eax,dword ptr [rsi+8] ds:00000000\`00000008=????????
`;
  it('at which the session stays is what it is about', async () => {
    expect(await told(`${stop}0:000> k\n`)).toMatch(
      /^crash observed: First-chance exception c0000005 .*; it failed in fonts!Fix\+0x9a9\.$/,
    );
    const [verdict] = (await analyze(`${stop}0:000> k\n`)).verdicts;
    expect(verdict?.cause?.what).toContain('rsi holds a NULL pointer');
    expect(verdict?.alternatives.join()).toContain('its first chance');
  });

  // Programs expect them all the time.
  it('is nothing where the program ran on, or nobody asked', async () => {
    expect(await told(`${stop}0:000> g\n`)).not.toMatch(/^crash/);
    expect(await told(stop)).not.toMatch(/^crash/);
    expect(await told(`${stop.replace('c0000005', 'e06d7363')}0:000> k\n`)).not.toMatch(/^crash/);
  });
});

describe('the plan', () => {
  const fault = (parameter: string): string => `kd> !analyze -v
DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)
Arguments:
Arg1: ${parameter}, memory referenced
Arg2: 00000002, IRQL
Arg3: 00000000, value 0 = read operation, 1 = write operation
Arg4: f76e21bd, address which referenced memory
`;
  it('asks of pool only what can be pool', async () => {
    expect(await plan(fault('86a41414'))).toContain('!pool 86a41414');
    expect(await plan(fault('7f541414'))).not.toContain('!pool');
  });
});
