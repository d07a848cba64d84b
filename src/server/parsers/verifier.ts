/**
 * `!verifier`, and the stops of Application Verifier.
 *
 *     VERIFIER STOP 0000000000000007: pid 0xC08: Heap block already freed.
 *         000000000DCB1000 : Heap handle for the heap owning the block.
 *
 *     Verify Level 9bb ... enabled options are:         Verify Flags Level 0x000209bb
 *         Special pool                                    [X] (0x00000001) Special pool
 *     RaiseIrqls                             0x0
 *
 * Documentation: "!verifier", "!avrf", Application Verifier stop codes.
 */
import type { Context } from '../model/context';
import type { FieldLine } from '../model/listing';
import type { TraceRow } from '../model/trace';
import type { VerifierRecord } from '../model/verifier';
import { flat, intern } from '../text/intern';
import type { Sweeper, Swept } from './lines/sweep';
import { readTraceRow } from './lines/traceRow';
import { addressIn, defined, hexNumber } from './lines/values';
import { walk } from './lines/walk';
import { nothing, type Parser } from './parser';

type Stop = NonNullable<VerifierRecord['stop']>;
interface Draft {
  stop: (Omit<Stop, 'parameters'> & { parameters: Stop['parameters'][number][] }) | undefined;
  level: number | undefined;
  options: VerifierRecord['options'][number][];
  counters: FieldLine[];
  modules: VerifierRecord['modules'][number][];
  allocations: VerifierRecord['allocations'][number][];
  trace: TraceRow[];
}

const stopLine = /^(?:=*\s*)VERIFIER STOP ([0-9A-F]{1,16})\s*: pid 0x([0-9A-F]+): (.*)$/i;
const parameter = /^([0-9A-F]{8,16}) : (\S.*)$/i;
const levelLine = /^Verify (?:Flags )?Level (?:0x)?([0-9a-f]+)/i;
const option =
  /^(Automatic Checks|Special pool|Special irql|Force IRQL checking|(?:Inject )?random low[- ]resources API failures|Randomized low resources simulation|All pool allocations checked on unload|Pool tracking|Io subsystem checking enabled|I\/O verification|Deadlock detection(?: enabled)?|Enhanced I\/O (?:checking|verification).*|DMA (?:checking|verification).*|Security checks.*|Force pending I\/O requests.*|IRP logging.*|Miscellaneous checks.*|[A-Z][\w /()-]+ enabled)$/;
const flag = /^\[([ X])\]\s*\((0x[0-9a-f]+)\)\s*(.+)$/i;
const counter =
  /^([A-Z][A-Za-z ():/]*?)\s*:?\s+(0x[0-9a-f]+(?: for [0-9a-f]+ bytes)?|\(\s*0x[0-9a-f]+ \/ 0x[0-9a-f]+ \)|[0-9a-f]{8,16}(?:\s+[0-9a-f]{8,16})?)$/i;
const oldModule =
  /^[0-9a-f`]{8,17}\s+(Loaded|Unloaded)(?:\s?&\s?\w+)?\s+[0-9a-f]{8}\s+[0-9a-f]{8}\s+(\S.*)$/i;
const module = /^MODULE: (?:0x)?[0-9a-f`]{8,17} (\S+) \((.*)\)$/i;
const allocationRow =
  /^(?:0x)?([0-9a-f`]{8,17})\s+0x([0-9a-f]+)\s+(\S{1,4})\s+(?:0x)?([0-9a-f`]{8,17})(?:\s+(\S.*))?$/i;
const poolLog =
  /^(?:Pool block [0-9a-f`]+, Size [0-9a-f]+, Thread [0-9a-f`]+|(?:Thread|Old irql|New irql|Processor|Time ?stamp|Address|Size|Tag|Freed from|Allocated (?:at|from))\s*[:=]\s*\S.*)$/i;
