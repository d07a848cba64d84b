/** Names that are the same in every version and build; patterns that users write. */
import { expect, it, test } from 'vitest';
import { frameName } from '../../../../src/server/signature/frameName';
import { matchesGlob } from '../../../../src/shared/glob';

it.each([
  ['NT!_KeBugCheckEx@20', 'nt!KeBugCheckEx'],
  ['ntkrnlpa!IofCallDriver', 'nt!IofCallDriver'],
  ['ntdll_77760000!ZwWaitForSingleObject', 'ntdll!NtWaitForSingleObject'],
  ['app!std::vector<int,std::allocator<int> >::push_back', 'app!std::vector<T>::push_back'],
  ['app!Queue<Item<int> >::operator()', 'app!Queue<T>::operator()'],
  ['app!Point::operator<', 'app!Point::operator<'],
  ['app!Point::operator->', 'app!Point::operator->'],
  ['app!<lambda_8d2e3a>::operator()', 'app!<lambda>::operator()'],
  ['app!Parse(char const *, int)', 'app!Parse'],
  ['app!core::result::unwrap_failed::h0123456789abcdef', 'app!core::result::unwrap_failed'],
  ['nt!PspSystemThreadStartup$filt$0', 'nt!PspSystemThreadStartup'],
  ['drv', 'drv'],
  ['<Unloaded_Old.sys>', '<unloaded old.sys>'],
  ["nt! ?? ::FNODOBFM::`string'", undefined],
  ['0xfffff801`12345678', undefined],
])('%s is %s', (symbol, name) => {
  const bang = symbol.indexOf('!');
  const module = bang > 0 ? symbol.slice(0, bang) : /^[a-z]+$/.test(symbol) ? symbol : undefined;
  expect(frameName({ symbol, ...(module !== undefined && { module }) })?.text).toBe(name);
});

test('patterns', () => {
  const matches = (pattern: string, text: string): boolean => matchesGlob(pattern, text);
  expect(matches('Ke*Check??', 'KeBugCheckEx')).toBe(true);
  expect(matches('*', '')).toBe(true);
  expect(matches('a*b*c', 'aXXbYYc')).toBe(true);
  expect(matches('a*b*c', 'aXXcYYb')).toBe(false);
  expect(matches('kebugcheckex', 'KeBugCheckEx')).toBe(true);
  expect(matches('Ke.*', 'KeBugCheckEx')).toBe(false);
});

test('a pattern of many stars takes no time', () => {
  const started = performance.now();
  expect(matchesGlob(`${'a*'.repeat(60)}b`, 'a'.repeat(20_000))).toBe(false);
  expect(performance.now() - started).toBeLessThan(500);
});
