// Hover on an object that a thread waits for inside itself.
import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../support/features';

const banner = `Windows 10 Kernel Version 19041 MP (4 procs) Free x64
Built by: 19041.1.amd64fre.vb_release.191206-1406
`;
const thread = (object: string): string => `0: kd> !thread ffffe0014e2a1080
THREAD ffffe0014e2a1080  Cid 0a34.0f18  Teb: 00000000002e5000 Win32Thread: 0000000000000000 WAIT: (Suspended) KernelMode Non-Alertable
    ${object.replace('f', '$0f')}
Not impersonating
`;

describe('the card of a member of a thread', () => {
  it.each([
    [
      'in a known build',
      `${banner}${thread('ffffe0014e2a1360  NotificationEvent')}`,
      ['`KTHREAD.SuspendEvent`', 'in Windows build 19041', 'The thread is suspended.'],
    ],
    [
      'without a build',
      `0: kd> .effmach\nEffective machine: x64 (AMD64)\n${thread('ffffe0014e2a1360  NotificationEvent')}`,
      ['`KTHREAD.SuspendEvent`', 'the text does not say which'],
    ],
    [
      'in a build that is not known',
      `${banner.replaceAll('19041', '26100')}${thread('ffffe0014e2a1360  NotificationEvent')}`,
      ['build 26100 is not among them'],
    ],
  ])('%s', async (_what, marked, says) => {
    const shown = await hoverAt(marked);
    for (const words of says) expect(shown).toContain(words);
  });

  it.each([
    ['an object of another type', 'ffffe0014e2a1360  Semaphore Limit 0x1'],
    ['an object beside the thread', 'ffffe0014e2b1360  NotificationEvent'],
    ['an offset without a member', 'ffffe0014e2a1363  NotificationEvent'],
  ])('is silent on %s', async (_what, object) => {
    expect(await hoverAt(`${banner}${thread(object)}`)).not.toContain('Inside the thread');
  });
});
