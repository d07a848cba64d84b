/** Call stacks that something remembered: return addresses with symbols, no stack pointers. */
import type { Address } from '../../shared/address';
import type { Span } from '../text/span';

export interface TraceRow {
  readonly address?: Address;
  readonly module?: string;
  readonly symbol: string;
  readonly displacement?: number;
  readonly lines: Span;
}
