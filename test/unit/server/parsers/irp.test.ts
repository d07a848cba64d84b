// !irp, terse and verbose, old and new. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { parseText, printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const windowsXp = `kd> !irp 82115d40
Irp is active with 3 stacks 2 is current (= 0x82115dd4)
 No Mdl System buffer = ff659220 Thread 820f3c88:  Irp stack trace.  
     cmd  flg cl Device   File     Completion-Context
 [  0, 0]   0  0 00000000 00000000 00000000-00000000    

			Args: 00000000 00000000 00000000 00000000
>[  e,20]   5 e1 82aac7b0 82108d30 804f0362-f89e7c74 Success Error Cancel pending
	       \\FileSystem\\Filters\\mydrv	nt!IopCompletion
			Args: 00000100 00000000 80002003 00000000
 [  e,20]   5  0 82aac8b0 82108d30 00000000-00000000    
	       \\Driver\\other
			Args: 00000100 00000000 80002003 00000000
`;

const windows7 = `1: kd> !irp fffffa8004e0c010 1
Irp is active with 7 stacks 7 is current (= 0xfffffa8004e0c290)
 No Mdl: No System Buffer: Thread fffffa8004cf6b50:  Irp stack trace.  
Flags = 00000884
ThreadListEntry.Flink = fffffa8004cf6f20
ThreadListEntry.Blink = fffffa8004cf6f20
IoStatus.Status = 00000103
IoStatus.Information = 00000000
RequestorMode = 00000001
Cancel = 00
CancelIrql = 0
ApcEnvironment = 00
UserIosb = 0012fac0
UserEvent = fffffa8004d1c060
Overlay.AsynchronousParameters.UserApcRoutine = 00000000
Overlay.AllocationSize = 00000000 - 00000000
CancelRoutine = fffff800010ba930   nt!FsRtlPrivateResetLowestLockOffset
UserBuffer = 00000000
&Tail.Overlay.DeviceQueueEntry = fffffa8004e0c088
Tail.Overlay.Thread = fffffa8004cf6b50
Tail.Overlay.AuxiliaryBuffer = 00000000
     cmd  flg cl Device   File     Completion-Context
 [  0, 0]   0  0 00000000 00000000 00000000-00000000    
			Args: 00000000 00000000 00000000 00000000
>[ 11, 1]   2  1 fffffa80047b6040 fffffa8004d1c250 00000000-00000000    pending
	       \\FileSystem\\Ntfs
			Args: fffffa80048d70e0 00000000 00000000 00000000
`;

const windows10 = `0: kd> !irp ffffc38e3d0bc010
Irp is active with 2 stacks 1 is current (= 0xffffc38e3d0bc0e0)
 Mdl=ffffc38e3b905880: No System Buffer: Thread ffffc38e3d0e9080:  Irp stack trace.  
     cmd  flg cl Device   File     Completion-Context
>[IRP_MJ_DEVICE_CONTROL(e), N/A(0)]
            5 e1 ffffc38e383199f0 ffffc38e3d04ee40 fffff8021ed02a10-ffffc38e3d0e9100 Success Error Cancel pending
	       \\Driver\\mydrv	nt!ExpSync
			Args: 00000000 00000000 0x80002003 116b2963c70
 [IRP_MJ_LOCK_CONTROL(11), IRP_MN_LOCK(1)]
            0  0 ffffc38e2cd58e00 ffffc38e2ff24e20 00000000-00000000    
	       \\FileSystem\\Ntfs
			Args: 00001000 00000000 00000000 00000000
