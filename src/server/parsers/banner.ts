/**
 * What a debugger prints when it starts: a new session begins.
 *
 *     Microsoft (R) Windows Debugger Version 6.6.0007.5
 *     Copyright (c) Microsoft Corporation. All rights reserved.
 *
 *     Loading Dump File [C:\Windows\Minidump\042025-74062-01.dmp]
 *     Mini Kernel Dump File: Only registers and stack trace are available
 *
 *     Windows 7 Kernel Version 7601 (Service Pack 1) MP (4 procs) Free x64
 */
import { initialContext } from '../model/context';
import { readBannerLines } from './lines/bannerLines';
import type { Parser } from './parser';

export const bannerParser: Parser = {
  openers: [
    { kind: 'banner', starts: ['************* Preparing the environment for Debugger'] },
    {
      kind: 'banner',
      starts: ['Microsoft (R) Windows Debugger', 'Microsoft (R) Windows Kernel Debugger'],
      joins: ['banner'],
    },
    { kind: 'banner', starts: ['Loading Dump File ['], joins: ['banner'] },
    { kind: 'banner', starts: ['Opened log file '], joins: ['banner', 'command'] },
  ],
  parse: (text, context, from) => readBannerLines(text, from, text.continued ? context : initialContext),
};
