// !analyze in its generations, the crash that the debugger announces, `.bugcheck`. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { linesIn, parseText, printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const box = `*******************************************************************************
*                                                                             *
*                        Bugcheck Analysis                                    *
*                                                                             *
*******************************************************************************
`;

const classic = `0: kd> !analyze -v
${box}
SYSTEM_SERVICE_EXCEPTION (3b)
An exception happened while executing a system service routine.
Arguments:
Arg1: 00000000c0000005, Exception code that caused the bugcheck
Arg2: fffff88004b1c0d2, Address of the instruction which caused the bugcheck
Arg3: fffff880061239c0, Address of the context record for the exception that caused the bugcheck
Arg4: 0000000000000000, zero.

Debugging Details:
------------------

EXCEPTION_CODE: (NTSTATUS) 0xc0000005 - <Unable to get error code text>

FAULTING_IP:
sample+3fd2
fffff880\`04b1c0d2 488b11          mov     rdx,qword ptr [rcx]

CONTEXT:  fffff880061239c0 -- (.cxr 0xfffff880061239c0)
rax=0000f88004b196d1 rbx=0000000000000001 rcx=000000000badcafe
rdx=0000000080862013 rsi=fffffa8031d084d0 rdi=000000000badcafe
rip=fffff88004b1c0d2 rsp=fffff8800612b3a0 rbp=fffff8800612bb60
 r8=fffffa8030bf4d70  r9=000000000000000e r10=0000000000000000
r11=fffff8800612b898 r12=0000000000000003 r13=0000000000000001
r14=0000000000000001 r15=fffffa8030ac7b00
iopl=0         nv up ei pl nz na pe nc
cs=0010  ss=0018  ds=002b  es=002b  fs=0053  gs=002b             efl=00010202
sample+0x3fd2:
fffff880\`04b1c0d2 488b11          mov     rdx,qword ptr [rcx] ds:002b:00000000\`0badcafe=????????????????
Resetting default scope

DEFAULT_BUCKET_ID:  WIN7_DRIVER_FAULT

BUGCHECK_STR:  0x3B

PROCESS_NAME:  client.exe

CURRENT_IRQL:  2

LAST_CONTROL_TRANSFER:  from fffff88004b191ac to fffff88004b1c0d2

STACK_TEXT:
fffff880\`0612b3a0 fffff880\`04b191ac : fffffa80\`30ac7b00 00000000\`00000001 fffffa80\`31d084d0 fffffa80\`31d01160 : sample+0x3fd2
fffff880\`0612b8a0 fffff800\`029e80f7 : 00000000\`80862013 fffff880\`0612bb60 fffffa80\`31d084d0 fffffa80\`31d01160 : sample+0x11ac
fffff880\`0612b8d0 00000000\`00000000 : fffff680\`003b5ee8 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!IopXxxControlFile+0x607


SYMBOL_NAME:  sample+3fd2

FOLLOWUP_NAME:  MachineOwner

MODULE_NAME: sample

IMAGE_NAME:  sample.sys

STACK_COMMAND:  .cxr 0xfffff880061239c0 ; kb

FAILURE_BUCKET_ID:  X64_0x3B_sample+3fd2

Followup: MachineOwner
---------
`;

const old = `kd> !analyze -v
${box}
KERNEL_MODE_EXCEPTION_NOT_HANDLED_M (1000008e)
This is a very common bugcheck.  Usually the exception address pinpoints
the driver/function that caused the problem.
Arguments:
Arg1: c0000005, The exception code that was not handled
Arg2: 929ef938, The address that the exception occurred at
Arg3: 974f4a34, Trap Frame
Arg4: 00000000

Debugging Details:
------------------

*************************************************************************
***                                                                   ***
***    Your debugger is not using the correct symbols                 ***
***                                                                   ***
***    Type referenced: kernel32!pNlsUserInfo                         ***
***                                                                   ***
*************************************************************************

READ_ADDRESS: GetUlongFromAddress: unable to read from 80562134
 ff404e04

TRAP_FRAME:  974f4a34 -- (.trap 0xffffffff974f4a34)
ErrCode = 00000000
eax=00000000 ebx=85490880 ecx=85de2ae0 edx=85490810 esi=85490810 edi=8460a668
eip=929ef938 esp=974f4aa8 ebp=974f4afc iopl=0         nv up ei pl zr na pe nc
cs=0008  ss=0010  ds=0023  es=0023  fs=0030  gs=0000             efl=00010246
drv+0x938:
929ef938 8b4604          mov     eax,dword ptr [esi+4]
Resetting default scope

STACK_TEXT:
WARNING: Stack unwind information not available. Following frames may be wrong.
974f4b1c 804ee129 85de2af0 8460a5e0 00000000 drv+0x938
974f4b2c 80574e56 8460a650 85de2320 8460a5e0 nt!IopfCallDriver+0x31
0012fff0 00000000 004015a0 00000000 78746341 kernel32!BaseProcessStart+0x23

FOLLOWUP_IP:
drv+938
929ef938 8b4604          mov     eax,dword ptr [esi+4]

Followup: MachineOwner
---------
`;

