/** The facts of any record. A kind of record is an entry in the table of its family. */
import { byKind } from '../../../model/byKind';
import { crashFacts } from './crashFacts';
import { deviceFacts } from './deviceFacts';
import type { Facts } from './facts';
import { listingFacts } from './listingFacts';
import { lockFacts } from './lockFacts';
import { memoryFacts } from './memoryFacts';
import { moduleFacts } from './moduleFacts';
import { processorFacts } from './processorFacts';
import { threadFacts } from './threadFacts';

/** Undefined for records that another card explains, and for those that describe nothing. */
export const recordFacts = byKind<Facts | undefined>({
  ...crashFacts,
  ...deviceFacts,
  ...listingFacts,
  ...lockFacts,
  ...memoryFacts,
  ...moduleFacts,
  ...processorFacts,
  ...threadFacts,
});
