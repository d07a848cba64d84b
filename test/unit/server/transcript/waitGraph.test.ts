/** Who waits for whom: nodes, edges with their grades, rings and what weakens them. */
import { describe, expect, it } from 'vitest';
import type { WaitGraph } from '../../../../src/shared/triage';
import { analyze, readSample } from '../../../support/analyze';
import { fileObject, irp10, kernel10, thread10 } from '../../../support/excerpts';

async function graphOf(text: string): Promise<WaitGraph> {
  const { analysis } = await analyze(text);
  return analysis.waitGraph;
}

/** `T1 -waits-for-> Mutant (observed)`, by labels. */
function edges({ nodes, edges: all }: WaitGraph): string[] {
  const label = (id: string): string => nodes.find((node) => node.id === id)?.label ?? id;
  return all.map(({ from, to, kind, grade }) => `${label(from)} -${kind}-> ${label(to)} (${grade})`);
}

function rings({ nodes, cycles }: WaitGraph): string[] {
  const label = (id: string): string => nodes.find((node) => node.id === id)?.label ?? id;
  return cycles.map(({ nodes: ring, grade }) => `${ring.map(label).join(' → ')} (${grade})`);
}

describe('the rundown', () => {
  it('has one candidate ring, broken at the UserMode wait', async () => {
    const graph = await graphOf(readSample('rundown-deadlock'));
    expect(edges(graph)).toMatchInlineSnapshot(`
      [
        "rrdtool.exe 1328.1348 -waits-for-> FILE_OBJECT fffffadf\`ccf73250 (derived)",
        "FILE_OBJECT fffffadf\`ccf73250 -held-by-> w3wp.exe 10f8.138c (derived)",
        "w3wp.exe 10f8.138c -waits-for-> IRP fffffadf\`cc225380 (derived)",
        "w3wp.exe 10f8.138c -waits-for-> byte range of the file (derived)",
        "byte range of the file -held-by-> rrdtool.exe 1328.1348 (inferred)",
        "IRP fffffadf\`cc225380 -serves-> \\FileSystem\\Ntfs (observed)",
      ]
    `);
    expect(rings(graph)).toHaveLength(1);
    const [ring] = graph.cycles;
    expect(ring?.grade).toBe('inferred');
    expect(ring?.breakAt).toBe('s2/thread:fffffadfccea27d0');
    expect(ring?.caveats.join('\n')).toMatch(
      /14 min 11 s apart[^]*1 h 49 min 38\.5 s after[^]*Nothing in the text says who owns the byte range/,
    );
  });
});

const process = 'ffffb20a0fb1c080';
const wait = [
  'nt!KiSwapContext+0x76',
  'nt!KiSwapThread+0x500',
  'nt!KiCommitThreadWait+0x14f',
  'nt!KeWaitForSingleObject+0x233',
];
const thread = (index: number, ...objects: string[]): string =>
  thread10({
    address: `ffffb20a1000${index}080`,
    cid: `0f10.010${index}`,
    image: 'app.exe',
    process,
    objects,
    stack: wait,
  });
const mutant = (index: number, owner: number): string =>
  `ffffb20a2000${index}080  Mutant - owning thread ffffb20a1000${owner}080`;
const listing = (...threads: string[]): string => `${kernel10}kd> !process 0 7\n${threads.join('\n')}`;

