// NTSTATUS: spot values, totals, and the bits that severity and facility are read from.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ntstatus } from '../../../../src/server/reference/ntstatus';

const facts = readFileSync('scripts/reference/data/ntstatus.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' ') as [code: string, name: string]);

test.each([
  [0, 'STATUS_SUCCESS', 'success', 0],
  [0x103, 'STATUS_PENDING', 'success', 0],
  [0x40000000, 'STATUS_OBJECT_NAME_EXISTS', 'informational', 0],
  [0x80000003, 'STATUS_BREAKPOINT', 'warning', 0],
  [0xc0000005, 'STATUS_ACCESS_VIOLATION', 'error', 0],
  [0xc000010a, 'STATUS_PROCESS_IS_TERMINATING', 'error', 0],
  [0xc000042f, 'STATUS_PKU2U_CERT_FAILURE', 'error', 0],
  [0xc01e0009, 'STATUS_GRAPHICS_DRIVER_MISMATCH', 'error', 0x1e],
  [0x00010002, 'DBG_CONTINUE', 'success', 1],
])('%i is %s', (code, name, severity, facility) => {
  expect(ntstatus(code)).toMatchObject({ name, severity, facility });
});

test('all 2669 codes have their name', () => {
  expect(facts).toHaveLength(2669);
  expect(facts.filter(([code, name]) => ntstatus(Number.parseInt(code, 16))?.name !== name)).toEqual([]);
});

test.each([
  0xc0000005, 0x103, 0xc000010a, 0xc0000022, 0xc0000008, 0xc000009a, 0xc0000017, 0xc0000120, 0xc0000194,
  0x80000003, 0xc000001d, 0xc0000096, 0xc00000fd, 0xc0000409, 0xc0000374, 0xc000000d,
])('%i is explained', (code) => {
  expect(ntstatus(code)?.explanation).toMatch(/^[A-Z].*\.$/);
});

test('every explanation belongs to a known code', async () => {
  const { ntstatusExplanations } = await import('../../../../src/server/reference/ntstatusExplanations');
  const codes = ntstatusExplanations.trim().split('\n');
  expect(codes.length).toBeGreaterThanOrEqual(60);
  expect(codes.filter((line) => ntstatus(Number.parseInt(line, 16))?.explanation !== line.slice(9))).toEqual(
    [],
  );
});

test('0xC000010A speaks of a process that is being torn down', () => {
  const explanation = ntstatus(0xc000010a)?.explanation;
  expect(explanation).toContain('already being torn down');
  expect(explanation).toContain('duplicates a handle into it');
  expect(explanation).toContain('stuck in rundown');
});

test('a sign-extended code is the same code, an unknown one is undefined', () => {
  expect(ntstatus(-0x3ffffffb)?.name).toBe('STATUS_ACCESS_VIOLATION');
  expect(ntstatus(0xdeadbeef)).toBeUndefined();
});

test('the table is parsed once', () => {
  expect(ntstatus(0xc0000005)).toBe(ntstatus(0xc0000005));
});
