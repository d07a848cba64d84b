// !deadlock, short and long. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const short = `0: kd> !deadlock

Deadlock detected (2 resources in 2 threads):

Thread 0: A B
Thread 1: B A

Where:
Thread 0 = 8e3ba030
Thread 1 = 8e15c030
Lock A =   bca2af30 Type 'Spinlock'
Lock B =   mydrv!TableLock Type 'Mutex'
`;
const long = `0: kd> !deadlock 1

Deadlock detected (2 resources in 2 threads):

Thread 0 (8E14F750) took locks in the following order:

    Lock A -- b8906f30 (Spinlock)
    Stack:   mydrv!Open+0x63
             mydrv!Create+0x2E1

    Lock B -- mydrv!TableLock (Spinlock)
    Stack:   mydrv!Queue+0x2D

Thread 1 (8E903030) took locks in the following order:

    Lock B -- mydrv!TableLock (Spinlock)
    Stack:   mydrv!Dpc+0x25D

    Lock A -- b8906f30 (Spinlock)
    Stack:   << Current stack >>
`;
describe('!deadlock', () => {
  it.each([
    ['short', short],
    ['long', long],
  ])('%s', (_, text) => {
    expect(printText(text)).toMatchSnapshot();
  });
});
describeRobustness([
  { name: 'short', text: short },
  { name: 'long', text: long },
]);
