// What `!ca` says of a mapped file. The excerpt is written for the test.
import { expect, it } from 'vitest';
import { parseText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const excerpt = {
  name: '!ca, Windows 2000',
  text: `kd> !ca ff8636e8

ControlArea @ff8636e8
  Segment:    e1b74548    Flink              0   Blink:               0
 Section Ref        1    Pfn Ref           6c   Mapped Views:        2
  User Ref           3    Subsections        1   Flush Count:         0
  File Object ff86df88    ModWriteCount      0   System Views:        0
  WaitForDel         0    Paged Usage      380   NonPaged Usage       e0
  Flags (10000a0) Image File HadUserReference

   File: \\WINNT\\System32\\sample.dll

Segment @ e1b74548:
   Base address        0  Total Ptes        c8  NonExtendPtes:       c8
   Image commit        1  ControlArea ff8636e8  SizeOfSegment: c8000

Subsection 1. @ ff863720
   ControlArea: ff8636e8  Starting Sector 3D2 Number Of Sectors 2f
   Base Pte     e1b74580  Ptes In subsect        a Unused Ptes          0
   Flags              15  Sector Offset          0 Protection           1
    ReadOnly CopyOnWrite
`,
};

it('reads the control area, its segment and its subsections', () => {
  const record = parseText(excerpt.text).records.find(
    ({ record: { kind } }) => kind === 'controlArea',
  )?.record;
  expect(record).toMatchObject({
    address: 'ffffffffff8636e8',
    segment: 'ffffffffe1b74548',
    fileObject: 'ffffffffff86df88',
    file: '\\WINNT\\System32\\sample.dll',
    flags: 0x10000a0,
    flagNames: ['Image', 'File', 'HadUserReference'],
    segmentFields: [
      { name: 'Base address', value: '0' },
      { name: 'Total Ptes', value: 'c8' },
      { name: 'NonExtendPtes', value: 'c8' },
      { name: 'Image commit', value: '1' },
      { name: 'ControlArea', value: 'ff8636e8' },
      { name: 'SizeOfSegment', value: 'c8000' },
    ],
  });
  expect(record?.kind === 'controlArea' && record.subsections).toMatchObject([
    {
      address: 'ffffffffff863720',
      fields: [
        { name: 'ControlArea', value: 'ff8636e8' },
        { name: 'Starting Sector', value: '3D2' },
        { name: 'Number Of Sectors', value: '2f' },
        { name: 'Base Pte' },
        { name: 'Ptes In subsect', value: 'a' },
        { name: 'Unused Ptes' },
        { name: 'Flags', value: '15' },
        { name: 'Sector Offset' },
        { name: 'Protection' },
      ],
    },
  ]);
});

describeRobustness([excerpt]);
