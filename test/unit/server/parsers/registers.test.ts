// Registers, instructions, exception records and last errors, whichever command printed them. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { linesIn, parseText, printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const x86 = `0: kd> .trap 0xffffffff974f4a34
ErrCode = 00000002
eax=00000000 ebx=85490880 ecx=85de2ae0 edx=85490810 esi=85490810 edi=8460a668
eip=929ef938 esp=974f4aa8 ebp=974f4afc iopl=0         nv up ei pl zr na pe nc
cs=0008  ss=0010  ds=0023  es=0023  fs=0030  gs=0000             efl=00010246
drv!Read+0x38 [c:\\drv\\read.c @ 12]:
929ef938 8b4604          mov     eax,dword ptr [esi+4] ds:0023:85490814=????????
`;

const arm64 = `0:000> r
 x0=0000000000000133   x1=0000000000000000   x2=0000000000000501   x3=0000000000000500
 x4=0000000000000000   x5=0000000000000000   x6=0000000000000000   x7=0000000000000000
x28=0000000000000000   fp=ffff800012345670   lr=fffff80012345678   sp=ffff800012345660
 pc=fffff80012345678  psr=80000044 N--- EL1
nt!KeBugCheckEx:
fffff800\`12345678 d503237f pacibsp
`;

const stops = `0:000> g
(5220.5b30): Security check failure or stack buffer overrun - code c0000409 (!!! second chance !!!)
Subcode: 0x2 FAST_FAIL_STACK_COOKIE_CHECK_FAILURE
app!main+0x12:
00007ff7\`1e2a104c cd29            int     29h
0:000> .exr 0x00000000\`0019f2c0
ExceptionAddress: 00007ff71e2a104c (app!main+0x0000000000000012)
   ExceptionCode: c0000409 (Security check failure or stack buffer overrun)
  ExceptionFlags: 00000001
NumberParameters: 1
   Parameter[0]: 0000000000000002
Subcode: 0x2 FAST_FAIL_STACK_COOKIE_CHECK_FAILURE
0:000> .cxr 00000000\`0019f400
rax=0000000000000000 rbx=0000000000000001 rcx=0000000000000002
rip=00007ff71e2a104c rsp=000000000019fa00 rbp=000000000019fa40
iopl=0         nv up ei pl nz na pe nc
app!main+0x12:
00007ff7\`1e2a104c cd29            int     29h
0:000> !gle
LastErrorValue: (Win32) 0x57 (87) - The parameter is incorrect.
LastStatusValue: (NTSTATUS) 0xc000000d - An invalid parameter was passed to a service or function.
0:000> !error c0000005
Error code: (NTSTATUS) 0xc0000005 (3221225477) - Der Befehl
`;

const listing = `0: kd> u nt!Example L4
nt!Example:
fffff800\`026c3cb0 4883ec28        sub     rsp,28h
fffff800\`026c3cb4 e8ca010000      call    nt!Other (fffff800\`026c3e83)
fffff800\`026c3cb9 ??              ???
nt!Example+0x9:
fffff800\`026c3cba c3              ret
`;

