/** SEH records on a raw x86 stack: handler and scope table in consecutive slots fix the EBP of their function. */
import { addOffset, distance, type Address } from '../../shared/address';
import type { RawSlot, RawStackRecord } from '../model/stack';

export interface SehRecord {
  readonly handler: RawSlot;
  readonly scopeTable: RawSlot;
  /** EBP of the function whose prolog was _SEH_prolog: the handler stands at EBP - 0xC, the scope table at EBP - 8. */
  readonly framePointer: Address;
}

/** Of _except_handler4 the scope table is XORed with the cookie: no symbol beside it means anything. */
const handlerName = /except_handler[23]$/;

export function findSehRecords(raw: RawStackRecord): SehRecord[] {
  return raw.slots.flatMap((handler, index) => {
    const scopeTable = raw.slots[index + 1];
    const follows = scopeTable !== undefined && distance(handler.address, scopeTable.address) === 4;
    if (!follows || !handlerName.test(handler.symbol ?? '') || scopeTable.symbol === undefined) return [];
    return [{ handler, scopeTable, framePointer: addOffset(handler.address, 0xc) }];
  });
}
