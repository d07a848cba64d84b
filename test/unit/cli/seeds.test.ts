/** What kdscope has to conclude on the two samples, asserted from the JSON of the command line. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Grade, Triage } from '../../../src/shared/triage';
import { triageSample } from './support';

/** One finding that has to be there. Words are looked for in what it says: message, claims, alternatives, missing facts. */
interface Expected {
  readonly rule: string;
  readonly grade: Grade;
  /** First line. */
  readonly line: number;
  /** `terms = equals`, as in the proof. */
  readonly sums?: readonly string[];
  readonly says?: readonly (string | RegExp)[];
  readonly commands?: readonly string[];
  /** Lines that the proof leads to. */
  readonly proofLines?: readonly number[];
}

function matching(triage: Triage, { rule, line }: Expected): Finding {
  const found = triage.findings.find((finding) => finding.rule === rule && finding.lines[0] === line);
  if (!found)
    throw new Error(
      `no ${rule} at line ${line}; there are ${triage.findings.map((one) => `${one.rule}@${one.lines[0]}`).join(', ')}`,
    );
  return found;
}

function check(triage: Triage, expected: Expected): void {
  const finding = matching(triage, expected);
  expect(finding.grade).toBe(expected.grade);
  const sums = finding.proof.flatMap(({ check: sum }) =>
    sum ? [`${sum.terms.join(' ')} = ${sum.equals}`] : [],
  );
  expect(sums).toEqual(expect.arrayContaining([...(expected.sums ?? [])]));
  const { message, proof, alternatives = [], missing, related, next } = finding;
  const said = [
    message,
    ...proof.map(({ claim }) => claim),
    ...alternatives,
    ...missing.map(({ what }) => what),
    ...related.map((one) => one.message),
  ].join('\n');
  for (const words of expected.says ?? []) expect(said).toMatch(words);
  expect([...next, ...missing.map(({ command }) => command)]).toEqual(
    expect.arrayContaining([...(expected.commands ?? [])]),
  );
  expect(proof.map(({ lines }) => lines[0])).toEqual(
    expect.arrayContaining([...(expected.proofLines ?? [])]),
  );
}

const name = ({ rule, line }: Expected): string => `${rule} at line ${line}`;

