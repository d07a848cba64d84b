/** IRPs beside each other: who is part of whom, who gets which request back, where the locations lie. */
import { expect, it } from 'vitest';
import { viewOf } from '../../../../src/server/views/index';
import { irpStack } from '../../../../src/server/views/irpStack';
import { analyze, transcriptOf } from '../../../support/analyze';
import { printView } from '../../../support/printView';

const read = transcriptOf(`
  0: kd> !irp ffffc10a5b7a2010
  Irp is active with 3 stacks 2 is current (= 0xffffc10a5b7a2128)
   Mdl=ffffc10a5c01d4e0: No System Buffer: Thread ffffc10a5a9b6080:  Irp stack trace.
       cmd  flg cl Device   File     Completion-Context
   [  0, 0]   0  0 00000000 00000000 00000000-00000000

                  Args: 00000000 00000000 00000000 00000000
  >[  3, 0]   0 e1 ffffc10a59d17060 00000000 fffff80c1d3a2f40-ffffc10a5b11d9c0 Success Error Cancel pending
             \\Driver\\disk        contosofs!ReadDone
                  Args: 00002000 00000000 004d8000 00000000
   [  3, 0]   0 e0 ffffc10a59e3c030 ffffc10a5ab40ef0 fffff80c1b1e7a10-00000000 Success Error Cancel
             \\FileSystem\\contosofs    fltmgr!FltpPassThroughCompletion
                  Args: 00002000 00000000 004d8000 00000000
  0: kd> !irp ffffc10a5b990a20
  Irp is active with 1 stacks 1 is current (= 0xffffc10a5b990af0)
   Mdl=ffffc10a5c01d4e0: Associated Irp=ffffc10a5b7a2010: Thread ffffc10a5a9b6080:  Irp stack trace.
       cmd  flg cl Device   File     Completion-Context
  >[  e, 0]   5  0 ffffc10a59d17060 00000000 00000000-00000000
             \\Driver\\disk
                  Args: 00000000 0000000c 002d1080 00000000
`);

it('draws completion routines from the driver that set them, and knows parts', async () => {
  expect(printView(viewOf('irpStack', await analyze(read)))).toMatchInlineSnapshot(`
    "IRP ffffc10a\`5b7a2010: IRP_MJ_READ / IRP_MN_NORMAL, pending in \\Driver\\disk @2-13
      state: pending, pending irp, split irp
      associated IRP ffffc10a\`5b990a20: IRP_MJ_DEVICE_CONTROL, at \\Driver\\disk (here)
      Thread: ffffc10a\`5a9b6080 @2
      Stack: 3 locations, 2 is current @2
      Current location: ffffc10a\`5b7a2010 + 0xd0 + 1·0x48 = ffffc10a\`5b7a2128, as printed @2
      MDL: ffffc10a\`5c01d4e0 @2
      3 IRP_MJ_READ / IRP_MN_NORMAL SL_INVOKE_ON_CANCEL SL_INVOKE_ON_SUCCESS SL_INVOKE_ON_ERROR \\FileSystem\\contosofs Length=2000 Key=0 ByteOffset=4d8000 Arg 4=0 completion fltmgr!FltpPassThroughCompletion @11-13
    > 2 IRP_MJ_READ / IRP_MN_NORMAL SL_PENDING_RETURNED SL_INVOKE_ON_CANCEL SL_INVOKE_ON_SUCCESS SL_INVOKE_ON_ERROR \\Driver\\disk Length=2000 Key=0 ByteOffset=4d8000 Arg 4=0 completion contosofs!ReadDone of \\FileSystem\\contosofs pending @8-10
      1 unused Arg 1=0 Arg 2=0 Arg 3=0 Arg 4=0 @5-7

    IRP ffffc10a\`5b990a20: IRP_MJ_DEVICE_CONTROL, at \\Driver\\disk @15-20
      master IRP ffffc10a\`5b7a2010: IRP_MJ_READ / IRP_MN_NORMAL, pending in \\Driver\\disk (here)
      Thread: ffffc10a\`5a9b6080 @15
      Stack: 1 location, 1 is current @15
      Current location: ffffc10a\`5b990a20 + 0xd0 + 0·0x48 = ffffc10a\`5b990af0, as printed @15
      IoControlCode: 0x2d1080 IOCTL_STORAGE_GET_DEVICE_NUMBER (FILE_DEVICE_MASS_STORAGE, function 0x420, METHOD_BUFFERED, FILE_ANY_ACCESS) @18-20
      MDL: ffffc10a\`5c01d4e0 @15
    > 1 IRP_MJ_DEVICE_CONTROL SL_READ_ACCESS_GRANTED SL_WRITE_ACCESS_GRANTED \\Driver\\disk OutputBufferLength=0 InputBufferLength=c IoControlCode=2d1080 (IOCTL_STORAGE_GET_DEVICE_NUMBER (FILE_DEVICE_MASS_STORAGE, function 0x420, METHOD_BUFFERED, FILE_ANY_ACCESS)) Type3InputBuffer=0 @18-20"
  `);
});

it('shows the arithmetic of every location', async () => {
  const { irps } = irpStack(await analyze(read));
  expect(irps[0]?.locations.map(({ sum }) => sum)).toMatchInlineSnapshot(`
    [
      "ffffc10a\`5b7a2010 + 0xd0 + 2·0x48 = ffffc10a\`5b7a2170",
      "ffffc10a\`5b7a2010 + 0xd0 + 1·0x48 = ffffc10a\`5b7a2128",
      "ffffc10a\`5b7a2010 + 0xd0 + 0·0x48 = ffffc10a\`5b7a20e0",
    ]
  `);
});
