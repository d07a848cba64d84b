// Bug checks: names of all, parameters by variant and value, where to look first.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { bugcheckAdvice } from '../../../../src/server/reference/bugcheckAdvice';
import { firstLook } from '../../../../src/server/reference/bugcheckFirstLook';
import { parameterMeanings } from '../../../../src/server/reference/bugcheckParameters';
import { bugcheckParametersTable } from '../../../../src/server/reference/bugcheckParameters.generated';
import { bugcheck, foreignCode, isFault } from '../../../../src/server/reference/bugchecks';
import { bugchecksTable } from '../../../../src/server/reference/bugchecks.generated';

test('464 codes', () => {
  const lines = bugchecksTable.split('\n');
  expect(lines).toHaveLength(464);
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

test('a code that was renamed has both names', () => {
  expect(bugcheck(0x58)).toEqual({
    name: 'FTDISK_INTERNAL_ERROR',
    alias: 'VOLMGRX_INTERNAL_ERROR',
    base: 0x58,
  });
});

/** `what (kind): says` of all four. */
function meanings(code: number, ...values: string[]): string {
  return parameterMeanings(
    code,
    values.map((value) => value.padStart(16, '0')),
  )
    .map((meaning) => {
      const { what = '-', kind, says } = meaning ?? {};
      return `${what}${kind === undefined ? '' : ` (${kind})`}${says === undefined ? '' : `: ${says}`}`;
    })
    .join(' | ');
}

describe('parameters', () => {
  it.each([
    [
      'have kinds',
      meanings(0x3b),
      'exception code (status) | instruction that raised it (code) | context record (cxr) | -',
    ],
    [
      'are shared by the forms of a code',
      meanings(0x1000008e),
      'exception code (status) | address of the exception (code) | trap frame (trap) | -',
    ],
    [
      'have variants by parameter 1',
      meanings(0x9f, '3'),
      'kind of power failure: device held a power IRP too long | physical device object of the stack (device) | nt!_TRIAGE_9F_POWER | IRP that is held (irp)',
    ],
    [
      'have variants over a range',
      meanings(0xc2, '3').split(' | ')[0],
      'kind of violation: header of the pool block is corrupt',
    ],
    [
      'name listed values',
      meanings(0xd1, '8', '2', '1', 'fffff80112345678'),
      'address that was accessed (address) | IRQL at the access (irql) | what was tried (access): write | instruction that accessed it (code)',
    ],
    ['name the subcodes of 0x139', meanings(0x139, '3').split(' | ')[0], 'kind of corruption: LIST_ENTRY'],
    ['name the traps of 0x7F', meanings(0x7f, '8').split(' | ')[0], 'trap number (trap): double fault'],
    ['are unknown of an unknown code', meanings(0xdead), ''],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  it('every row of the table is read by some code', () => {
    const codes = new Set(
      bugcheckParametersTable.split('\n').map((line) => Number.parseInt(line.split(/[:. ]/)[0] ?? '', 16)),
    );
    expect(codes.size).toBeGreaterThan(250);
    expect([...codes].filter((code) => !bugcheck(code) || parameterMeanings(code).length === 0)).toEqual([]);
  });
});

describe('where to look first', () => {
  const codes = bugcheckAdvice
    .trim()
    .split('\n')
    .flatMap((line) => (line.split(' ')[0] ?? '').split('|'));

  it('is said of at least 60 codes, once of each', () => {
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThanOrEqual(60);
    const plain = codes.filter((code) => !code.includes(':'));
    expect(plain.filter((code) => !firstLook(Number.parseInt(code, 16)))).toEqual([]);
  });

  it('fills in what is printed, and leaves out what is not', () => {
    const parameters = ['c0000005', 'fffff801`12345678', 'ffffa30f`11112222'];
    expect(firstLook(0x3b, parameters)?.commands).toEqual([
      '.cxr ffffa30f`11112222; kb',
      'ln fffff801`12345678',
      '.exr -1',
    ]);
    expect(firstLook(0x3b)?.commands).toEqual(['.exr -1']);
    expect(firstLook(0xd1, ['00000008'], 'ffffa30f`11112222')?.commands).toContain('.trap ffffa30f`11112222');
    expect(firstLook(0xd1, ['00000000'])?.commands).toEqual(['!irql']);
  });
});

test.each([
  [
    '3',
    ['!irp ffffcd09`90b93010', '!devstack ffffcd09`90d7ade0', '!podev ffffcd09`90d7ade0', '!powertriage'],
  ],
  ['4', ['!thread fffff800`58091850', '!pnptriage', '!powertriage']],
])('a late power request of kind %s asks of its parameters only what they are', (kind, commands) => {
  const parameters = [kind, 'ffffcd09`90d7ade0', 'fffff800`58091850', 'ffffcd09`90b93010'];
  expect(firstLook(0x9f, parameters)?.commands).toEqual(commands);
  expect(firstLook(0x9f)?.commands).toEqual(['!powertriage']);
});

test('codes that Windows does not define', () => {
  expect(foreignCode(0)).toContain('No bug check');
  expect(foreignCode(0xc0000142)).toContain('STATUS_DLL_INIT_FAILED');
  expect(foreignCode(0x5a5a4142)).toContain('ZZAB');
  expect(foreignCode(0xd1)).toBeUndefined();
});

test('faults, in every form', () => {
  expect([0xa, 0x1000007e, 0x139].map(isFault)).toEqual([true, true, true]);
  expect([0xc4, 0x9f, 0xef].map(isFault)).toEqual([false, false, false]);
});

const corpus = path.resolve(import.meta.dirname, '../../../../../shared/transcripts/corpus');
const printed = [
  /^\W{0,5}(?:[A-Z][A-Z0-9_]{3,63}|Unknown bugcheck code) \(([0-9a-f]{1,8})\)\W?$/gim,
  /\bBugCheck ([0-9a-f]{1,8}), \{/gi,
  /\bBUGCHECK_(?:CODE: +|STR: +0x)([0-9a-f]+)\b/gi,
  /\b(?:Fatal System Error: 0x|Bugcheck code )([0-9a-f]+)/gi,
];

test.skipIf(!existsSync(corpus))('every bug check of the collected transcripts is explained', () => {
  const codes = new Set<number>();
  for (const file of readdirSync(corpus).filter((name) => name.endsWith('.txt'))) {
    const text = readFileSync(path.join(corpus, file), 'latin1');
    for (const pattern of printed)
      for (const [, digits = ''] of text.matchAll(pattern)) codes.add(Number.parseInt(digits, 16));
  }
  expect(codes.size).toBeGreaterThan(25);
  const silent = [...codes].filter((code) => !firstLook(code) && foreignCode(code) === undefined);
  expect(silent.map((code) => code.toString(16))).toEqual([]);
});
