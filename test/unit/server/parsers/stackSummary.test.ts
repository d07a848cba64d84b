// A long `!stacks`: the section that goes on with it begins in the middle of a stack. The excerpt is written for the test.
import { describe, expect, it } from 'vitest';
import { initialContext } from '../../../../src/server/model/context';
import { parseSection } from '../../../../src/server/parsers/index';
import { SectionText } from '../../../../src/server/text/sectionText';

const rest = `                                        nt!KiCommitThreadWait+0x1d2
                                        nt!KeWaitForSingleObject+0x19f
                                        mydrv!Wait+0x41
                                        nt!PspSystemThreadStartup+0x5a

                            [fffffa8004d1c060 svchost.exe]
 31c.000320  fffffa8004d1e8c0 ffff0e1a Blocked    nt!KiSwapContext+0x7a
                                        nt!KiCommitThreadWait+0x1d2
                                        nt!KeRemoveQueueEx+0x323
 31c.000324  fffffa8004d2b060 ffff00f4 Blocked    Stack paged out
 31c.000328  fffffa8004d2c7f0 ffff0001 RUNNING    afd!AfdPoll+0x2b0

Threads Processed: 3
`;

const parse = (): ReturnType<typeof parseSection> =>
  parseSection(new SectionText({ kind: 'command', continued: true }, rest), {
    ...initialContext,
    command: '!stacks 2',
  });

describe('a section in the middle of !stacks', () => {
  it('has the threads below the end of a stack', () => {
    const threads = parse().records.flatMap((record) =>
      record.kind === 'threadSummary' ? [[record.thread, record.lines, record.functions]] : [],
    );
    expect(threads).toEqual([
      [0x320, [6, 8], ['nt!KiSwapContext', 'nt!KiCommitThreadWait', 'nt!KeRemoveQueueEx']],
      [0x324, [9, 9], []],
      [0x328, [10, 10], ['afd!AfdPoll']],
    ]);
  });

  it('has no stack of its own, and no line that nobody understands', () => {
    const { records, states } = parse();
    expect(records.map(({ kind }) => kind)).toEqual([
      'threadSummary',
      'threadSummary',
      'threadSummary',
      'notice',
    ]);
    expect([...states].filter((state) => state > 1)).toEqual([]);
  });
});
