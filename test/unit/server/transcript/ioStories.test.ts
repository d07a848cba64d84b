/** Stories of requests and their completion, from stacks and from `!irp`. All excerpts are written for the test. */
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../support/analyze';
import { kernelXp } from '../../../support/excerpts';

/** `title`, then a line for each step: grade, what, and what comes before it. */
async function stories(text: string): Promise<string> {
  const { analysis } = await analyze(kernelXp + text);
  return analysis.stories
    .flatMap(({ title, steps }) => [
      title,
      ...steps.map(
        ({ id, lane, what, grade, after }) => `  ${id} ${lane}, ${grade}: ${what} <- ${after.join()}`,
      ),
    ])
    .join('\n');
}

const thread = `kd> !thread 86a3f020
THREAD 86a3f020  Cid 0560.0614  Teb: 7ffdd000 Win32Thread: 00000000 WAIT: (Executive) KernelMode Non-Alertable
    8600b6fc  NotificationEvent
IRP List:
    85b1d008: (0006,01d8) Flags: 00000970  Mdl: 00000000
Not impersonating
Owning Process            86a21da0       Image:         app.exe
Wait Start TickCount      40112          Ticks: 640 (0:00:00:10.000)
`;
const irp = (head: string, mark: string): string => `kd> !irp 85b1d008
${head}
 No Mdl: No System Buffer: Thread 86a3f020:  Irp stack trace.
     cmd  flg cl Device   File     Completion-Context
${mark}[  3, 0]   0  1 86b01030 00000000 00000000-00000000    pending
	       \\Driver\\lower
			Args: 00001000 00000000 00000000 00000000
 [  3, 0]   0 e0 86b12ac8 8600b6a0 f7b0c1a0-00000000 Success Error Cancel 
	       \\Driver\\mydrv	mydrv!ReadComplete
			Args: 00001000 00000000 00000000 00000000
`;

describe('the completion on a stack', () => {
  it('is that of drivers, with the routines that run in it', async () => {
    const stack = `kd> k
ChildEBP RetAddr  
8054ff50 f7b0c2d4 mydrv!ReadComplete+0x41
8054ff68 804f4d1b nt!IopfCompleteRequest+0xa2
8054ff7c f7a51c10 nt!IofCompleteRequest+0x12
8054ff98 8054507c lower!LowerDpc+0x6e
8054ffcc 80544c0e nt!KiRetireDpcList+0x61
`;
    expect(await stories(stack)).toMatchInlineSnapshot(`
      "I/O completion on a stack
        k0 driver, observed: LowerDpc completes a request <- 
        k1 driver, observed: the completion routine ReadComplete runs <- k0"
    `);
  });

  it('goes on as a special kernel APC, which is a part of its IRP', async () => {
    const stack = `kd> kb
ChildEBP RetAddr  Args to Child
f6e1f9b4 804f0a3e 85b1d048 f6e1fa00 f6e1f9fc nt!IopCompleteRequest+0x92
f6e1fa04 806ffae4 00000000 00000000 00000000 nt!KiDeliverApc+0xb3
f6e1fa24 806ff1ef 00000000 00000000 f6e1fa3c hal!HalpApcInterrupt+0xc6
`;
    expect(await stories(stack)).toMatchInlineSnapshot(`
      "I/O completion on a stack
        k0 apc, observed: kernel APCs are delivered <- 
        k1 apc, derived: the second stage runs for IRP 85b1d008, as a special kernel APC <- k0"
    `);
  });

  it('may need no APC; x64 shows no arguments', async () => {
    const stack = `kd> kv
 # Child-SP          RetAddr           : Args to Child                                                           : Call Site
00 fffff880\`0def3ec0 fffff800\`0327c652 : fffffa80\`079c4378 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!IopCompleteRequest+0x7a
01 fffff880\`0def4000 fffff800\`0328da9f : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : nt!IopfCompleteRequest+0x1d2
02 fffff880\`0def4090 fffff800\`03278a14 : 00000000\`00000000 00000000\`00000000 00000000\`00000000 00000000\`00000000 : mydrv!Read+0x19f
`;
    expect(await stories(stack)).toMatchInlineSnapshot(`
      "I/O completion on a stack
        k0 driver, observed: Read completes a request <- 
        k1 apc, observed: the second stage runs, called directly, no APC <- k0"
    `);
  });
});

describe('a request', () => {
  it('passes from driver to driver, and is pending', async () => {
    const head = 'Irp is active with 2 stacks 1 is current (= 0x85b1d078)';
    expect(await stories(thread + irp(head, '>'))).toMatchInlineSnapshot(`
      "IRP 85b1d008 of app.exe 560.614
        s2 request, observed: passed to \\Driver\\mydrv: IRP_MJ_READ / IRP_MN_NORMAL <- 
        s1 request, observed: passed to \\Driver\\lower: IRP_MJ_READ / IRP_MN_NORMAL <- s2
        pending request, observed: pending in \\Driver\\lower <- s1
        wait thread, observed: the thread waits <- "
    `);
  });

  it('is completed, and still on the list of its thread', async () => {
    const head = 'Irp is complete (CurrentLocation 3 > StackCount 2)';
    expect(await stories(thread + irp(head, ' '))).toMatchInlineSnapshot(`
      "IRP 85b1d008 of app.exe 560.614
        s2 request, observed: passed to \\Driver\\mydrv: IRP_MJ_READ / IRP_MN_NORMAL <- 
        s1 request, observed: passed to \\Driver\\lower: IRP_MJ_READ / IRP_MN_NORMAL <- s2
        done request, derived: completed by its drivers; its second stage has not run <- s1
        wait thread, observed: the thread waits <- "
    `);
  });

  // Whose it is, the text does not show.
  it('has no story where its thread is not printed', async () => {
    expect(await stories(irp('Irp is active with 2 stacks 1 is current (= 0x85b1d078)', '>'))).toBe('');
  });
});
