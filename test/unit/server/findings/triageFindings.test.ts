/** All rules together: settings, order, doubles, and one cause told once. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/shared/triage';
import { triageFindings, type RuleSettings } from '../../../../src/server/findings/triageFindings';
import { analyze, readSample } from '../../../support/analyze';

async function findings(name: string, settings?: RuleSettings): Promise<Finding[]> {
  const { analysis } = await analyze(readSample(name));
  return triageFindings(analysis, settings);
}

const problems = (all: readonly Finding[]): string[] =>
  all
    .filter(({ surface }) => surface === 'diagnostic')
    .map(({ severity, rule, lines }) => `${severity} ${rule} ${lines[0]}`);

describe('what reaches the Problems panel', () => {
  it('of the rundown is one warning for one cause', async () => {
    const all = await findings('rundown-deadlock');
    expect(problems(all)).toEqual([
      'warning file-object-deadlock 34',
      'info attach-to-exiting-process 21',
      'info symbol-of-another-process 42',
      'info truncated-unwinding 60',
      'info snapshot-skew 111',
    ]);
    for (const part of ['process-rundown-hang', 'wait-on-file-object-lock']) {
      const finding = all.find(({ rule }) => rule === part);
      expect(finding).toMatchObject({ surface: 'card', severity: 'warning', grade: 'derived' });
      expect(finding?.related[0]?.message).toMatch(/^a part of: Candidate deadlock/);
    }
  });
  it('of the idle worker is what was skipped, and what was delivered', async () => {
    expect(problems(await findings('idle-thread-apc'))).toEqual([
      'warning skipped-frames 7',
      'warning apc-into-wait 41',
      'info late-iosb-write 3',
    ]);
  });
});

describe('settings', () => {
  it('silence a rule; what it superseded stands for itself again', async () => {
    const all = await findings('rundown-deadlock', { 'file-object-deadlock': 'off' });
    expect(problems(all).slice(0, 1)).toEqual(['warning process-rundown-hang 33']);
    expect(all.map(({ rule }) => rule)).not.toContain('file-object-deadlock');
    // The hang tells the wait for the lock as well.
    expect(all.find(({ rule }) => rule === 'wait-on-file-object-lock')?.surface).toBe('card');
    const alone = await findings('rundown-deadlock', {
      'file-object-deadlock': 'off',
      'process-rundown-hang': 'off',
    });
    expect(problems(alone).slice(0, 1)).toEqual(['warning wait-on-file-object-lock 34']);
  });
  it('change a severity, also where the evidence had lowered it', async () => {
    const all = await findings('idle-thread-apc', { 'late-iosb-write': 'error', 'skipped-frames': 'hint' });
    expect(problems(all)).toEqual([
      'error late-iosb-write 3',
      'warning apc-into-wait 41',
      'hint skipped-frames 7',
    ]);
  });
  it('ignore rules that do not exist', async () => {
    expect(await findings('idle-thread-apc', { 'no-such-rule': 'error' })).toEqual(
      await findings('idle-thread-apc'),
    );
  });
});

it('ranks by severity, then problems before cards, then by line', async () => {
  const rank = { error: 0, warning: 1, info: 2, hint: 3 };
  const place = { diagnostic: 0, card: 1, badge: 2 };
  for (const name of ['rundown-deadlock', 'idle-thread-apc']) {
    const all = await findings(name);
    const keys = all.map(
      ({ severity, surface, lines }) => rank[severity] * 1e7 + place[surface] * 1e6 + lines[0],
    );
    expect(keys).toEqual([...keys].sort((a, b) => a - b));
  }
});

it('tells a thread that is printed twice once', async () => {
  const { analysis } = await analyze(
    readSample('rundown-deadlock').replace(/(lkd> !thread [^]*?\n)\n/, '$1\n$1\n'),
  );
  const ids = triageFindings(analysis).map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
  expect(ids.filter((id) => id.includes('wait-on-file-object-event'))).toHaveLength(1);
});

describe('a pattern that is everywhere', () => {
  it('is told up to a limit, and where the limit was met', async () => {
    const thread = (index: number): string =>
      `THREAD fffffadf${(0x10000000 + index * 0x500).toString(16)}  Cid 1328.${index.toString(16)}  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (Executive) KernelMode Alertable
Owning Process            fffffadfcc712040       Image:         a.exe
Win32 Start Address windbg!_imp_A (0x0000000000401000)
`;
    const { analysis } = await analyze(
      `0: kd> !process 0 1f\n${Array.from({ length: 10_050 }, (_, index) => thread(index)).join('')}`,
    );
    const told = triageFindings(analysis).filter(({ rule }) => rule === 'symbol-of-another-process');
    expect(told).toHaveLength(10_001);
    const [last] = told.slice(-1);
    expect(last).toMatchObject({ id: 's0/symbol-of-another-process:more', lines: [30_004, 30_004] });
    expect(last?.message).toMatch(/^More than 10000 places show this pattern/);
  });
});
