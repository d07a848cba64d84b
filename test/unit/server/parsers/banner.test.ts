// What a debugger prints when it starts, and what that settles. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { linesIn, parseText } from '../../../support/parse';

const minidump = `************* Preparing the environment for Debugger Extensions Gallery repositories **************
   ExtensionRepository : Implicit
   UseExperimentalFeatureForNugetShare : true

   -- Configuring repositories
      ----> Repository : LocalInstalled, Enabled: true

>>>>>>>>>>>>> Preparing the environment for Debugger Extensions Gallery repositories completed, duration 0.017 seconds

Microsoft (R) Windows Debugger Version 10.0.27793.1000 AMD64
Copyright (c) Microsoft Corporation. All rights reserved.


Loading Dump File [C:\\Windows\\Minidump\\010126-1234-01.dmp]
Mini Kernel Dump File: Only registers and stack trace are available

************* Path validation summary **************
Response                         Time (ms)     Location
Deferred                                       srv*
OK                                             C:\\Symbols
Symbol search path is: srv*
Executable search path is:
Windows 10 Kernel Version 19041 MP (8 procs) Free x64
Product: WinNt, suite: TerminalServer SingleUserTS
Edition build lab: 19041.1.amd64fre.vb_release.191206-1406
Kernel base = 0xfffff801\`47200000 PsLoadedModuleList = 0xfffff801\`47e2a2b0
Debug session time: Mon Jan  5 10:11:12.131 2026 (UTC + 1:00)
System Uptime: 0 days 1:02:03.004
Loading Kernel Symbols
...............................................................
....Unable to enumerate user-mode unloaded modules, Win32 error 0n30
Loading User Symbols
Loading unloaded module list
........
For analysis of this file, run !analyze -v
`;

const targets = [
  [
    'Windows XP Kernel Version 2600 (Service Pack 3) UP Free x86 compatible',
    { machine: 'x86', osBuild: 'XP (build 2600)' },
  ],
  ['Windows 11 Kernel Version 26100 MP (12 procs) Free ARM 64-bit (AArch64)', { machine: 'arm64' }],
  [
    'Windows Server 2008/Windows Vista Kernel Version 6002 (Service Pack 2) MP (2 procs) Free x64',
    { machine: 'x64' },
  ],
  [
    'Connected to Windows 10 19041 x64 target at (Sat Nov 25 18:51:14.318 2017 (UTC - 8:00)), ptr64 TRUE',
    { machine: 'x64', mode: 'kernel' },
  ],
  [
    'User Mini Dump File with Full Memory: Only application data is available',
    { dump: 'User Mini Dump', mode: 'user', sessionKind: 'user-dump' },
  ],
  [
    'Kernel Bitmap Dump File: Kernel address space is available, User address space may not be available.',
    { dump: 'Kernel Bitmap Dump', mode: 'kernel', sessionKind: 'kernel-dump' },
  ],
  ['Microsoft (R) Windows Debugger  Version 6.6.0007.5', { debuggerVersion: '6.6.0007.5' }],
] as const;

describe('the banner', () => {
  it('settles the session', () => {
    expect(parseText(minidump).context).toMatchObject({
      debuggerVersion: '10.0.27793.1000',
      dump: 'Mini Kernel Dump',
      mode: 'kernel',
      sessionKind: 'kernel-dump',
      osBuild: '10 (build 19041)',
      machine: 'x64',
    });
  });

  it('leaves no line out, and is one section', () => {
    const parsed = parseText(minidump);
    expect(linesIn(parsed, 'unrecognised')).toEqual([]);
    expect(linesIn(parsed, 'prose')).toEqual([]);
    expect(new Set(parsed.records.map(({ base }) => base)).size).toBe(1);
  });

  it.each(targets)('%s', (line, settled) => {
    expect(parseText(`${line}\n`).context).toMatchObject(settled);
    expect(parseText(`   > ${line}\r\n`).context).toMatchObject(settled);
  });

  it('begins again where a second debugger starts', () => {
    const second = minidump.slice(minidump.indexOf('Microsoft')).replace('x64', 'x86 compatible');
    expect(parseText(`${minidump}0: kd> q\nquit:\n${second}`).context.machine).toBe('x86');
  });

  it('takes no sentence for a banner', () => {
    expect(
      linesIn(parseText('OK then, let us see\nError in my code\nWindows is slow\n'), 'recognised'),
    ).toEqual([]);
  });
});
