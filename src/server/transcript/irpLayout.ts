/** An IRP is its header and one stack location for each driver: 0x70 + n·0x24 bytes on x86, 0xd0 + n·0x48 on x64. */
import type { Machine } from '../../shared/triage';

interface IrpLayout {
  /** Bytes. */
  readonly header: number;
  readonly location: number;
}

export function irpLayout(machine: Machine | undefined): IrpLayout | undefined {
  if (machine === 'x86') return { header: 0x70, location: 0x24 };
  return machine === 'x64' || machine === 'arm64' ? { header: 0xd0, location: 0x48 } : undefined;
}
