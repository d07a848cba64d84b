/** WT20: the loader, windows, COM apartments. */
import { expect, it } from 'vitest';
import { waitForAnotherContext as rule } from '../../../../src/server/rules/waitForAnotherContext';
import { checkRule, headlines } from '../../../support/checkRule';
import { listing, waiting } from '../../../support/waitExcerpts';

const text = (...stack: string[]): string => listing('!thread', waiting(1, { stack }));

it('names what is waited for', async () => {
  const loader = text(
    'ntdll!NtWaitForSingleObject+0x14',
    'ntdll!RtlpWaitOnCriticalSection+0xe1',
    'ntdll!LdrpAcquireLoaderLock+0x4c',
  );
  expect(await checkRule(rule, loader)).toMatchInlineSnapshot(`
    "info card [23] derived: app.exe f10.101 waits in LdrpAcquireLoaderLock for the loader lock.
      observed [23] app.exe f10.101 waits in LdrpAcquireLoaderLock
      missing: who owns the loader lock (!cs ntdll!LdrpLoaderLock)
      next: !cs ntdll!LdrpLoaderLock"
  `);
});

it.each([
  ['a window', ['win32u!NtUserMessageCall+0x14', 'USER32!SendMessageWorker+0x2e8'], 'another window'],
  [
    'an apartment',
    ['win32u!NtUserMsgWaitForMultipleObjectsEx+0x14', 'combase!ModalLoop+0xaa', 'combase!GetToSTA+0x75'],
    'another apartment',
  ],
  ['loading', ['ntdll!NtWaitForSingleObject+0x14', 'ntdll!LdrpDrainWorkQueue+0x18a'], 'load modules'],
])('knows %s', async (_, stack, words) => {
  expect(await headlines(rule, text(...stack))).toContain(words);
});

// The call stands on the stack, but the thread has gone on: into its own window procedure.
it('is silent where the thread does not wait in it', async () => {
  expect(
    await headlines(
      rule,
      text(
        'app!WindowProc+0x1a',
        'USER32!DispatchClientMessage+0x9c',
        'ntdll!KiUserCallbackDispatcherContinue',
        'win32u!NtUserMessageCall+0x14',
      ),
    ),
  ).toBe('');
});
