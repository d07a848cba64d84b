/** The wait-for graph and its twin in sentences. */
import { expect, it } from 'vitest';
import { viewOf } from '../../../../src/server/views/index';
import { analyze, readSample } from '../../../support/analyze';
import { printView } from '../../../support/printView';

const print = async (text: string): Promise<string> => printView(viewOf('waitGraph', await analyze(text)));

it('draws the candidate ring of the rundown', async () => {
  expect(await print(readSample('rundown-deadlock'))).toMatchInlineSnapshot(`
    "s2/thread:fffffadfcca9a040 thread rrdtool.exe 1328.1348 @33-60
    s2/fileObject:fffffadfccf73250 fileObject FILE_OBJECT fffffadf\`ccf73250 @63-78
    s2/thread:fffffadfccea27d0 thread w3wp.exe 10f8.138c @106-126
    s2/byte-range:fffffadfccf73250 byteRange byte range of the file (ghost)
    s2/irp:fffffadfcc225380 irp IRP fffffadf\`cc225380 @85
    s2/driver:\\FileSystem\\Ntfs driver \\FileSystem\\Ntfs @91-93
    e1 s2/thread:fffffadfcca9a040 -waits-for: Lock-> s2/fileObject:fffffadfccf73250 (derived) @34
    e2 s2/fileObject:fffffadfccf73250 -held-by: Busy: one synchronous request at a time-> s2/thread:fffffadfccea27d0 (derived) @124
    e3 s2/thread:fffffadfccea27d0 -waits-for: Event: its own request-> s2/irp:fffffadfcc225380 (derived) @107
    e4 s2/thread:fffffadfccea27d0 -waits-for: exclusive byte-range lock-> s2/byte-range:fffffadfccf73250 (derived) @91-93
    e5 s2/byte-range:fffffadfccf73250 -held-by: owner: candidate-> s2/thread:fffffadfcca9a040 (inferred) @55
    e6 s2/irp:fffffadfcc225380 -serves: pending in-> s2/driver:\\FileSystem\\Ntfs (observed) @91-93
    ring e1 e2 e4 e5 (inferred) break at s2/thread:fffffadfccea27d0
    - rrdtool.exe 1328.1348 waits for FILE_OBJECT fffffadf\`ccf73250 (Lock). (derived) @34
    - FILE_OBJECT fffffadf\`ccf73250 is held by w3wp.exe 10f8.138c (Busy: one synchronous request at a time). (derived) @124
    - w3wp.exe 10f8.138c waits for IRP fffffadf\`cc225380 (Event: its own request). (derived) @107
    - w3wp.exe 10f8.138c waits for byte range of the file (exclusive byte-range lock). (derived) @91-93
    - byte range of the file is held by rrdtool.exe 1328.1348 (owner: candidate). (inferred) @55
    - IRP fffffadf\`cc225380 is pending in \\FileSystem\\Ntfs. (observed) @91-93
    - Candidate ring: rrdtool.exe 1328.1348 → FILE_OBJECT fffffadf\`ccf73250 → w3wp.exe 10f8.138c → byte range of the file → rrdtool.exe 1328.1348. (inferred) @34
    - Caveat: The two !thread outputs are 14 min 11 s apart, so the ring is made of two moments.
    - Caveat: The current wait of w3wp.exe 10f8.138c (re)started 1 h 49 min 38.5 s after that of rrdtool.exe 1328.1348: either its present call is a later one than the call that first blocked the other, or the same wait was restarted by a kernel APC.
    - Caveat: Nothing in the text says who owns the byte range."
  `);
});

it('is empty where nothing waits for anything named', async () => {
  expect(await print(readSample('idle-thread-apc'))).toMatchInlineSnapshot(
    `"empty: Nothing in the text waits for something that the text names too. [!process 0 1f]"`,
  );
});
