/** The IRP view: one IRP from all its printings, its numbers named, the highest driver first. */
import { expect, it } from 'vitest';
import { viewOf } from '../../../../src/server/views/index';
import { analyze, readSample, transcriptOf } from '../../../support/analyze';
import { printView } from '../../../support/printView';

const print = async (text: string): Promise<string> => printView(viewOf('irpStack', await analyze(text)));

it('makes one request of two printings', async () => {
  expect(await print(readSample('rundown-deadlock'))).toMatchInlineSnapshot(`
    "IRP fffffadf\`cc225380: IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK, pending in \\FileSystem\\Ntfs (elided) @85-93
      state: pending, cancelable, file object deadlock, pending irp, wait on file object event
      Thread: fffffadf\`ccea27d0 (w3wp.exe 10f8.138c) @85
      Age: not printed; its thread has waited 14.875 s @106-126
      File: fffffadf\`ccf73250 (\\Temp\\php\\session\\sess_bkcavai8fak8antv9coq46at95) @91-93
      Stack: 7 locations (the text shows 2), 7 is current @85
      Current location: fffffadf\`cc225380 + 0xd0 + 6·0x48 = fffffadf\`cc225600, as printed @85
      Flags: 0x0 @96
      Thread list: empty: Flink = Blink = IRP + 0x20, the entry itself @99-100
      Cancel routine: fffff800\`010ba930 nt!FsRtlPrivateResetLowestLockOffset @102
      Printed again: line 96 @96-103
    > 7 IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK SL_EXCLUSIVE_LOCK SL_PENDING_RETURNED \\FileSystem\\Ntfs Length=fffffadfcd70e0a0 Key=0 ByteOffset=0 Arg 4=0 pending @91-93
      1 unused Arg 1=0 Arg 2=0 Arg 3=0 Arg 4=0 @88-89"
  `);
});

it('says when the printed location is not where the layout has it', async () => {
  const text = transcriptOf(`
    lkd> !irp fffffadf00001000
    Irp is active with 2 stacks 2 is current (= 0xfffffadf00001110)
     No Mdl: No System Buffer: Thread fffffadf00002000:  Irp stack trace.
         cmd  flg cl Device   File     Completion-Context
     [  0, 0]   0  0 00000000 00000000 00000000-00000000

                Args: 00000000 00000000 00000000 00000000
    >[  3, 0]   0 e1 fffffadf00003000 fffffadf00004000 fffff80001020304-00000000 Success Error Cancel pending
               \\FileSystem\\Ntfs
                Args: 00001000 00000000 00000000 00000000
  `);
  expect(await print(text)).toMatchInlineSnapshot(`
    "IRP fffffadf\`00001000: IRP_MJ_READ / IRP_MN_NORMAL, pending in \\FileSystem\\Ntfs @2-10
      state: pending, irp arithmetic, pending irp
      Thread: fffffadf\`00002000 @2
      File: fffffadf\`00004000 @8-10
      Stack: 2 locations, 2 is current @2
      Current location: fffffadf\`00001000 + 0xd0 + 1·0x48 = fffffadf\`00001118, but fffffadf\`00001110 is printed @2
    > 2 IRP_MJ_READ / IRP_MN_NORMAL SL_PENDING_RETURNED SL_INVOKE_ON_CANCEL SL_INVOKE_ON_SUCCESS SL_INVOKE_ON_ERROR \\FileSystem\\Ntfs Length=1000 Key=0 ByteOffset=0 Arg 4=0 completion fffff800\`01020304 pending @8-10
      1 unused Arg 1=0 Arg 2=0 Arg 3=0 Arg 4=0 @5-7"
  `);
});

it('is empty without IRPs', async () => {
  expect(await print('lkd> !thread\n')).toMatchInlineSnapshot(
    `"empty: The text shows no IRP. [!irpfind -v]"`,
  );
  expect(await print('0:000> k\n')).toMatchInlineSnapshot(`"empty: The text shows no IRP. []"`);
});
