// !peb. The excerpt is written for the test.
import { describe, expect, it } from 'vitest';
import { elided } from '../../../support/mutations';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const peb = `0:000> !peb
PEB at 00000072ce659000
    InheritedAddressSpace:    No
    ReadImageFileExecOptions: No
    BeingDebugged:            Yes
    ImageBaseAddress:         00007ff7931f0000
    NtGlobalFlag:             0
    NtGlobalFlag2:            0
    Ldr                       00007ffe5ef1c4c0
    Ldr.Initialized:          Yes
    Ldr.InInitializationOrderModuleList: 000001c7641224f0 . 000001c7641c8e90
    Ldr.InLoadOrderModuleList:           000001c764122660 . 000001c7641c7450
    Ldr.InMemoryOrderModuleList:         000001c764122670 . 000001c7641c7460
                    Base TimeStamp                     Module
            7ff7931f0000 e1cbfc53 Jan 16 14:56:43 2090 C:\\Tools\\my tool.exe
            7ffe5edb0000 2f715b17 Mar 23 16:57:19 1995 C:\\Windows\\SYSTEM32\\ntdll.dll
    SubSystemData:     0000000000000000
    ProcessHeap:       00000248373e0000
    ProcessParameters: 0000024837403300
    CurrentDirectory:  'C:\\Tools\\'
    WindowTitle:  'my tool'
    ImageFile:    'C:\\Tools\\my tool.exe'
    CommandLine:  '"C:\\Tools\\my tool.exe" /c "a b" -'
    DllPath:      '< Name not readable >'
    Environment:  000001c764120fe0
        =::=::\\
        ALLUSERSPROFILE=C:\\ProgramData
        NUMBER_OF_PROCESSORS=8
`;

const short = `0:001:x86> !peb
[...]
CommandLine: 'cmd.exe /c c:/progra~2/tool/tool.exe -'
[...]
`;

describe('records', () => {
  it('a whole one', () => {
    expect(printText(peb, { lines: true })).toMatchInlineSnapshot(`
      "command prompt=0:000> command=!peb @1-1
      peb 00000072ce659000 commandLine="C:\\Tools\\my tool.exe" /c "a b" - imageFile=C:\\Tools\\my tool.exe @2-28"
    `);
  });
  it('what was left of one', () => {
    expect(printText(short)).toMatchInlineSnapshot(`
      "command prompt=0:001:x86> command=!peb
      elision
      peb commandLine=cmd.exe /c c:/progra~2/tool/tool.exe -
      elision"
    `);
  });
  it('typographic quotes', () => {
    expect(printText(short.replaceAll(/'(.*)'/g, '‘$1’'))).toBe(printText(short));
  });
});

describeRobustness([
  { name: 'whole', text: peb, also: [elided], except: ['runs of blanks collapsed'] },
  { name: 'short', text: short },
]);
