/** What every host of the core has: Node, a worker, a browser. Nothing else is in scope, so a rule that uses `process` or `document` does not compile. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array;
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}
declare function setTimeout(callback: () => void, milliseconds?: number): unknown;
declare const performance: { now(): number };
