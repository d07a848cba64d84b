/** Modules and symbols. */
import { distance, formatAddress } from '../../../../shared/address';
import type { ModuleRecord } from '../../../model/module';
import { words } from '../../../transcript/recordLabel';
import { at, bytes, hex, type FactTable } from './facts';

export const moduleFacts: FactTable = {
  module: (module) => ({
    title: words(module.unloaded ? 'unloaded module' : 'module', module.name ?? module.image),
    items: [
      ['version', module.version ?? detail(module, 'File version')],
      ['range', rangeOf(module)],
      ['size', bytes(module.size ?? sizeOf(module))],
      ['symbols', module.symbols],
      ['symbol file', module.symbolFile],
      ['image', module.name === undefined ? undefined : module.image],
      ['time stamp', module.timestamp],
      ['checksum', hex(module.checksum)],
      ['product', detail(module, 'ProductName')],
      ['company', detail(module, 'CompanyName')],
      ['description', detail(module, 'FileDescription')],
    ],
    note: noteOf(module),
  }),
  symbol: ({ symbol, address, displacement, text, source }) => ({
    title: `symbol ${symbol}`,
    items: [
      ['address', at(address)],
      ['displacement', hex(displacement)],
      ['what', text],
      ['source', source && `${source.path} @ ${source.line}`],
    ],
  }),
};

function noteOf({ unloaded, loaded, symbols = '' }: ModuleRecord): string | undefined {
  if (unloaded)
    return 'It was loaded here once and is gone: an address in this range belongs to it only as long as nothing else was loaded there.';
  if (loaded) return 'Loaded at this point of the session.';
  if (symbols.includes('export'))
    return 'Only exports are known: a name with a large displacement is the nearest export, not the function.';
  return undefined;
}

function rangeOf({ start, end }: ModuleRecord): string | undefined {
  return start && end ? `${formatAddress(start)} – ${formatAddress(end)}` : start && formatAddress(start);
}

function sizeOf({ start, end }: ModuleRecord): number | undefined {
  return start && end ? distance(start, end) : undefined;
}

function detail({ details = [] }: ModuleRecord, wanted: string): string | undefined {
  return details.find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.value;
}
