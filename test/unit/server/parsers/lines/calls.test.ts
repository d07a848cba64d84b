// A stack whose header was lost is a stack; a listing of pointers is none. Excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { parseText } from '../../../../support/parse';

function kindsIn(text: string): readonly string[] {
  return parseText(text).records.map(({ record }) => record.kind);
}

describe('rows of two addresses without a header', () => {
  it.each([
    [
      'return addresses lie in the module of the next row',
      `0182e698 7c921c94 ntdll!KiFastSystemCallRet
0182e69c 77d72700 ntdll!NtRequestWaitReplyPort+0xc
0182e6f4 77d713ba RPCRT4!LRPC_CCALL::SendReceive+0x230
0182e700 77888056 RPCRT4!I_RpcSendReceive+0x24
0182e71c 77888011 ole32!ThreadSendReceive+0xf5
0182e738 77887ed7 ole32!SwitchAptAndDispatchCall+0x112
`,
    ],
    [
      'a trap repeats an address',
      `f51e4c94 8091ecf2 nt!KeWaitForSingleObject+0x346
f51e4d50 808897cc nt!NtRequestWaitReplyPort+0x776
f51e4d50 7c82860c nt!KiFastCallEntry+0xfc (TrapFrame @ f51e4d64)
00f5f2b8 7c827899 ntdll!KiFastSystemCallRet
`,
    ],
  ])('are a stack where %s', (_, text) => {
    expect(kindsIn(text)).toEqual(['stack']);
  });

  it.each([
    [
      'each value lies in the module of its own symbol',
      `a9850cf4 804f3dc4 nt!KiDeliverApc+0xc2
a9850d10 804f4e11 nt!KiSwapThread+0x61
a9850d24 f7a31b02 mydrv!Wait+0x52
a9850d40 f7a31c45 mydrv!Read+0x35
a9850d58 804f6f20 nt!IopfCallDriver+0x31
a9850d70 804f7012 nt!IopSynchronousServiceTail+0x60
`,
    ],
    [
      'all are of one module',
      `a9850cf4 804f3dc4 nt!KiDeliverApc+0xc2
a9850d10 804f4e11 nt!KiSwapThread+0x61
a9850d24 804f5a02 nt!KeWaitForSingleObject+0x152
`,
    ],
  ])('are slots where %s', (_, text) => {
    expect(kindsIn(text)).toEqual(['rawStack']);
  });
});
