// dt, dx, dv, expressions, symbols. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: 'dt',
    text: `0: kd> dt nt!_KTHREAD fffffa80\`4aac7b00
   +0x000 Header           : _DISPATCHER_HEADER
   +0x018 CycleTime        : 0x1234
   +0x020 QuantumTarget    : 0n77
   +0x044 Reserved         : [26] Uint4B
`,
  },
  {
    name: 'dt nested',
    text: `0:000> dt -r ntdll!_TEB
   +0x000 NtTib            : _NT_TIB
      +0x000 ExceptionList    : Ptr32 _EXCEPTION_REGISTRATION_RECORD
         +0x000 Next             : Ptr32 _EXCEPTION_REGISTRATION_RECORD
      +0x004 StackBase        : Ptr32 Void
   +0x01c EnvironmentPointer : Ptr32 Void
`,
    except: ['lost indentation', 'tabs as indentation', 'no-break spaces in indentation'],
  },
  {
    name: 'dx',
    text: `0: kd> dx -r1 (*((nt!_LIST_ENTRY *)0xfffff80736c4f430))
(*((nt!_LIST_ENTRY *)0xfffff80736c4f430))                 [Type: _LIST_ENTRY]
    [+0x000] Flink            : 0xfffff80736c4f430 [Type: _LIST_ENTRY *]
    [+0x008] Blink            : 0xfffff80736c4f440 [Type: _LIST_ENTRY *]
`,
    except: ['lost indentation', 'tabs as indentation', 'no-break spaces in indentation'],
  },
  {
    name: 'dx -g',
    text: `0: kd> dx -g @$cursession.Processes
=======================================
=             = (+) ID  = Name        =
=======================================
= [0x316c]    - 12652   - a tool.exe  =
= [0x1fbc]    - 8124    - b.exe       =
=======================================
`,
  },
  {
    name: 'dv',
    text: `0:000> dv /v /t
00000000\`0050fcb0       int  num1 = 0n0
@ebx                    int  num2 = 0n13
00000000\`0050fcb4 struct _X * p = 0x00007ff6\`3be11020
`,
  },
  {
    name: '?',
    text: `0:000> ? 7 + 8
Evaluate expression: 15 = 00000000\`0000000f
`,
  },
  {
    name: '.formats',
    text: `0:000> .formats 77f5f250
Evaluate expression:
  Hex:     00000000\`77f5f250
  Decimal: 2012607056
  Octal:   0000000000016775371120
  Binary:  00000000 00000000 00000000 00000000 01110111 11110101 11110010 01010000
  Chars:   ....w..P
  Time:    Sun Oct 10 23:17:36 2033
  Float:   low 9.97e+033 high 0
  Double:  9.94364e-315
`,
  },
  {
    name: 'x',
    text: `0:000> x app!*count*
00007ff6\`3be11020          app!counter = 0n7
00007ff6\`3be11120          app!countAll (int, char **)
`,
  },
  {
    name: 'ln',
    text: `0: kd> ln fffff800\`036cb429
(fffff800\`036cb3c0)   nt!KiBugCheckDispatch+0x69   |  (fffff800\`036cb440)   nt!KiSystemServiceCopyStart
`,
  },
];

describe('records', () => {
  it.each(excerpts)('of $name', ({ text }) => {
    expect(printText(text, { lines: true })).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