describe('rundown deadlock', () => {
  let triage: Triage;
  beforeAll(async () => {
    triage = await triageSample('rundown-deadlock');
  });

  const expected: readonly Expected[] = [
    {
      rule: 'wait-on-file-object-lock',
      grade: 'derived',
      line: 34,
      sums: ['fffffadfccf73250 +0x80 = fffffadfccf732d0'],
      says: ['rrdtool.exe 1328.1348', '1 h 35 min 42.4 s', 'FILE_OBJECT fffffadf`ccf73250'],
    },
    {
      rule: 'wait-on-file-object-event',
      grade: 'derived',
      line: 107,
      sums: ['fffffadfccf73250 +0x98 = fffffadfccf732e8'],
      says: ['w3wp.exe 10f8.138c', 'Event'],
    },
    {
      rule: 'process-rundown-hang',
      grade: 'derived',
      line: 33,
      says: ['NtTerminateProcess', 'ExSweepHandleTable', 'STATUS_PROCESS_IS_TERMINATING'],
    },
    {
      rule: 'pending-irp',
      grade: 'derived',
      line: 91,
      sums: ['fffffadfcc225380 +0xd0 +0x1b0 = fffffadfcc225600', 'fffffadfccf73250 +0x98 = fffffadfccf732e8'],
      says: [
        'w3wp.exe 10f8.138c waits for exactly this request',
        'IRP_MJ_LOCK_CONTROL / IRP_MN_LOCK',
        'exclusive',
        'without fail-immediately',
        /\\FileSystem\\Ntfs/,
      ],
    },
    {
      rule: 'file-object-deadlock',
      grade: 'inferred',
      line: 34,
      sums: ['fffffadfccf73250 +0x80 = fffffadfccf732d0'],
      says: [
        'Candidate',
        'UserMode',
        'cancel routine',
        'Another handle',
        'it is one IRP',
        '14 min 11 s apart',
        '1 h 49 min 38',
      ],
      commands: ['!filelock fffffadf`ccf73250'],
      proofLines: [34, 91, 102],
    },
    {
      rule: 'attach-to-exiting-process',
      grade: 'observed',
      line: 21,
      says: ['0xC000010A is STATUS_PROCESS_IS_TERMINATING', 'pid 4904 is Cid 1328'],
    },
    {
      rule: 'snapshot-skew',
      grade: 'derived',
      line: 111,
      sums: ['+0x63df0a +0x59b9b = 0000000000697aa5', '+0x6a4bab +0x3b8 = 00000000006a4f63'],
      says: ['15.625 ms', '14 min 11 s', '1 h 49 min 38'],
    },
    {
      rule: 'symbol-of-another-process',
      grade: 'derived',
      line: 42,
      says: ['windbg!_imp_RegCreateKeyExW', 'rrdtool.exe'],
    },
    {
      rule: 'truncated-unwinding',
      grade: 'derived',
      line: 60,
      says: ['0202c9fc`0202c9fb', 'WOW64'],
      commands: ['.effmach x86; k'],
    },
    { rule: 'unwind-warning', grade: 'observed', line: 135 },
    {
      rule: 'decoded-arguments',
      grade: 'derived',
      line: 141,
      says: [
        'ret 28h',
        'FileHandle = 0x2b0',
        'ApcContext = 014edfac, IoStatusBlock = 014edfac',
        'ByteOffset = 014edf74 → 0',
        'Length = 014edf7c → 1',
        'FailImmediately = FALSE',
        'ExclusiveLock = TRUE',
        /supports.*does\s+not prove/,
      ],
      proofLines: [131, 145, 147, 91],
    },
    { rule: 'elided-output', grade: 'observed', line: 15 },
  ];

  it.each(expected.map((one) => [name(one), one] as const))('%s', (_name, one) => {
    check(triage, one);
  });

  it('understands every line', () => {
    expect(triage.coverage).toMatchObject({ lines: 147, prose: [], unrecognised: [] });
  });

  it('keeps the sessions apart', () => {
    expect(triage.sessions.map(({ kind }) => kind)).toEqual([
      'user-live',
      'user-live',
      'kernel-local',
      'user-live',
    ]);
    expect(triage.sessions[2]?.clock).toMatchObject({ tickMs: 15.625, skewMs: 850_968.75 });
  });

  it('has one candidate ring, whose only inferred edge is the owner of the byte range', () => {
    const { cycles, edges, nodes } = triage.waitGraph;
    expect(cycles).toHaveLength(1);
    const ring = edges.filter(({ id }) => cycles[0]?.edges.includes(id));
    const label = (id: string): string => nodes.find((node) => node.id === id)?.label ?? '';
    expect(
      ring.map(({ from, to, grade, lines }) => `${label(from)} > ${label(to)}: ${grade} @${lines[0]}`),
    ).toEqual([
      'rrdtool.exe 1328.1348 > FILE_OBJECT fffffadf`ccf73250: derived @34',
      'FILE_OBJECT fffffadf`ccf73250 > w3wp.exe 10f8.138c: derived @124',
      'w3wp.exe 10f8.138c > byte range of the file: derived @91',
      'byte range of the file > rrdtool.exe 1328.1348: inferred @55',
    ]);
    expect(cycles[0]).toMatchObject({ grade: 'inferred', breakAt: 's2/thread:fffffadfccea27d0' });
    expect(cycles[0]?.caveats.join('\n')).toMatch(
      /14 min 11 s apart[\s\S]*1 h 49 min 38[\s\S]*another handle/,
    );
  });

  it('makes one IRP of both printings, and names the flags of the file object', () => {
    expect(triage.things.filter(({ kind }) => kind === 'irp').map(({ lines }) => lines)).toEqual([
      [
        [85, 93],
        [96, 103],
      ],
    ]);
    expect(triage.records.find(({ kind }) => kind === 'fileObject')).toMatchObject({
      flags: 0x40042,
      flagNames: ['FO_SYNCHRONOUS_IO', 'FO_CACHE_SUPPORTED', 'FO_HANDLE_CREATED'],
    });
  });
});