const modern = `2: kd> !analyze -v
${box}
DPC_WATCHDOG_VIOLATION (133)
The DPC watchdog detected a prolonged run time at an IRQL of DISPATCH_LEVEL
or above.
Arguments:
Arg1: 0000000000000001, The system cumulatively spent an extended period of time at
	DISPATCH_LEVEL or above.
Arg2: 0000000000001e00, The watchdog period.
Arg3: fffff80364afa320, cast to nt!DPC_WATCHDOG_GLOBAL_TRIAGE_BLOCK, which contains
	additional information regarding the cumulative timeout
Arg4: 0000000000000000

Debugging Details:
------------------

*** WARNING: Unable to verify timestamp for sample.sys

KEY_VALUES_STRING: 1

    Key  : Analysis.CPU.mSec
    Value: 2125

    Key  : Failure.Bucket
    Value: 0x133_ISR_sample!Service

BUGCHECK_CODE:  133

BUGCHECK_P1: 1

BUGCHECK_P2: 1e00

BUGCHECK_P3: fffff80364afa320

BUGCHECK_P4: 0

DUMP_FILE_ATTRIBUTES: 0x1808
  Kernel Generated Triage Dump

BLACKBOXNTFS: 1 (!blackboxntfs)

PROCESS_NAME:  System

STACK_TEXT:
ffffb905\`5d847398 fffff805\`157bb53f     : 00000000\`00000133 00000000\`00000001 00000000\`00001e00 fffff803\`64afa320 : nt!KeBugCheckEx
ffffb905\`5d8473a0 00000000\`00000000     : ffff9c0d\`91558110 ffff9c0d\`91558110 ffff9c0d\`7f971900 ffff9c0d\`98c65168 : nt!KeAccumulateTicks+0x4cf

MODULE_NAME: sample

Followup:     MachineOwner
---------
`;

const user = `0:000> !analyze -v
*******************************************************************************
*                                                                             *
*                        Exception Analysis                                   *
*                                                                             *
*******************************************************************************

GetUrlPageData2 (WinHttp) failed: 12002.

FAULTING_IP:
app!Widget::Draw+1c [d:\\src\\widget.cpp @ 31]
00007ff7\`1e2a104c 8b01            mov     eax,dword ptr [rcx]

EXCEPTION_RECORD:  (.exr -1)
ExceptionAddress: 00007ff71e2a104c (app!Widget::Draw+0x000000000000001c)
   ExceptionCode: c0000005 (Access violation)
  ExceptionFlags: 00000000
NumberParameters: 2
   Parameter[0]: 0000000000000000
   Parameter[1]: 0000000000000018
Attempt to read from address 0000000000000018

FAULTING_THREAD:  00001e40

FAULTING_SOURCE_CODE:
    30:     const auto size = item->size;
    31:     paint(size);
>   32: }

PROBLEM_CLASSES:

    ID:     [0n313]
    Type:   [@ACCESS_VIOLATION]
    Class:  Addendum
    Scope:  BUCKET_ID

Followup:     MachineOwner
---------
`;

