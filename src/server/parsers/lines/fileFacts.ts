/** The `Name: value` lines below a module: what its file and its version resource say. */
import type { ModuleRecord } from '../../model/module';
import { flat } from '../../text/intern';

const fact =
  /^(Loaded symbol image file|Mapped memory image file|Image path|Image name|Timestamp|CheckSum|ImageSize|Image size|Translations|Information from resource tables|File version|Product version|File flags|File OS|File type|File date|CompanyName|ProductName|InternalName|OriginalFilename|ProductVersion|FileVersion|FileDescription|LegalCopyright|LegalTrademarks|Comments|PrivateBuild|SpecialBuild|Symbol file|CLR metadata|Has CLR image header, track-debug-data flag not set|Load Count|Flags|OleSelfRegister|Assembly Version)\s*:\s*(.*)$/i;
const bare =
  /^(?:Browse (?:full module list|all global symbols)(?:\s+functions\s+data)?(?:\s+Symbol Reload)?|Image was built with \/Brepro flag\.|Has CLR image header\b.*|Using CLR debugging support for all symbols|Information from resource tables)$/;
const stamp = /\(([0-9a-f]{8})\)/i;

export type FileFact = { readonly name: string; readonly value: string };

/** One such line; a line without a value has an empty one. */
export function fileFact(line: string): FileFact | undefined {
  if (line.length > 2000) return undefined;
  const match = fact.exec(line);
  if (match) return { name: match[1] ?? '', value: flat(match[2] ?? '') };
  return bare.test(line) ? { name: '', value: '' } : undefined;
}

/** The facts as fields of a record. */
export function fieldsOf(facts: readonly FileFact[]): Partial<ModuleRecord> {
  const value = (name: string): string | undefined =>
    facts.find((one) => one.name.toLowerCase() === name && one.value !== '')?.value;
  const timestamp = value('timestamp');
  const hex = timestamp === undefined ? undefined : stamp.exec(timestamp)?.[1];
  const checksum = value('checksum');
  const size = value('imagesize') ?? value('image size');
  const version = value('file version') ?? value('fileversion');
  const image = value('image path') ?? value('image name') ?? value('loaded symbol image file');
  const details = facts.filter(({ name }) => name !== '');
  return {
    ...(timestamp !== undefined && { timestamp }),
    ...(hex !== undefined && { timestampHex: Number.parseInt(hex, 16) }),
    ...number('checksum', checksum),
    ...number('size', size),
    ...(version !== undefined && { version }),
    ...(image !== undefined && { image }),
    ...(details.length > 0 && { details }),
  };
}

function number(key: 'checksum' | 'size', text: string | undefined): Partial<ModuleRecord> {
  const value = text === undefined ? Number.NaN : Number.parseInt(text, 16);
  return Number.isNaN(value) ? {} : { [key]: value };
}
