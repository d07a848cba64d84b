// The texts that inputs are made from: seeds, samples, excerpts of every kind, and real transcripts where a checkout has them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileObject, irp10, kernel10, kernelXp, thread10, threadXp } from '../support/excerpts';

const thread = {
  address: 'ffffb20a11112040',
  cid: '1a2c.0f10',
  image: 'writer.exe',
  process: 'ffffb20a0f8e1080',
  objects: ['ffffb20a11112280  SynchronizationEvent'],
  irps: ['ffffb20a11d70ea0'],
  stack: ['nt!KiSwapContext+0x76', 'nt!KeWaitForSingleObject+0x233', 'nt!NtLockFile+0x5a1'],
};

/** `!analyze -v` and what is typed behind it, kernel x64. */
const analysis = `3: kd> !analyze -v
*******************************************************************************
*                                                                             *
*                        Bugcheck Analysis                                    *
*                                                                             *
*******************************************************************************

DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)
An attempt was made to access a pageable address at an interrupt request level that is too high.
Arguments:
Arg1: ffffd38a11f02a50, memory referenced
Arg2: 0000000000000002, IRQL
Arg3: 0000000000000000, value 0 = read operation, 1 = write operation
Arg4: fffff8016c2e1a34, address which referenced memory

Debugging Details:
------------------

BUGCHECK_CODE:  d1

BUGCHECK_P1: ffffd38a11f02a50

PROCESS_NAME:  System

STACK_TEXT:
fffff801\`71e6a2c8 fffff801\`6a40d629 : 00000000\`0000000a ffffd38a\`11f02a50 00000000\`00000002 00000000\`00000000 : nt!KeBugCheckEx
fffff801\`71e6a2d0 fffff801\`6a409929 : ffffd38a\`0f1c5010 ffffd38a\`0f1c5160 00000000\`00000001 fffff801\`71e6a460 : nt!KiBugCheckDispatch+0x69
fffff801\`71e6a410 fffff801\`6c2e1a34 : ffffd38a\`10a3b060 00000000\`00000000 ffffd38a\`0e9d1930 fffff801\`6a2f1b40 : nt!KiPageFault+0x469
fffff801\`71e6a5a0 fffff801\`6a2f5b9e : ffffd38a\`0e9d1930 00000000\`00000000 00000000\`00000000 00000000\`00000010 : tapnic+0x1a34

SYMBOL_NAME:  tapnic+1a34

MODULE_NAME: tapnic

Followup:     MachineOwner
---------

3: kd> !process ffffd38a0e89a080 0
PROCESS ffffd38a0e89a080
    SessionId: none  Cid: 0004    Peb: 00000000  ParentCid: 0000
    DirBase: 001ad000  ObjectTable: ffffa58a1d203e40  HandleCount: 2871.
    Image: System

3: kd> kn
 # Child-SP          RetAddr               Call Site
00 fffff801\`71e6a2c8 fffff801\`6a40d629     nt!KeBugCheckEx
01 fffff801\`71e6a2d0 fffff801\`6a409929     nt!KiBugCheckDispatch+0x69
02 fffff801\`71e6a410 fffff801\`6c2e1a34     nt!KiPageFault+0x469
03 fffff801\`71e6a5a0 fffff801\`6a2f5b9e     tapnic+0x1a34
`;

const excerpts = [
  kernel10 + thread10(thread),
  kernelXp + threadXp({ ...thread, address: '88f3a020', process: '88e12da0', objects: ['88f3a0c8  Mutant'] }),
  fileObject('ffffb20a11d71250', 3),
  analysis,
  irp10({ address: 'ffffb20a11d70ea0', thread: 'ffffb20a11112040', file: 'ffffb20a11d71250' }),
];

const textsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => readFileSync(join(folder, name), 'utf8'))
    : [];

/** `root` is the repository's folder; the transcripts beside it are not part of it. */
export function readBases(root: string, withCorpus: boolean): string[] {
  return [
    ...textsIn(join(root, 'test/fixtures/seeds')),
    ...textsIn(join(root, 'samples')),
    ...excerpts,
    ...(withCorpus ? textsIn(join(root, '../shared/transcripts/corpus')) : []),
  ];
}
