/** What every record has. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';

export interface RecordBase {
  /** Where it stands in its section. */
  readonly lines: Span;
  readonly address?: Address;
}
