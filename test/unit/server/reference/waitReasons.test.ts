// Wait lines: every name of KWAIT_REASON, what old debuggers print, states and objects in both spellings.
import { expect, test } from 'vitest';
import { dispatcherObject, threadState, waitReason } from '../../../../src/server/reference/waitReasons';

const reasons =
  'Executive FreePage PageIn PoolAllocation DelayExecution Suspended UserRequest WrExecutive WrFreePage WrPageIn WrPoolAllocation ' +
  'WrDelayExecution WrSuspended WrUserRequest WrEventPair WrSpare0 WrQueue WrLpcReceive WrLpcReply WrVirtualMemory WrPageOut WrRendezvous ' +
  'WrKeyedEvent WrTerminated WrProcessInSwap WrCpuRateControl WrCalloutStack WrKernel WrResource WrPushLock WrMutex WrQuantumEnd ' +
  'WrDispatchInt WrPreempted WrYieldExecution WrFastMutex WrGuardedMutex WrRundown WrAlertByThreadId WrDeferredPreempt WrPhysicalFault ' +
  'WrIoRing WrMdlCache WrRcu Unknown';

const objects =
  'SynchronizationEvent NotificationEvent Mutant Semaphore QueueObject ProcessObject Process Thread NotificationTimer ' +
  'SynchronizationTimer Gate Unknown EventSynchronizationObject MutantObject TimerNotificationObject';

test.each(reasons.split(' '))('wait reason %s', (name) => {
  expect(waitReason(name)?.explanation).toMatch(/^[A-Z].*\.$|number\.$/);
});

test('Unknown is put down to the debugger', () => {
  expect(waitReason('Unknown')?.explanation).toContain('older than the Windows');
  expect(waitReason('Wr')).toBeUndefined();
});

test.each([
  'RUNNING',
  'READY',
  'STANDBY',
  'TERMINATED',
  'WAIT',
  'Waiting',
  'GATEWAIT',
  'DeferredReady',
  'Transition',
  'Initialized',
])('thread state %s', (name) => {
  expect(threadState(name)?.explanation).toMatch(/^[A-Z].*\.$/);
});

test.each(objects.split(' '))('dispatcher object %s', (name) => {
  expect(dispatcherObject(name)?.explanation).toMatch(/^[A-Z].*\.$/);
});