describe('idle thread and the APC', () => {
  let triage: Triage;
  beforeAll(async () => {
    triage = await triageSample('idle-thread-apc');
  });

  const expected: readonly Expected[] = [
    {
      rule: 'trap-frame-overlay',
      grade: 'derived',
      line: 31,
      sums: [
        'ffffffffa9750c80 +0x4 = ffffffffa9750c84',
        'ffffffffa9750c80 +0x68 = ffffffffa9750ce8',
        'ffffffffa9750c80 +0x10 = ffffffffa9750c90',
        'ffffffffa9750c80 +0x2c = ffffffffa9750cac',
        'ffffffffa9750c80 +0x50 = ffffffffa9750cd0',
      ],
      commands: ['.trap a9750c80'],
    },
    {
      rule: 'skipped-frames',
      grade: 'inferred',
      line: 7,
      sums: [
        'ffffffffa9750c80 +0x74 = ffffffffa9750cf4',
        'ffffffffa9750d30 +0x4 +0xc +0x8 = ffffffffa9750d48',
        'ffffffffa9750d48 +0x24 +0x4 = ffffffffa9750d70',
        'ffffffffa9750d5c +0x14 = ffffffffa9750d70',
        'ffffffffa9750dac -0x10 -0x8 -0xc -0x14 -0x4 = ffffffffa9750d70',
      ],
      says: [
        'k skipped KiDeliverApc, KiSwapThread and KeWaitForSingleObject',
        'KiDeliverApc called KeAcquireInStackQueuedSpinLock',
        /SoftFSProcessRequest\+0x6c is stale/,
        /KeWaitForSingleObject was called by sftfsXP!SoftFSQueueSyncWorker/,
        'Alertable',
      ],
      commands: ['.trap a9750c80', 'ub 804f2dc4'],
    },
    {
      rule: 'apc-into-wait',
      grade: 'derived',
      line: 41,
      says: ['KiSwapThread called KiDeliverApc directly'],
    },
    {
      rule: 'special-kernel-apc',
      grade: 'inferred',
      line: 45,
      says: ['nt!IopCompleteRequest', 'whether or not the wait is alertable'],
    },
    {
      rule: 'late-iosb-write',
      grade: 'inferred',
      line: 3,
      says: [
        'Hypothesis',
        /residue|below the interrupted\s+stack pointer/,
        'earlier pass of the same KiDeliverApc',
        'does not show that this write did the harm',
        'Another write',
        'APC queue lock',
        'hardware',
      ],
      commands: ['.trap a9750c80', 'uf nt!KiDeliverApc', 'ub 804f2dc4'],
    },
    {
      rule: 'split-function',
      grade: 'derived',
      line: 20,
      sums: ['ffffffff804f2d4c +0xa8 = ffffffff804f2df4', 'ffffffff804e1b48 +0x8a = ffffffff804e1bd2'],
    },
    {
      rule: 'related-stacks',
      grade: 'inferred',
      line: 24,
      says: ['SoftFSInsertQueueItem', 'SoftFSQueueSyncWorker', 'no more'],
    },
  ];

  it.each(expected.map((one) => [name(one), one] as const))('%s', (_name, one) => {
    check(triage, one);
  });

  it('understands every line', () => {
    expect(triage.coverage).toMatchObject({ lines: 59, prose: [], unrecognised: [] });
  });

  it('classifies the 15 slots of the raw stack', () => {
    const slots = triage.records.find(({ kind }) => kind === 'rawStack')?.['slots'] as {
      address: string;
      class: string;
      field?: string;
    }[];
    expect(
      slots.map(({ address, class: what, field }) =>
        [address.slice(8), what, ...(field === undefined ? [] : [field])].join(' '),
      ),
    ).toEqual([
      'a9750c84 trap-field DbgEip',
      'a9750c90 residue TempSegCs',
      'a9750cac residue Dr7',
      'a9750cd0 phantom SegFs',
      'a9750ce8 trap-field Eip',
      'a9750cf4 return',
      'a9750cfc pointer',
      'a9750d18 pointer',
      'a9750d30 return',
      'a9750d48 return',
      'a9750d60 residue',
      'a9750d70 return',
      'a9750da0 seh-record',
      'a9750da4 seh-record',
      'a9750db0 return',
    ]);
  });

  it('tells the delivery in the order of the stack, without a clock', () => {
    const [story, ...others] = triage.stories;
    expect(others).toEqual([]);
    expect(story).toMatchObject({ kind: 'apc-delivery', order: 'stack-nesting' });
    expect(story?.steps.every((step) => step.at === undefined)).toBe(true);
  });

  it('asserts no error: the cause is a hypothesis', () => {
    expect(triage.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
