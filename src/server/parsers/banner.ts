/**
 * What a debugger prints when it starts: a new session begins.
 *
 *     Microsoft (R) Windows Debugger Version 6.6.0007.5
 *     Copyright (c) Microsoft Corporation. All rights reserved.
 */
import type { NoticeRecord } from '../model/session';
import { initialContext } from '../model/context';
import { flat } from '../text/intern';
import type { Parser } from './parser';

const version = /^Microsoft \(R\) Windows Debugger\s+Version (\S+)/;
const lines =
  /^(?:Copyright \(c\) Microsoft|Opened log file|Loading Dump File \[|Mini Kernel Dump File|Kernel \w+ Dump File|User Mini Dump File)/;

export const bannerParser: Parser = {
  openers: [
    {
      kind: 'banner',
      starts: ['Microsoft (R) Windows Debugger', 'Opened log file ', 'Loading Dump File ['],
      joins: ['banner'],
    },
  ],
  parse(text, context, from) {
    const records: NoticeRecord[] = [];
    let next = text.continued ? context : initialContext;
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      const found = version.exec(line)?.[1];
      if (found === undefined && !lines.test(line)) continue;
      text.recognise(at);
      records.push({ kind: 'notice', lines: [at, at], what: 'banner', text: flat(line) });
      if (found !== undefined) next = { ...next, debuggerVersion: flat(found) };
    }
    return { records, context: next };
  },
};
