/**
 * `!handle`, in the kernel and in user mode.
 *
 *     Handle table at fffff8a00066f700 with 39 entries in use
 *     0040: Object: fffff8a000633f00  GrantedAccess: 00000006 (Inherit) Entry: fffff8a000670100
 *
 *     Handle 8
 *       Type          Event
 *       GrantedAccess 0x100003:
 *              Synch
 *              QueryState,ModifyState
 *       HandleCount   2
 *       Name          <none>
 *     6 Handles
 *     Type            Count
 *     Event           3
 *
 * Documentation: "!handle".
 */
import type { TranscriptRecord } from '../model/record';
import type { HandleRecord } from '../model/object';
import { flat, intern } from '../text/intern';
import { hexValue, isBlank } from '../text/bytes';
import { notMine, readRecords, type Draft, type Shape } from './lines/fieldRecords';
import { readObjects } from './lines/objects';
import { hexNumber } from './lines/values';
import type { Parser } from './parser';

type HandleDraft = Omit<Draft<HandleRecord>, 'attributes'> & {
  attributes: string[];
  /** Below `Object Specific Information`. */
  specific?: true;
};

const head = /^Handle ([0-9a-f]{1,16})$/i;

const fields: readonly Shape<HandleDraft>[] = [
  [/^Type\s+(\S.*)$/, ([, type = ''], draft) => (type === 'Count' ? notMine : (draft.type = intern(type)))],
  [/^Attributes\s+(?:0x)?[0-9a-f]+(?::?(?:\s*\S+)?)$/i],
  [
    /^GrantedAccess\s+(0x[0-9a-f]+):?$/i,
    ([, access = ''], draft) => (draft.grantedAccess = hexNumber(access)),
  ],
  [
    /^(?:None|(?:Delete|ReadControl|WriteDac|WriteOwner|Synch|AccessSys)(?:,\w+)*|[A-Z][A-Za-z]+(?:,[A-Z][A-Za-z/]+)+|(?:Query|Set|Create|Enum|Modify|Read|Write|Map|Traverse|Use|All|Impersonate|Terminate|Suspend|Alert|Get|Dup|Assign|Adjust|Wait|Connect|Execute|List|Append|Add|Delete)[A-Za-z]*)$/,
    (_, draft) => (draft.grantedAccess === undefined ? notMine : true),
  ],
  [/^HandleCount\s+(\d+)$/, ([, count], draft) => (draft.handleCount = Number(count))],
  [/^PointerCount\s+(\d+)$/, ([, count], draft) => (draft.pointerCount = Number(count))],
  [
    /^Name\s+(\S.*)$/,
    ([, name = ''], draft) => {
      if (name !== '<none>') draft.name = flat(name);
    },
  ],
  [
    /^(?:Object Specific Information|No object specific information available)$/i,
    (_, draft) => (draft.specific = true),
  ],
  [
    /^(?:Event|Mutex|Mutant|Semaphore|Timer|Process|Thread|Section|Key|Priority|Base Priority|Start Address|Parent|Window|Number|Last|Target|Token|Auth|Modified|TokenType|Job|Port|Class|Object|Exit|Affinity|Parent Process|Section Attributes|Directory|File)\b\s*\S/,
    (_, draft) => (draft.specific === true ? true : notMine),
  ],
];

/** Totals, what `!handle` says when it cannot tell, and the lines of a handle whose head a filter left out. */
const between =
  /^(?:\d+ Handles?$|\d+ handles of type \w|Name\s+\\\S|Object specific information$|Event (?:Type \w|is \w)|Type\s+Count$|(?:None|Event|Section|File|Directory|Mutant|Semaphore|Thread|Process|Key|Token|Port|ALPC Port|Timer|IRTimer|Desktop|WindowStation|KeyedEvent|IoCompletion|IoCompletionReserve|WaitCompletionPacket|TpWorkerFactory|TpWorker\w*|SymbolicLink|Job|Debug Object|DebugObject|EtwRegistration|EtwConsumer|Composition|Partition|Session|PcwObject|FilterConnectionPort|TmTm|TmRm|TmTx|TmEn|DxgkSharedResource|\w+Object)\s+\d+$|Error retrieving (?:type|name|handle)|Unable to (?:duplicate|get) handle|GetHandleInformation|Invalid handle)/i;

export const handleParser: Parser = {
  commands: /^!(?:\w+\.)?handle\b/i,
  openers: [
    {
      kind: 'handle',
      starts: [
        'Handle table at ',
        'Kernel handle table at ',
        'Kernel Handle table at ',
        'Kernel New version of handle',
        'New version of handle',
      ],
    },
    { kind: 'handle', starts: ['Handle '], opens: isHandle },
  ],
  parse(text, context, from) {
    const records: TranscriptRecord[] = readObjects(text, context, from);
    if (records.length > 0) return { records };
    return {
      records: readRecords<HandleDraft>(text, context, from, {
        open(line, at) {
          const value = head.exec(line)?.[1];
          if (value === undefined) return undefined;
          return { kind: 'handle', lines: [at, at], handle: hexNumber(value), attributes: [] };
        },
        fields,
        between,
      }).map((draft) => {
        delete draft.specific;
        return draft;
      }),
    };
  },
};

/** `Handle 8`: hex digits up to the end of the line. */
function isHandle(bytes: Uint8Array, at: number, end: number): boolean {
  let index = at + 7;
  while (index < end && hexValue[bytes[index] ?? 0] !== 255) index++;
  if (index === at + 7 || index > at + 23) return false;
  while (index < end && isBlank(bytes[index])) index++;
  return index === end;
}
