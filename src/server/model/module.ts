/** Loaded and unloaded modules, and what their files say of themselves. */
import type { Address } from '../../shared/address';
import type { RecordBase } from './recordBase';

export interface ModuleRecord extends RecordBase {
  readonly kind: 'module';
  readonly start?: Address;
  readonly end?: Address;
  readonly name?: string;
  /** `deferred`, `pdb symbols`, `export symbols`, `no symbols` … as printed. */
  readonly symbols?: string;
  /** Where the symbols came from. */
  readonly symbolFile?: string;
  /** The path or the name of the image. */
  readonly image?: string;
  /** As printed, with the hex stamp where there is one. */
  readonly timestamp?: string;
  readonly timestampHex?: number;
  readonly checksum?: number;
  readonly size?: number;
  readonly version?: string;
  readonly unloaded?: true;
  /** `ModLoad:` rather than a row of a list: it was loaded at this point of the session. */
  readonly loaded?: true;
  /** The other `Name: value` lines of a verbose block. */
  readonly details?: readonly { readonly name: string; readonly value: string }[];
}

/** One symbol with its address, as `x` and `ln` print it. */
export interface SymbolRecord extends RecordBase {
  readonly kind: 'symbol';
  readonly symbol: string;
  readonly displacement?: number;
  /** The type or value behind the symbol. */
  readonly text?: string;
  readonly source?: { readonly path: string; readonly line: number };
}