describe('mutants', () => {
  it('lead to the printed owner, described or not', async () => {
    expect(edges(await graphOf(listing(thread(1, mutant(1, 2)), thread(2, mutant(2, 9))))))
      .toMatchInlineSnapshot(`
      [
        "app.exe f10.101 -waits-for-> Mutant ffffb20a\`20001080 (observed)",
        "Mutant ffffb20a\`20001080 -held-by-> app.exe f10.102 (observed)",
        "app.exe f10.102 -waits-for-> Mutant ffffb20a\`20002080 (observed)",
        "Mutant ffffb20a\`20002080 -held-by-> thread ffffb20a\`10009080 (observed)",
      ]
    `);
  });

  it('close a ring of observed edges', async () => {
    const graph = await graphOf(listing(thread(1, mutant(1, 2)), thread(2, mutant(2, 1))));
    expect(rings(graph)).toEqual([
      'app.exe f10.101 → Mutant ffffb20a`20001080 → app.exe f10.102 → Mutant ffffb20a`20002080 (observed)',
    ]);
    expect(graph.cycles[0]?.caveats).toEqual([]);
  });

  it('close two rings where two pairs are stuck', async () => {
    const graph = await graphOf(
      listing(
        thread(1, mutant(1, 2)),
        thread(2, mutant(2, 1)),
        thread(3, mutant(3, 4)),
        thread(4, mutant(4, 3)),
      ),
    );
    expect(rings(graph)).toHaveLength(2);
  });

  // WaitAny: any other object would wake the thread.
  it('say so when a thread of the ring waits on several objects', async () => {
    const graph = await graphOf(
      listing(thread(1, mutant(1, 2), 'ffffb20a30001080  NotificationEvent'), thread(2, mutant(2, 1))),
    );
    expect(graph.cycles[0]?.caveats.join()).toContain('app.exe f10.101 waits on 2 objects');
  });

  it('do not make a thread wait for itself', async () => {
    expect(rings(await graphOf(listing(thread(1, mutant(1, 1)))))).toEqual([]);
  });
});

it('draws waits for the end of threads and processes of the same session only', async () => {
  const text = listing(thread(1, 'ffffb20a10002080  Thread'), thread(2));
  expect(edges(await graphOf(text))).toEqual(['app.exe f10.101 -waits-for-> app.exe f10.102 (observed)']);
  expect(
    edges(await graphOf(`${listing(thread(2))}${listing(thread(1, 'ffffb20a10002080  Thread'))}`)),
  ).toEqual([]);
});

describe('file objects', () => {
  const file = 'ffffb20a11112200';
  const waiter = thread10({
    address: 'ffffb20a10001080',
    cid: '0f10.0101',
    image: 'app.exe',
    process,
    objects: ['ffffb20a11112280  SynchronizationEvent'],
    stack: [...wait, 'nt!IopWaitForLockAlertable+0x40', 'nt!NtReadFile+0x1d6'],
  });
  const reader = (index: number, last = 'nt!NtReadFile+0x599'): string =>
    thread10({
      address: `ffffb20a1000${index}080`,
      cid: `0f10.010${index}`,
      image: 'app.exe',
      process,
      objects: ['ffffb20a11112298  NotificationEvent'],
      stack: [...wait, last],
    });

  it('are held by the one thread with a request, derived', async () => {
    expect(edges(await graphOf(listing(waiter, reader(2)) + fileObject(file)))).toContain(
      'FILE_OBJECT ffffb20a`11112200 -held-by-> app.exe f10.102 (derived)',
    );
  });

  // One at a time holds it: of two, the text does not say which.
  it('are held by either of two candidates, inferred', async () => {
    const found = edges(await graphOf(listing(waiter, reader(2), reader(3)) + fileObject(file)));
    expect(found.filter((edge) => edge.includes('held-by'))).toEqual([
      'FILE_OBJECT ffffb20a`11112200 -held-by-> app.exe f10.102 (inferred)',
      'FILE_OBJECT ffffb20a`11112200 -held-by-> app.exe f10.103 (inferred)',
    ]);
  });

  it('are not held by who waits for the file handle', async () => {
    const found = edges(
      await graphOf(listing(waiter, reader(2, 'nt!NtWaitForSingleObject+0x6a')) + fileObject(file)),
    );
    expect(found.join()).not.toContain('held-by');
  });

  it('draw an edge once when a thread is printed twice', async () => {
    const once = edges(await graphOf(listing(waiter) + fileObject(file)));
    expect(edges(await graphOf(listing(waiter, waiter) + fileObject(file)))).toEqual(once);
  });

  // A driver that has not marked the IRP pending is only where it is.
  it('do not call an IRP pending that is not', async () => {
    const irp = {
      address: 'ffffb20a33330010',
      thread: 'ffffb20a10002080',
      file,
      request: 'IRP_MJ_READ(3), N/A(0)',
    };
    const text = (more: object): string => listing(reader(2)) + fileObject(file) + irp10({ ...irp, ...more });
    const label = async (more: object): Promise<string | undefined> =>
      (await graphOf(text(more))).edges.find(({ kind }) => kind === 'serves')?.label;
    expect(await label({ flags: '0  1' })).toBe('pending in');
    expect(await label({ flags: '0  0', notes: '' })).toBe('current in');
  });
});