`;

const withoutCommand = windows7.split('\n').slice(1).join('\n');

describe('records', () => {
  it('Windows XP: numbers, everything on a line', () => {
    expect(printText(windowsXp)).toMatchInlineSnapshot(`
      "command prompt=kd> command=!irp 82115d40
      irp ffffffff82115d40 stackCount=3 currentLocation=2 currentLocationAddress=ffffffff82115dd4 elided=false systemBuffer=ffffffffff659220 thread=ffffffff820f3c88 
        locations: current=false major=0x0 minor=0x0 flags=0x0 control=0x0 args=[0000000000000000 0000000000000000 0000000000000000 0000000000000000] index=1 
        locations: current major=0xe minor=0x20 notes=[Success Error Cancel pending] flags=0x5 control=0xe1 device=ffffffff82aac7b0 file=ffffffff82108d30 completionRoutine=ffffffff804f0362 context=fffffffff89e7c74 driver=\\FileSystem\\Filters\\mydrv completionSymbol=nt!IopCompletion args=[0000000000000100 0000000000000000 ffffffff80002003 0000000000000000] index=2 
        locations: current=false major=0xe minor=0x20 flags=0x5 control=0x0 device=ffffffff82aac8b0 file=ffffffff82108d30 driver=\\Driver\\other args=[0000000000000100 0000000000000000 ffffffff80002003 0000000000000000] index=3"
    `);
  });
  it('Windows 7, verbose', () => {
    expect(printText(windows7, { lines: true })).toMatchInlineSnapshot(`
      "command prompt=1: kd> command=!irp fffffa8004e0c010 1 @1-1
      irp fffffa8004e0c010 stackCount=7 currentLocation=7 currentLocationAddress=fffffa8004e0c290 elided=false thread=fffffa8004cf6b50 flags=0x884 threadListEntry={flink=fffffa8004cf6f20 blink=fffffa8004cf6f20 @5-6} userIosb=000000000012fac0 userEvent=fffffa8004d1c060 cancelRoutine={address=fffff800010ba930 symbol=nt!FsRtlPrivateResetLowestLockOffset @17-17} @2-27 
        locations: current=false major=0x0 minor=0x0 flags=0x0 control=0x0 args=[0000000000000000 0000000000000000 0000000000000000 0000000000000000] index=1 @23-24 
        locations: current major=0x11 minor=0x1 notes=[pending] flags=0x2 control=0x1 device=fffffa80047b6040 file=fffffa8004d1c250 driver=\\FileSystem\\Ntfs args=[fffffa80048d70e0 0000000000000000 0000000000000000 0000000000000000] index=7 @25-27"
    `);
  });
  it('Windows 10: names, numbers on the line below', () => {
    expect(printText(windows10)).toMatchInlineSnapshot(`
      "command prompt=0: kd> command=!irp ffffc38e3d0bc010
      irp ffffc38e3d0bc010 stackCount=2 currentLocation=1 currentLocationAddress=ffffc38e3d0bc0e0 elided=false mdl=ffffc38e3b905880 thread=ffffc38e3d0e9080 
        locations: current major=0xe minor=0x0 notes=[Success Error Cancel pending] flags=0x5 control=0xe1 device=ffffc38e383199f0 file=ffffc38e3d04ee40 completionRoutine=fffff8021ed02a10 context=ffffc38e3d0e9100 driver=\\Driver\\mydrv completionSymbol=nt!ExpSync args=[0000000000000000 0000000000000000 0000000080002003 00000116b2963c70] index=1 
        locations: current=false major=0x11 minor=0x1 flags=0x0 control=0x0 device=ffffc38e2cd58e00 file=ffffc38e2ff24e20 driver=\\FileSystem\\Ntfs args=[0000000000001000 0000000000000000 0000000000000000 0000000000000000] index=2"
    `);
  });
  it('without a command the address is not known', () => {
    const { records } = parseText(withoutCommand);
    expect(records).toHaveLength(1);
    expect(records[0]?.section).toBe('irp');
    expect(records[0]?.record).not.toHaveProperty('address');
  });
  it('a second IRP under the same command is not the one that was asked for', () => {
    const { records } = parseText(`${windows7}\n${withoutCommand}`);
    expect(records.map(({ record }) => record.address)).toEqual([undefined, 'fffffa8004e0c010', undefined]);
  });
  it('a completed IRP', () => {
    const text = 'kd> !irp 82115d40\nIrp is completed.  No Mdl: No System Buffer\n';
    expect(parseText(text).records[1]?.record).toMatchObject({ kind: 'irp', complete: true, locations: [] });
  });
});

describe('what was left out', () => {
  const locations = (text: string) => {
    const irp = parseText(text).records.find(({ record }) => record.kind === 'irp')?.record;
    return irp?.kind === 'irp' ? irp.locations.map((location) => location.index) : undefined;
  };
  it('inside the list, indexes are known from the current location on', () => {
    expect(locations(windows7.replace(/^ \[ {2}0.*\n.*\n/m, '[...]\n'))).toEqual([7]);
    expect(locations(windowsXp.replace('>[  e', '[...]\n>[  e'))).toEqual([1, 2, 3]);
    expect(locations(windowsXp.replace('>[  e', '...\n [  e'))).toEqual([1, undefined, undefined]);
  });
  it('above the list, no location is missing', () => {
    expect(locations(windows10.replace('     cmd', '    ...\n     cmd'))).toEqual([1, 2]);
  });
});

describeRobustness([
  { name: 'Windows XP', text: windowsXp },
  { name: 'Windows 7', text: windows7 },
  { name: 'Windows 10', text: windows10 },
  { name: 'without a command', text: withoutCommand },
]);
