// lm in its forms, ModLoad, !lmi. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpts = [
  {
    name: 'lm',
    text: `0: kd> lm
start             end                 module name
fffff801\`09200000 fffff801\`0925f000   volmgr     (no symbols)           
fffff801\`09261000 fffff801\`092de000   mcupd    C (deferred)             
fffff801\`0a000000 fffff801\`0a94f000   nt       # (pdb symbols)          C:\\sym\\ntkrnlmp.pdb\\3844DBB9\\ntkrnlmp.pdb

Unloaded modules:
fffff801\`0b200000 fffff801\`0b20e000   crashdmp.sys
`,
  },
  {
    name: 'lm of XP',
    text: `kd> lm t n
start    end        module name
804d7000 806cf500   nt       ntoskrnl.exe Wed Aug 04 08:19:48 2004 (41108004)
f8a10000 f8a13000   BOOTVID  BOOTVID.dll  Fri Aug 17 22:49:09 2001 (3B7D8345)
`,
  },
  {
    name: 'lmvm',
    text: `0: kd> lmvm mydrv
Browse full module list
start             end                 module name
fffff801\`14b40000 fffff801\`14b86000   mydrv      (private pdb symbols)  c:\\sym\\mydrv.pdb
    Loaded symbol image file: mydrv.sys
    Image path: \\SystemRoot\\system32\\drivers\\mydrv.sys
    Image name: mydrv.sys
    Timestamp:        Mon Apr 10 13:17:12 2017 (58EBE848)
    CheckSum:         0004891E
    ImageSize:        00046000
    File version:     6.3.9600.17298
    File flags:       0 (Mask 3F)
    Translations:     0409.04b0
    CompanyName:      A Company
`,
  },
  {
    name: 'ModLoad',
    text: `0:000> g
ModLoad: 00007ff8\`51790000 00007ff8\`51988000   ntdll.dll
ModLoad: 00007ff8\`46990000 00007ff8\`469ad000   C:\\Program Files\\A tool\\nla.dll
`,
  },
  {
    name: '!lmi',
    text: `0: kd> !lmi mydrv
Loaded Module Info: [mydrv] 
         Module: mydrv
   Base Address: fffff8069ad90000
     Image Name: mydrv.sys
   Machine Type: 34404 (X64)
     Time Stamp: 58ebe848 Mon Apr 10 13:17:12 2017
           Size: 48000
       CheckSum: 42df7
Characteristics: 22  
Debug Data Dirs: Type  Size     VA  Pointer
             CODEVIEW    a7,  e5f4,    d1f4 RSDS - GUID: {5395F0C5-AE50-4C56-AD31-DD5473BD318F}
               Age: 1, Pdb: C:\\src\\mydrv.pdb
     Image Type: MEMORY   - Image read successfully from loaded memory.
    Symbol Type: PDB      - Symbols loaded successfully from image header.
                 C:\\sym\\mydrv.pdb
`,
    except: ['runs of blanks collapsed'],
  },
];

describe('records', () => {
  it.each(excerpts)('of $name', ({ text }) => {
    expect(printText(text, { lines: true })).toMatchSnapshot();
  });
});

describeRobustness(excerpts);
