/** STK09: a double fault, by the stack pointer and the limits of the stack; the cues without limits stand in stackPatterns. */
import { expect, it } from 'vitest';
import { kernelStackOverflow as rule } from '../../../../src/server/rules/kernelStackOverflow';
import { checkRule, headlines } from '../../../support/checkRule';

const title = `0: kd> !analyze -v
UNEXPECTED_KERNEL_MODE_TRAP (7f)
Arguments:
Arg1: 0000000000000008, EXCEPTION_DOUBLE_FAULT
Arg2: ffffe700b1a2ce70
Arg3: ffff918b7d4e1f60
Arg4: fffff8031c8eba95

Debugging Details:
------------------

`;
/** The stack pointer of the row below the double fault. */
const stack = (sp: string): string => `STACK_TEXT:
ffffe700\`b1a2cd28 fffff803\`1c8f1929 : 00000000\`0000007f 00000000\`00000008 ffffe700\`b1a2ce70 ffff918b\`7d4e1f60 : nt!KeBugCheckEx
ffffe700\`b1a2cd30 fffff803\`1c8ec783 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!KiBugCheckDispatch+0x69
ffffe700\`b1a2ce70 fffff803\`1c782063 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!KiDoubleFaultAbort+0x2c3
${sp} fffff803\`1c781ea9 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : enc!EncTransform+0x43

`;
const thread = `0: kd> !thread
THREAD ffff918b79a1c080  Cid 1a2c.0f34  Teb: 0000000000000000 Win32Thread: 0000000000000000 RUNNING on processor 0
Not impersonating
Owning Process            ffff918b70a12040       Image:         System
Wait Start TickCount      217211         Ticks: 1 (0:00:00:00.015)
Stack Init ffff918b7d4e7c90 Current ffff918b7d4e2f10
Base ffff918b7d4e8000 Limit ffff918b7d4e2000 Call 0000000000000000
Priority 8 BasePriority 8 PriorityDecrement 0 IoPriority 2 PagePriority 5
`;

it('compares the stack pointer at the fault with Limit', async () => {
  expect(await checkRule(rule, title + stack('ffff918b`7d4e1f60') + thread)).toMatchInlineSnapshot(`
    "warning diagnostic [2-7] derived: A double fault: a stack that is used up is one of two common causes, hardware the other. The stack pointer stood 0xa0 bytes below Limit.
      observed [2-7] the bug check
      derived [16] the row of the failure, ffff918b\`7d4e1f60, stands 0xa0 bytes below Limit ffff918b\`7d4e2000 (ffff918b7d4e2000 -0xa0 = ffff918b7d4e1f60)
      missing: how much of the stack each row takes, down to the last (kf 100)
      next: kv | !thread | kf 100"
  `);
});

it('takes Limit from the analysis where no thread is printed', async () => {
  const field =
    'STACK_OVERFLOW: Stack Limit: ffff918b7d4e2000. Use (kF) and (!stackusage) to investigate stack usage.\n\n';
  expect(await headlines(rule, title + field + stack('ffff918b`7d4e2008'))).toMatch(
    /^warning diagnostic .*stood 0x8 bytes above Limit/,
  );
});

it('takes the stack pointer from a task state on x86', async () => {
  const text = `kd> .bugcheck
Bugcheck code 0000007F
Arguments 00000008 80042000 00000000 00000000
kd> .tss 28
eax=00000000 ebx=f7a32010 ecx=00000001 edx=00000000 esi=00000000 edi=00000000
eip=8052a1c4 esp=f7a31ff8 ebp=f7a32010 iopl=0         nv up ei pl zr na pe nc
nt!MmAccessFault+0x8:
8052a1c4 53              push    ebx
kd> !thread
THREAD 86a1c020  Cid 0f34.1a2c  Teb: 00000000 Win32Thread: 00000000 RUNNING on processor 0
Not impersonating
Owning Process            86a12040       Image:         System
Stack Init f7a35000 Current f7a32c50 Base f7a35000 Limit f7a32000 Call 0
`;
  expect(await checkRule(rule, text)).toMatch(
    /esp at the failure, f7a31ff8, stands 0x8 bytes below Limit f7a32000 .*\n.*\n?/,
  );
});

it('says so when there was room', async () => {
  expect(await checkRule(rule, title + stack('ffff918b`7d4e5a10') + thread)).toMatchInlineSnapshot(`
    "info diagnostic [2-7] inferred: A double fault: a stack that is used up is one of two common causes, hardware the other. With 0x3a10 bytes left the stack was hardly used up.
      observed [2-7] the bug check
      derived [16] the row of the failure, ffff918b\`7d4e5a10, stands 0x3a10 bytes above Limit ffff918b\`7d4e2000 (ffff918b7d4e2000 +0x3a10 = ffff918b7d4e5a10)
      or: A fault of the hardware, or a damaged stack pointer.
      missing: how much of the stack each row takes, down to the last (kf 100)
      next: kv | !thread | kf 100"
  `);
});

it('is not sure without limits, and does not compare with another stack', async () => {
  for (const text of [title + stack('ffff918b`7d4e1f60'), title + stack('ffffb504`11111f60') + thread]) {
    const printed = await checkRule(rule, text);
    expect(printed).toMatch(/^info diagnostic .* inferred/);
    expect(printed).toMatch(/missing: Base and Limit/);
  }
});
