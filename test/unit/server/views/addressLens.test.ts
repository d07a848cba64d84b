/** The lens: containment with its sum, memory, mentions with the role the address has in them. */
import { expect, it } from 'vitest';
import { viewOf } from '../../../../src/server/views/index';
import { analyze, readSample, transcriptOf } from '../../../support/analyze';
import { printView } from '../../../support/printView';

async function look(text: string, about?: string): Promise<string> {
  return printView(viewOf('addressLens', await analyze(text), about));
}

it('tells what contains the lock of the sample, and who waits for it', async () => {
  expect(await look(readSample('rundown-deadlock'), '0xfffffadf`ccf732d0')).toMatchInlineSnapshot(`
    "fffffadf\`ccf732d0
    in FILE_OBJECT fffffadf\`ccf73250 + 0x80 (Lock) [fffffadf\`ccf73250 + 0x80 = fffffadf\`ccf732d0] @63-78
    wait object of rrdtool.exe 1328.1348 <fffffadfccf732d0> !process 0n4904 @34"
  `);
});

it('looks at what findings name when nothing is asked for', async () => {
  const view = viewOf('addressLens', await analyze(readSample('rundown-deadlock')));
  expect(view.kind === 'addressLens' && view.about).toBe(
    view.kind === 'addressLens' && view.suggestions[0]?.address,
  );
});

it('reads memory on, and says where pointers lead', async () => {
  const text = transcriptOf(`
    0: kd> !thread fffffa8004c1b060
    THREAD fffffa8004c1b060  Cid 0004.0038  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (Executive) KernelMode Non-Alertable
        fffffa8004d00010  SynchronizationEvent
    0: kd> dq fffffa80\`04d00010 L2
    fffffa80\`04d00010  00000000\`00040001 fffffa80\`04c1b060
  `);
  expect(await look(text, 'FFFFFA80`04D00010')).toMatchInlineSnapshot(`
    "fffffa80\`04d00010
    fffffa80\`04d00010: 00000000\`00040001  @5
    fffffa80\`04d00018: fffffa80\`04c1b060 thread 4.38 @5
    wait object of thread 4.38 <fffffa8004d00010> !thread fffffa8004c1b060 @3
    typed <fffffa80\`04d00010> dq fffffa80\`04d00010 L2 @4
    beginning of the memory <fffffa80\`04d00010> dq fffffa80\`04d00010 L2 @5"
  `);
});

it.each(['', 'hello', '0', '12345678901234567890123', '<img src=x>'])('shrugs at %j', async (about) => {
  const view = viewOf('addressLens', await analyze('0: kd> r\nrax=0000000000000000\n'), about);
  expect(view).toMatchObject({ kind: 'addressLens', mentions: [] });
});
