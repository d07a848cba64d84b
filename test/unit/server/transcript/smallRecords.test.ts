// The records of a long text are dropped; the small ones are kept, so that whoever walks over a kind does not read the text again.
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordKind } from '../../../../src/server/model/record';
import { openers } from '../../../../src/server/parsers/index';
import { DocumentText } from '../../../../src/server/text/documentText';
import { buildTranscript } from '../../../../src/server/transcript/build';
import { SmallRecords } from '../../../../src/server/transcript/smallRecords';
import type { Transcript } from '../../../../src/server/transcript/transcript';
import { longSource } from '../../../support/longSource';

const text = Array.from(
  { length: 40 },
  (_, index) => `0:000> !process 0 ${index}
No export process found
0:000> u kernel32!Sleep
kernel32!Sleep:
7c80239c 8bff            mov     edi,edi
0:000> kb
ChildEBP RetAddr  Args to Child
0012ff7c 7c816fd7 00000000 00000000 7ffdf000 app!main+0x1${index % 10}
0012ffb8 7c816fe0 00000000 00000000 7ffdf000 kernel32!BaseProcessStart+0x23
`,
).join('');
const pace = { pause: () => undefined, cancelled: false };

describe('a long text', () => {
  let long: Transcript;
  let short: Transcript;
  const { source, read } = longSource(text);
  beforeAll(async () => {
    long = await buildTranscript(source, new WeakMap(), pace);
    short = await buildTranscript(new DocumentText(openers, text), new WeakMap(), pace);
    read();
  });

  it.each<[RecordKind, number]>([
    ['command', 0],
    ['notice', 0],
    ['disassembly', 0],
    ['stack', 40],
  ])('answers each %s as a short one does, and reads %i sections for that', (kind, sections) => {
    const entries = [...long.each(kind)];
    expect(entries).toEqual([...short.each(kind)]);
    expect(entries.length).toBeGreaterThanOrEqual(40);
    expect(read()).toBe(sections);
  });

  it('reads a section whole for all that is in it', () => {
    expect([...long.in(0)]).toEqual([...short.in(0)]);
    expect(read()).toBe(1);
    expect([...long.in(0, 'command')]).toEqual([...short.in(0, 'command')]);
    expect(read()).toBe(0);
  });
});

describe('small records', () => {
  it('are kept up to a number; other sections are read again', () => {
    const kept = new SmallRecords(3);
    const command = { kind: 'command', lines: [0, 0], prompt: 'kd', command: 'k' } as const;
    kept.keep(0, [command, command]);
    kept.keep(1, [command, command]);
    kept.keep(2, [command]);
    expect([0, 1, 2].map((section) => kept.of(section, ['command'])?.length)).toEqual([2, 2, undefined]);
    expect(kept.of(0, ['command', 'stack'])).toBeUndefined();
  });
});
