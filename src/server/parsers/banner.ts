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
import type { NoticeRecord } from '../model/session';
import { initialContext, type Context } from '../model/context';
import { flat } from '../text/intern';
import type { SectionText } from '../text/sectionText';
import { machineOf } from './machine';
import type { Parser } from './parser';

type Settles = (match: RegExpExecArray) => Partial<Context>;

/** The lines that settle something for what follows. */
const telling: readonly (readonly [RegExp, Settles])[] = [
  [
    /^Microsoft \(R\) Windows Debugger\s+Version (\S+)/,
    ([, version = '']) => ({ debuggerVersion: flat(version) }),
  ],
  [
    /^((?:Mini )?Kernel(?: \w+)? Dump) File:/,
    ([, dump = '']) => ({ dump: flat(dump), mode: 'kernel', sessionKind: 'kernel-dump' }),
  ],
  [
    /^(User (?:Mini )?Dump) File:/,
    ([, dump = '']) => ({ dump: flat(dump), mode: 'user', sessionKind: 'user-dump' }),
  ],
  [
    /^Windows (.{1,40}?) (?:Kernel )?Version (\d+)\b.* (?:Free|Checked) (x86|x64|ARM 64-bit|ARM)\b/,
    ([, name = '', build = '', machine = '']) => {
      const found = machineOf(machine.startsWith('ARM') ? 'arm64' : machine);
      return { osBuild: flat(`${name} (build ${build})`), ...(found && { machine: found }) };
    },
  ],
];

const known =
  /^(?:Copyright \(c\) Microsoft|Opened log file|Closing open log file|Loading Dump File \[|Opened (?:\\\\|WinSock)|Using (?:NET|\w+) for debugging|Waiting (?:to reconnect|for pipe)|Connected to (?:Windows|target)|You can get the target MAC|Kernel Debugger connection established|\*\*\* wait with pending attach|CommandLine:|Comment:|Symbol search path is:|Executable search path is:|\*{8,} (?:Symbol )?Path validation summary \*{8,}|Response\s+Time \(ms\)\s+Location|(?:Deferred|OK|Error)\s+\S|Product: |Built by:|Edition build lab:|Machine Name:|Kernel base = |Debug session time:|System Uptime:|Process Uptime:|Loading (?:Kernel|User|Wow64) Symbols|Loading unloaded module list|For analysis of this file, run )/;

export const bannerParser: Parser = {
  openers: [
    { kind: 'banner', starts: ['Microsoft (R) Windows Debugger'] },
    { kind: 'banner', starts: ['Loading Dump File ['], joins: ['banner'] },
    { kind: 'banner', starts: ['Opened log file '], joins: ['banner', 'command'] },
  ],
  parse(text, context, from) {
    const records: NoticeRecord[] = [];
    let next = text.continued ? context : initialContext;
    for (let at = from; at < text.count; at++) {
      const settled = settle(text, at);
      if (!settled && !known.test(text.trimmed(at))) continue;
      text.recognise(at);
      records.push({ kind: 'notice', lines: [at, at], what: 'banner', text: flat(text.trimmed(at)) });
      next = { ...next, ...settled };
    }
    return { records, context: next };
  },
};

function settle(text: SectionText, at: number): Partial<Context> | undefined {
  const line = text.trimmed(at);
  for (const [pattern, settles] of telling) {
    const match = pattern.exec(line);
    if (match) return settles(match);
  }
  return undefined;
}
