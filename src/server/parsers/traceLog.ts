/**
 * `!wmitrace.logdump`, `!rcdrkd.rcdrlogdump`, `!wdfkd.wdflogdump`: what a trace buffer holds.
 *
 *     (WmiTrace) LogDump for Logger Id 0x15
 *     Found Buffers: 2 Messages: 10, sorting entries
 *     [0]0004.0008::04/20/2019-10:33:47.123 [mydrv]Queue stopped
 *     Total of 10 Messages from 2 Buffers
 *
 * Documentation: "!wmitrace.logdump", "!wdfkd.wdflogdump".
 */
import type { TraceLogRecord } from '../model/traceLog';
import { flat } from '../text/intern';
import { readRecords, type Draft, type Shape } from './lines/fieldRecords';
import type { Parser } from './parser';

const head =
  /^(?:\((?:WmiTrace|wmitrace)\)\s*(?:LogDump|StrDump)|Trace searchpath is:|.*\blog at (?:0x)?[0-9a-f`]{8,17}\b|-+ start of log -+)/i;

const fields: readonly Shape<Draft<TraceLogRecord>>[] = [
  [
    /^\[\d+\]\s*[0-9a-f]{1,8}(?:\.[0-9a-f]{1,8}::(\d\d\/\d\d\/\d{4}-\d\d:\d\d:\d\d\.\d{3})?| TRACE_LEVEL_[A-Z]+ )/i,
    ([, time], draft) => {
      draft.messages++;
      if (time !== undefined) draft.messageTimes = [draft.messageTimes?.[0] ?? flat(time), flat(time)];
    },
  ],
  [/^\d+: \S.* - +\S/, (_, draft) => draft.messages++],
  [
    /^(?:LoggerContext Array @ |Found Buffers?: |Total of \d+ Messages|Overall processing time|Invalid State \d+|No buffers found|No valid messages|LOGGER_CONTEXT|Logger (?:Id|Name)|Gather log:|Trace format prefix|Log at |-+ end of log -+|TMF file used|There are \d+ log (?:records|entries)|Trying to extract TMF information from|% read so far\b|Cannot (?:find|read)|Unrecognized EtwpDebuggerData Version)/i,
  ],
];

export const traceLogParser: Parser = {
  commands: /^!(?:wmitrace\.\w+|\w+kd\.\w*logdump|rcdrlogdump|wdflogdump|logdump)\b/i,
  openers: [{ kind: 'traceLog', starts: ['(WmiTrace)'] }],
  parse(text, context, from) {
    const records = readRecords<Draft<TraceLogRecord>>(text, context, from, {
      open: (line, at) => (head.test(line) ? { kind: 'traceLog', lines: [at, at], messages: 0 } : undefined),
      fields,
      between: /^(?:Unrecognized EtwpDebuggerData Version|Trace\b.*:)/,
    });
    return { records };
  },
};