const around =
  /^(?:Summary of All Verifier Statistics|(?:#+ )?Driver Verification List|Entry\s+State\s+NonPagedPool.*|MODULE:?\s.*|(?:STANDARD|ADDITIONAL) FLAGS:|\[X\] Indicates flag is enabled|Pool Allocation(?:s| Statistics).*|PoolAddress\s+SizeInBytes.*|Address\s+Length\s+Tag\s+Caller.*|-{3,}(?: +-{3,})*|={10,}|(?:#+ )?Fault injection trace log|(?:#+ )?Track irql trace log|Driver Verifier didn't inject any faults\.|Displaying most recent .*|There are up to .* entries in the log\.|(?:# ?)?Parsing (?:0x)?[0-9a-f]+ (?:array|log) entries, searching for address .*|Finished parsing .*|Log of recent kernel pool .*|No matching entries.*|This verifier stop is (?:not )?continuable\..*|when you use the `go' debugger command\.|After debugging it use `go' to continue\.|Driver Verifier is not .*|No drivers? .* verified.*|For complete list .*)$/i;

const raised = /^Old irql:\s/i;

/** An entry of the log of IRQL changes, where its command was not copied: `Thread:` and `Old irql:` below it. */
const sweeper: Sweeper = {
  first: 'Tt',
  sweep(text, at, line, context): Swept | undefined {
    if (!poolLog.test(line) || !raised.test(text.trimmed(text.next(at)))) return undefined;
    const trace: TraceRow[] = [];
    let last = at;
    for (let below = at; below < text.count; below = text.next(below)) {
      const row = readTraceRow(text.trimmed(below), below, context);
      if (!row && (trace.length > 0 || !poolLog.test(text.trimmed(below)))) break;
      if (row) trace.push(row);
      text.recognise(below);
      last = below;
    }
    const record: VerifierRecord = {
      kind: 'verifier',
      lines: [at, last],
      options: [],
      counters: [],
      modules: [],
      allocations: [],
      trace,
    };
    return { records: [record], next: last + 1 };
  },
};

export const verifierParser: Parser = {
  commands: /^!(?:verifier|avrf)\b/i,
  openers: [
    { kind: 'verifier', starts: ['VERIFIER STOP '] },
    { kind: 'verifier', starts: ['Verify Level ', 'Verify Flags Level '] },
  ],
  sweeper,
  parse(text, context, from) {
    const draft: Draft = {
      stop: undefined,
      level: undefined,
      options: [],
      counters: [],
      modules: [],
      allocations: [],
      trace: [],
    };
    const lines = walk(
      text,
      from,
      (line, at) =>
        readStop(line, draft, context) ||
        readSettings(line, at, draft) ||
        readUse(line, at, draft, context) ||
        around.test(line),
    );
    if (!lines) return nothing;
    return { records: [defined({ kind: 'verifier' as const, lines, ...draft })] };
  },
};

function readStop(line: string, draft: Draft, context: Context): boolean {
  const [, code, pid = '', message = ''] = stopLine.exec(line) ?? [];
  if (code !== undefined) {
    draft.stop = {
      code: hexNumber(code),
      pid: hexNumber(pid),
      message: flat(message.trim()),
      parameters: [],
    };
    return true;
  }
  const [, text, meaning = ''] = parameter.exec(line) ?? [];
  const value = addressIn(context, text);
  if (!draft.stop || !value || draft.stop.parameters.length >= 4) return false;
  draft.stop.parameters.push({ value, meaning: flat(meaning) });
  return true;
}

function readSettings(line: string, at: number, draft: Draft): boolean {
  const level = levelLine.exec(line)?.[1];
  if (level !== undefined) {
    draft.level = hexNumber(level);
    return true;
  }
  const [, mark, mask = '', name] = flag.exec(line) ?? [];
  if (name !== undefined) {
    draft.options.push({ name: intern(name), enabled: /x/i.test(mark ?? ''), mask: Number(mask) });
    return true;
  }
  const plain = draft.level === undefined ? undefined : option.exec(line)?.[1];
  if (plain !== undefined) {
    draft.options.push({ name: intern(plain), enabled: true });
    return true;
  }
  const [, counted, value = ''] = counter.exec(line) ?? [];
  if (counted === undefined || poolLog.test(line)) return false;
  draft.counters.push({ name: intern(counted), value: flat(value), lines: [at, at] });
  return true;
}

function readUse(line: string, at: number, draft: Draft, context: Context): boolean {
  const [, oldState, oldName] = oldModule.exec(line) ?? [];
  const [, newName, newState] = module.exec(line) ?? [];
  const name = oldName ?? newName;
  if (name !== undefined) {
    draft.modules.push({ name: intern(name), state: intern(oldState ?? newState ?? ''), lines: [at, at] });
    return true;
  }
  const [, where, size = '', tag = '', called] = allocationRow.exec(line) ?? [];
  const address = addressIn(context, where);
  if (address) {
    const caller = addressIn(context, called);
    draft.allocations.push(
      defined({ address, size: hexNumber(size), tag: intern(tag), caller, lines: [at, at] as const }),
    );
    return true;
  }
  const row = readTraceRow(line.replace(/^# /, ''), at, context);
  if (row) draft.trace.push(row);
  return row !== undefined || poolLog.test(line);
}
