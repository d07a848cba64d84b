/** What may stand below a field of `!analyze`, by the name of the field; and the names that announce an analysis by themselves. */

/** Names that nothing else prints. */
export const sureFields =
  /^(?:BUGCHECK_(?:CODE|STR|P[1-4])|(?:DEFAULT_|FAILURE_)?BUCKET_ID(?:_\w+)?|FAILURE_\w+|STACK_(?:TEXT|COMMAND)|SYMBOL_(?:NAME|STACK_INDEX)|FAULTING_\w+|FOLLOWUP_(?:IP|NAME)|TRAP_FRAME|EXCEPTION_(?:RECORD|CODE(?:_STR)?|STR|PARAMETER\d|DOESNOT\w+)|LAST_CONTROL_TRANSFER|CURRENT_IRQL|(?:READ|WRITE|EXECUTE)_ADDRESS|KEY_VALUES_STRING|DUMP_(?:CLASS|QUALIFIER|TYPE|FILE_ATTRIBUTES)|DEBUG_FLR_IMAGE_TIMESTAMP|CUSTOMER_CRASH_COUNT|PROCESS_NAME|MODULE_NAME|IMAGE_(?:NAME|VERSION)|PRIMARY_PROBLEM_CLASS|PROBLEM_CLASSES|FILE_IN_CAB|BLACKBOX\w+|ANALYSIS_\w+|OSPLATFORM_TYPE|OS_VERSION|BUILDLAB_STR|VIRTUAL_MACHINE|WATSON_BKT_\w+|THREAD_SHA1_\w+|DERIVED_WAIT_CHAIN|WAIT_CHAIN_COMMAND|BLOCKING_THREAD|MM_INTERNAL_CODE|NTGLOBALFLAG|APPLICATION_VERIFIER_FLAGS|CHKIMG_EXTENSION|MANAGED_STACK|ERROR_CODE|POOL_ADDRESS|IRP_ADDRESS|DEVICE_OBJECT|DRIVER_OBJECT|LOCK_ADDRESS|DPC_TIMEOUT_TYPE|WRONG_SYMBOLS?_?\w*)$/;

const place =
  /^(?:[\w.$-]+(?:!.*)?\+(?:0x)?[0-9a-f]{1,16}|[\w.$-]+!\S.*|\+(?:0x)?[0-9a-f`]{1,17}|(?:0x)?[0-9a-f`]{4,17}|<Unloaded_.*)(?: \[.* @ \d+\])?$/i;
const note =
  /^(?:NOTE: The trap frame does not contain all registers\.?|Some register values may be zeroed or incorrect\.?)$/;
const source = /^>?\s*\d{1,6}:(?:\s.*)?$/;
const noSource = /^No source found for '.*'$|^The system cannot find the file specified\b/;
const attribute = /^[A-Z][A-Za-z-]+(?: [A-Z][A-Za-z-]+){1,5}$/;
const addressLine = /^(?:[0-9a-f`]{8,17})(?:\s+[A-Z][\w ]+)?$/i;
const problem =
  /^(?:(?:ID|Type|Class|Scope|Name|Data|PID|TID|Frame):\s+\S.*|(?:DEFAULT_)?BUCKET_ID(?: \(.*\))?|FAILURE_BUCKET_ID\b.*|(?:Tid|Frame)\s+\[\w+\].*|Failure Bucketing|@?[A-Z][A-Z0-9_@.]{5,})$/;
const waitChain = /^(?:Dl\s+Eid\s+Cid\s+WaitType|-+(?:\s+-+){2,}|x?\s*\d+\s+[0-9a-f]+\.[0-9a-f]+\s+\w.*)$/i;
const checked =
  /^(?:[0-9a-f`]{8,17}(?:-[0-9a-f`]{8,17})?\s+(?:\d+ bytes - )?\S.*|\[(?: [0-9a-f]{2})+:(?:[0-9a-f]{2} ?)+\]|\d+ errors? : .*)$/i;

/** Fields whose value is a place in code: a symbol on the line below, the instruction below that. */
export function isHome(name: string): boolean {
  return /_IP$|^FAULTING_(?:IP|MODULE)$|^IP_|^(?:SYMBOL|FAILED_INSTRUCTION)_/.test(name);
}

/** Whether a line can belong to the value of a field. */
export function isDetail(name: string, line: string): boolean {
  if (isHome(name)) return place.test(line);
  switch (name) {
    case 'TRAP_FRAME':
    case 'CONTEXT':
      return note.test(line);
    case 'FAULTING_SOURCE_CODE':
    case 'SOURCE_CODE':
      return source.test(line) || noSource.test(line);
    case 'DUMP_FILE_ATTRIBUTES':
      return attribute.test(line);
    case 'PROBLEM_CLASSES':
      return problem.test(line);
    case 'DERIVED_WAIT_CHAIN':
      return waitChain.test(line);
    case 'CHKIMG_EXTENSION':
      return checked.test(line);
    default:
      return name.endsWith('_ADDRESS') && addressLine.test(line);
  }
}
