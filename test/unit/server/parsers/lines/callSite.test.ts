/** Call sites: the name, its displacement, and what may stand behind them. */
import { expect, it } from 'vitest';
import { readCallSite, type CallSite } from '../../../../../src/server/parsers/lines/callSite';

it.each<[text: string, site: Partial<CallSite> | undefined]>([
  ['nt!KiSwapThread+0x2f', { module: 'nt', symbol: 'nt!KiSwapThread', displacement: 0x2f }],
  ['nt!KiSwapThread+0x3C9', { module: 'nt', symbol: 'nt!KiSwapThread', displacement: 0x3c9 }],
  ['nt!KiSwapThread', { module: 'nt', symbol: 'nt!KiSwapThread' }],
  ['nt!KiSwapThread+2f', { module: 'nt', symbol: 'nt!KiSwapThread', displacement: 0x2f }],
  ['mydrv+0x11ac', { module: 'mydrv', symbol: 'mydrv', displacement: 0x11ac }],
  ['<Unloaded_old.sys>+0x1', { module: '<Unloaded_old.sys>', symbol: '<Unloaded_old.sys>', displacement: 1 }],
  ['app!Map<int,long>::at+0x5', { module: 'app', symbol: 'app!Map<int,long>::at', displacement: 5 }],
  ['big!Far+0x123456789', { module: 'big', symbol: 'big!Far', displacement: 0x123456789 }],
  ['nt!A+0x', { module: 'nt', symbol: 'nt!A+0x' }],
  ['+0xfe0343a5', { symbol: '+0xfe0343a5' }],
  ['0x7c90e4f4', { symbol: '0x7c90e4f4' }],
  ['two words', undefined],
  ['two words+0x12', undefined],
  // A remark that ends as a call site does.
  ['nt!KiSwapThread+0x1 // as in nt!Ki+0x44', { module: 'nt', symbol: 'nt!KiSwapThread', displacement: 1 }],
  ['nt!KiSwapThread // as in nt!Ki+0x0', { module: 'nt', symbol: 'nt!KiSwapThread' }],
  [
    'app!f+0x12 (FPO: [1,0,0]) [c:\\src\\f.c @ 7]',
    { module: 'app', symbol: 'app!f', displacement: 0x12, source: { path: 'c:\\src\\f.c', line: 7 } },
  ],
])('%s', (text, site) => {
  // Asked again, it comes from what is remembered.
  expect([readCallSite(text), readCallSite(text)]).toEqual([site, site]);
});