const live = `1: kd> g

*** Fatal System Error: 0x0000003b
                       (0x00000000C0000005,0xFFFFF88004B1C0D2,0xFFFFF880061239C0,0x0000000000000000)

Break instruction exception - code 80000003 (first chance)

A fatal system error has occurred.
Debugger entered on first try; Bugcheck callbacks have not been invoked.

${box}
Use !analyze -v to get detailed debugging information.

BugCheck 3B, {c0000005, fffff88004b1c0d2, fffff880061239c0, 0}

Probably caused by : sample.sys ( sample+3fd2 )

Followup: MachineOwner
---------

nt!RtlpBreakWithStatusInstruction:
fffff800\`026c3cb0 cc              int     3
1: kd> .bugcheck
Bugcheck code 0000003B
Arguments 00000000\`c0000005 fffff880\`04b1c0d2 fffff880\`061239c0 00000000\`00000000
`;

const print = (text: string): string => printText(text, { without: ['notice', 'command'] });

describe('!analyze', () => {
  it('classic, x64', () => {
    expect(print(classic)).toMatchInlineSnapshot(`
      "analysis fields={EXCEPTION_CODE=(NTSTATUS) 0xc0000005 - <Unable to get error code text> FAULTING_IP=sample+3fd2 CONTEXT=fffff880061239c0 -- (.cxr 0xfffff880061239c0) DEFAULT_BUCKET_ID=WIN7_DRIVER_FAULT BUGCHECK_STR=0x3B PROCESS_NAME=client.exe CURRENT_IRQL=2 LAST_CONTROL_TRANSFER=from fffff88004b191ac to fffff88004b1c0d2 STACK_TEXT= SYMBOL_NAME=sample+3fd2 FOLLOWUP_NAME=MachineOwner MODULE_NAME=sample IMAGE_NAME=sample.sys STACK_COMMAND=.cxr 0xfffff880061239c0 ; kb FAILURE_BUCKET_ID=X64_0x3B_sample+3fd2 Followup=MachineOwner} exception=3221225477 module=sample image=sample.sys bucket=X64_0x3B_sample+3fd2 stackCommand=.cxr 0xfffff880061239c0 ; kb process=client.exe symbol=sample+3fd2
      bugcheck code=59 name=SYSTEM_SERVICE_EXCEPTION stage=!analyze 
        parameters: value=00000000c0000005 meaning=Exception code that caused the bugcheck 
        parameters: value=fffff88004b1c0d2 meaning=Address of the instruction which caused the bugcheck 
        parameters: value=fffff880061239c0 meaning=Address of the context record for the exception that caused the bugcheck 
        parameters: value=0000000000000000 meaning=zero.
      disassembly fffff88004b1c0d2 symbol=sample displacement=0x3fd2 bytes=488b11 instruction=mov rdx,qword ptr [rcx]
      contextRecord fffff880061239c0
      registers values={rax=0000f88004b196d1 rbx=0000000000000001 rcx=000000000badcafe rdx=0000000080862013 rsi=fffffa8031d084d0 rdi=000000000badcafe rip=fffff88004b1c0d2 rsp=fffff8800612b3a0 rbp=fffff8800612bb60 r8=fffffa8030bf4d70 r9=000000000000000e r10=0000000000000000 r11=fffff8800612b898 r12=0000000000000003 r13=0000000000000001 r14=0000000000000001 r15=fffffa8030ac7b00 iopl=0 cs=0010 ss=0018 ds=002b es=002b fs=0053 gs=002b efl=00010202} flags=nv up ei pl nz na pe nc
      disassembly fffff88004b1c0d2 symbol=sample displacement=0x3fd2 bytes=488b11 instruction=mov rdx,qword ptr [rcx] ds:002b:00000000\`0badcafe=????????????????
      stack dialect=x64-args 
        frames: index=0 frame=fffff8800612b3a0 returnAddress=fffff88004b191ac args=[fffffa8030ac7b00 0000000000000001 fffffa8031d084d0 fffffa8031d01160] module=sample symbol=sample displacement=0x3fd2 
        frames: index=1 frame=fffff8800612b8a0 returnAddress=fffff800029e80f7 args=[0000000080862013 fffff8800612bb60 fffffa8031d084d0 fffffa8031d01160] module=sample symbol=sample displacement=0x11ac 
        frames: index=2 frame=fffff8800612b8d0 returnAddress=0000000000000000 args=[fffff680003b5ee8 0000000000000000 0000000000000000 0000000000000000] module=nt symbol=nt!IopXxxControlFile displacement=0x607"
    `);
  });
  it('XP, x86', () => {
    expect(print(old)).toMatchInlineSnapshot(`
      "analysis fields={READ_ADDRESS=GetUlongFromAddress: unable to read from 80562134 ff404e04 TRAP_FRAME=974f4a34 -- (.trap 0xffffffff974f4a34) STACK_TEXT= FOLLOWUP_IP=drv+938 Followup=MachineOwner}
      bugcheck code=268435598 name=KERNEL_MODE_EXCEPTION_NOT_HANDLED_M stage=!analyze 
        parameters: value=ffffffffc0000005 meaning=The exception code that was not handled 
        parameters: value=ffffffff929ef938 meaning=The address that the exception occurred at 
        parameters: value=ffffffff974f4a34 meaning=Trap Frame 
        parameters: value=0000000000000000
      trapFrame ffffffff974f4a34
      registers values={eax=00000000 ebx=85490880 ecx=85de2ae0 edx=85490810 esi=85490810 edi=8460a668 eip=929ef938 esp=974f4aa8 ebp=974f4afc iopl=0 cs=0008 ss=0010 ds=0023 es=0023 fs=0030 gs=0000 efl=00010246} flags=nv up ei pl zr na pe nc errorCode=0
      disassembly ffffffff929ef938 symbol=drv displacement=0x938 bytes=8b4604 instruction=mov eax,dword ptr [esi+4]
      stack dialect=x86-args 
        frames: index=0 frame=ffffffff974f4b1c returnAddress=ffffffff804ee129 args=[ffffffff85de2af0 ffffffff8460a5e0 0000000000000000] module=drv symbol=drv displacement=0x938 warning=WARNING: Stack unwind information not available. Following frames may be wrong. 
        frames: index=1 frame=ffffffff974f4b2c returnAddress=ffffffff80574e56 args=[ffffffff8460a650 ffffffff85de2320 ffffffff8460a5e0] module=nt symbol=nt!IopfCallDriver displacement=0x31 
        frames: index=2 frame=000000000012fff0 returnAddress=0000000000000000 args=[00000000004015a0 0000000000000000 0000000078746341] module=kernel32 symbol=kernel32!BaseProcessStart displacement=0x23 
        warnings: text=WARNING: Stack unwind information not available. Following frames may be wrong.
      disassembly ffffffff929ef938 symbol=drv displacement=0x938 bytes=8b4604 instruction=mov eax,dword ptr [esi+4]"
    `);
  });
  it('since 2019', () => {
    expect(print(modern)).toMatchInlineSnapshot(`
      "analysis fields={KEY_VALUES_STRING=1 Analysis.CPU.mSec=2125 Failure.Bucket=0x133_ISR_sample!Service BUGCHECK_CODE=133 BUGCHECK_P1=1 BUGCHECK_P2=1e00 BUGCHECK_P3=fffff80364afa320 BUGCHECK_P4=0 DUMP_FILE_ATTRIBUTES=0x1808 Kernel Generated Triage Dump BLACKBOXNTFS=1 (!blackboxntfs) PROCESS_NAME=System STACK_TEXT= MODULE_NAME=sample Followup=MachineOwner} module=sample bucket=0x133_ISR_sample!Service process=System
      bugcheck code=307 name=DPC_WATCHDOG_VIOLATION stage=!analyze 
        parameters: value=0000000000000001 meaning=The system cumulatively spent an extended period of time at DISPATCH_LEVEL or above. 
        parameters: value=0000000000001e00 meaning=The watchdog period. 
        parameters: value=fffff80364afa320 meaning=cast to nt!DPC_WATCHDOG_GLOBAL_TRIAGE_BLOCK, which contains additional information regarding the cumulative timeout 
        parameters: value=0000000000000000
      stack dialect=x64-args 
        frames: index=0 frame=ffffb9055d847398 returnAddress=fffff805157bb53f args=[0000000000000133 0000000000000001 0000000000001e00 fffff80364afa320] module=nt symbol=nt!KeBugCheckEx 
        frames: index=1 frame=ffffb9055d8473a0 returnAddress=0000000000000000 args=[ffff9c0d91558110 ffff9c0d91558110 ffff9c0d7f971900 ffff9c0d98c65168] module=nt symbol=nt!KeAccumulateTicks displacement=0x4cf"
    `);
  });
  it('user mode', () => {
    expect(print(user)).toMatchInlineSnapshot(`
      "analysis fields={FAULTING_IP=app!Widget::Draw+1c [d:\\src\\widget.cpp @ 31] EXCEPTION_RECORD=(.exr -1) FAULTING_THREAD=00001e40 FAULTING_SOURCE_CODE=30: const auto size = item->size; 31: paint(size); 32: } PROBLEM_CLASSES=ID: [0n313] Type: [@ACCESS_VIOLATION] Class: Addendum Scope: BUCKET_ID Followup=MachineOwner}
      disassembly 00007ff71e2a104c symbol=app!Widget::Draw displacement=0x1c bytes=8b01 instruction=mov eax,dword ptr [rcx]
      exceptionRecord exceptionAddress=00007ff71e2a104c symbol=app!Widget::Draw+0x000000000000001c code=3221225477 codeName=Access violation flags=0x0 parameters=[0000000000000000 0000000000000018] notes=[Attempt to read from address 0000000000000018]"
    `);
  });
  it('a live crash', () => {
    expect(print(live)).toMatchInlineSnapshot(`
      "bugcheck code=59 name=SYSTEM_SERVICE_EXCEPTION stage=banner 
        parameters: value=00000000c0000005 
        parameters: value=fffff88004b1c0d2 
        parameters: value=fffff880061239c0 
        parameters: value=0000000000000000
      exception code=2147483651 name=Break instruction chance=first
      bugcheck code=59 name=SYSTEM_SERVICE_EXCEPTION stage=banner 
        parameters: value=00000000c0000005 
        parameters: value=fffff88004b1c0d2 
        parameters: value=fffff880061239c0 
        parameters: value=0000000000000000
      disassembly fffff800026c3cb0 symbol=nt!RtlpBreakWithStatusInstruction bytes=cc instruction=int 3
      bugcheck code=59 name=SYSTEM_SERVICE_EXCEPTION stage=.bugcheck 
        parameters: value=00000000c0000005 
        parameters: value=fffff88004b1c0d2 
        parameters: value=fffff880061239c0 
        parameters: value=0000000000000000"
    `);
  });

  it('stays one analysis where the box and the prompt are gone', () => {
    const bare = classic.slice(classic.indexOf('SYSTEM_SERVICE'));
    const found = parseText(bare).records.map(({ record }) => record.kind);
    expect(found.filter((kind) => kind === 'analysis')).toHaveLength(1);
    expect(found.filter((kind) => kind === 'bugcheck')).toHaveLength(1);
    expect(linesIn(parseText(bare), 'unrecognised')).toEqual([]);
  });

  it('reads lines that lost their punctuation', () => {
    const text = modern
      .replace(/^(\w+_\w+|Arguments|Arg\d|Debugging Details|Followup):/gm, '$1')
      .replace(/^\*+$|^\*(.*)\*$/gm, '$1');
    const found = parseText(text).records.map(({ record }) => record);
    expect(found.find(({ kind }) => kind === 'bugcheck')).toMatchObject({ code: 0x133 });
    expect(found.find(({ kind }) => kind === 'analysis')).toMatchObject({ module: 'sample' });
  });

  it('takes the bug check from the fields where the title is gone', () => {
    const text = modern.slice(modern.indexOf('BUGCHECK_CODE'));
    const found = parseText(text).records.find(({ record }) => record.kind === 'bugcheck');
    expect(found?.record).toMatchObject({
      code: 0x133,
      parameters: [{}, {}, { value: 'fffff80364afa320' }, {}],
    });
  });

  it('keeps two crashes of one text apart', () => {
    const found = parseText(classic + modern.slice(modern.indexOf('\n') + 1)).records;
    expect(found.filter(({ record }) => record.kind === 'analysis')).toHaveLength(2);
  });

  it('leaves a sentence and a constant alone', () => {
    const text = 'MAX_PATH: see the header\nSOME_VALUE (12)\nThe key WAIT_TIMEOUT: 258 means nothing here\n';
    expect(linesIn(parseText(text), 'recognised')).toEqual([]);
  });
});

describeRobustness([
  { name: 'classic', text: classic },
  { name: 'XP', text: old },
  { name: 'since 2019', text: modern },
  { name: 'user mode', text: user },
  { name: 'a live crash', text: live },
]);
