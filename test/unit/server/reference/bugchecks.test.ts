// Bug checks: names of all, parameters of the frequent ones.
import { expect, test } from 'vitest';
import { bugcheck } from '../../../../src/server/reference/bugchecks';
import { bugchecksTable } from '../../../../src/server/reference/bugchecks.generated';
import { bugcheckParameters } from '../../../../src/server/reference/bugcheckParameters';

test('463 codes', () => {
  const lines = bugchecksTable.split('\n');
  expect(lines).toHaveLength(463);
  expect(lines.filter((line) => bugcheck(Number.parseInt(line, 16)) === undefined)).toEqual([]);
});

test.each([
  [0x0a, 'IRQL_NOT_LESS_OR_EQUAL'],
  [0x50, 'PAGE_FAULT_IN_NONPAGED_AREA'],
  [0x7e, 'SYSTEM_THREAD_EXCEPTION_NOT_HANDLED'],
  [0x1000007e, 'SYSTEM_THREAD_EXCEPTION_NOT_HANDLED_M'],
  [0xd1, 'DRIVER_IRQL_NOT_LESS_OR_EQUAL'],
  [0xe2, 'MANUALLY_INITIATED_CRASH'],
  [0x139, 'KERNEL_SECURITY_CHECK_FAILURE'],
])('%i is %s', (code, name) => {
  expect(bugcheck(code)?.name).toBe(name);
});

test('every line of parameters gives four meanings to a known code', () => {
  const codes = bugcheckParameters
    .trim()
    .split('\n')
    .map((line) => Number.parseInt(line, 16));
  expect(codes.length).toBeGreaterThanOrEqual(25);
  expect(codes.filter((code) => bugcheck(code)?.parameters?.every((text) => text !== '') !== true)).toEqual(
    [],
  );
});

test('parameter 3 of 0x3B is the context record, of 0x8E and its variant the trap frame', () => {
  expect(bugcheck(0x3b)?.parameters?.[2]).toBe('context record');
  expect(bugcheck(0x8e)?.parameters?.[2]).toBe('trap frame');
  expect(bugcheck(0x1000008e)?.parameters).toEqual(bugcheck(0x8e)?.parameters);
});

test('unknown codes and codes without parameters', () => {
  expect(bugcheck(0xdead)).toBeUndefined();
  expect(bugcheck(0xe2)?.parameters).toBeUndefined();
});