describe('registers and code', () => {
  it('x86 trap frame', () => {
    expect(printText(x86)).toMatchInlineSnapshot(`
      "command prompt=0: kd> command=.trap 0xffffffff974f4a34
      trapFrame ffffffff974f4a34
      registers values={eax=00000000 ebx=85490880 ecx=85de2ae0 edx=85490810 esi=85490810 edi=8460a668 eip=929ef938 esp=974f4aa8 ebp=974f4afc iopl=0 cs=0008 ss=0010 ds=0023 es=0023 fs=0030 gs=0000 efl=00010246} flags=nv up ei pl zr na pe nc errorCode=2
      disassembly ffffffff929ef938 symbol=drv!Read displacement=0x38 bytes=8b4604 instruction=mov eax,dword ptr [esi+4] ds:0023:85490814=????????"
    `);
  });
  it('ARM64', () => {
    expect(printText(arm64)).toMatchInlineSnapshot(`
      "command prompt=0:000> command=r
      registers values={x0=0000000000000133 x1=0000000000000000 x2=0000000000000501 x3=0000000000000500 x4=0000000000000000 x5=0000000000000000 x6=0000000000000000 x7=0000000000000000 x28=0000000000000000 fp=ffff800012345670 lr=fffff80012345678 sp=ffff800012345660 pc=fffff80012345678 psr=80000044} flags=N--- EL1
      disassembly fffff80012345678 symbol=nt!KeBugCheckEx bytes=d503237f instruction=pacibsp"
    `);
  });
  it('stops, exception and context records, last errors', () => {
    expect(printText(stops)).toMatchInlineSnapshot(`
      "command prompt=0:000> command=g
      exception code=3221226505 name=Security check failure or stack buffer overrun cid=5220.5b30 chance=second subcode=0x2 FAST_FAIL_STACK_COOKIE_CHECK_FAILURE
      disassembly 00007ff71e2a104c symbol=app!main displacement=0x12 bytes=cd29 instruction=int 29h
      command prompt=0:000> command=.exr 0x00000000\`0019f2c0
      exceptionRecord 000000000019f2c0 exceptionAddress=00007ff71e2a104c symbol=app!main+0x0000000000000012 code=3221226505 codeName=Security check failure or stack buffer overrun flags=0x1 parameters=[0000000000000002] notes=[Subcode: 0x2 FAST_FAIL_STACK_COOKIE_CHECK_FAILURE]
      command prompt=0:000> command=.cxr 00000000\`0019f400
      contextRecord 000000000019f400
      registers values={rax=0000000000000000 rbx=0000000000000001 rcx=0000000000000002 rip=00007ff71e2a104c rsp=000000000019fa00 rbp=000000000019fa40 iopl=0} flags=nv up ei pl nz na pe nc
      disassembly 00007ff71e2a104c symbol=app!main displacement=0x12 bytes=cd29 instruction=int 29h
      command prompt=0:000> command=!gle
      errorCode code=87 space=win32 of=LastErrorValue text=The parameter is incorrect.
      errorCode code=3221225485 space=ntstatus of=LastStatusValue text=An invalid parameter was passed to a service or function.
      command prompt=0:000> command=!error c0000005
      errorCode code=3221225477 space=ntstatus of=Error code text=Der Befehl"
    `);
  });
  it('a listing', () => {
    expect(printText(listing)).toMatchInlineSnapshot(`
      "command prompt=0: kd> command=u nt!Example L4
      disassembly fffff800026c3cb0 symbol=nt!Example bytes=4883ec28 instruction=sub rsp,28h 
        instructions: address=fffff800026c3cb0 bytes=4883ec28 instruction=sub rsp,28h 
        instructions: address=fffff800026c3cb4 bytes=e8ca010000 instruction=call nt!Other (fffff800\`026c3e83) 
        instructions: address=fffff800026c3cb9 bytes=?? instruction=???
      disassembly fffff800026c3cba symbol=nt!Example displacement=0x9 bytes=c3 instruction=ret"
    `);
  });
  it('takes neither memory nor modules for code', () => {
    const text = `0012ff00  ab cd ef 00 11 22 33 44\n00400000 00789000   app   (deferred)\n0012ff10  cafe beef 1234\n`;
    const kinds = parseText(text).records.map(({ record }) => record.kind);
    expect(kinds).not.toContain('disassembly');
  });
  it('takes no assignment for a register', () => {
    expect(linesIn(parseText('size=10 count=20\nthe value eax=1 was seen\n'), 'recognised')).toEqual([]);
  });
});

describeRobustness([
  { name: 'x86', text: x86 },
  { name: 'ARM64', text: arm64 },
  { name: 'stops', text: stops },
  { name: 'a listing', text: listing },
]);
