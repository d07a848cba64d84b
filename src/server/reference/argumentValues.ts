// What the number that a routine was called with means, by the name and type of its parameter.
import { accessRights } from './accessRights';
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';
import { enumKind, valueWords, type ValueKind } from './values';

interface Parameter {
  readonly name: string;
  /** As headers spell it: `ACCESS_MASK`, `FILE_INFORMATION_CLASS`, `ULONG`. */
  readonly type: string;
}

const numbers: ReadonlySet<string> = new Set(['ULONG', 'ACCESS_MASK', 'NTSTATUS', 'SECURITY_INFORMATION']);

/** `FileNameInformation`; undefined for pointers, lengths, handles, and values without a name. `value`: the low 32 bits. */
export function argumentValue(routine: string, { name, type }: Parameter, value: number): string | undefined {
  const service = routine.replace(/^Zw/, 'Nt');
  if (type === 'ACCESS_MASK') return accessWords(value, objectType(service));
  if (type === 'NTSTATUS') return valueWords('ntstatus', value);
  const enumeration = enumKind(aliases.get(type) ?? type);
  if (enumeration) return valueWords(enumeration, value);
  const kind =
    kinds().get(`${service}/${name}`) ?? kinds().get(service.includes('File') ? `File/${name}` : name);
  return kind !== undefined && numbers.has(type) ? valueWords(kind as ValueKind, value) : undefined;
}

function accessWords(mask: number, type: string | undefined): string | undefined {
  return mask === 0 ? undefined : accessRights(mask, type).join(' | ');
}

/** What a service makes or opens: NtOpenProcessToken → Token. */
function objectType(service: string): string | undefined {
  if (service.includes('File')) return 'File';
  if (/Token(?:Ex)?$/.test(service)) return 'Token';
  return /^Nt(?:Create|Open)([A-Z]\w*?)(?:Object)?(?:Ex|Transacted)?$/.exec(service)?.[1];
}

const aliases: ReadonlyMap<string, string> = new Map([
  ['FSINFOCLASS', 'FS_INFORMATION_CLASS'],
  ['MODE', 'KPROCESSOR_MODE'],
]);

/** A parameter: by name, `File/Name` for routines that handle files, `Routine/Name` for one routine; then the kind of its value. */
const kinds = lazyTable(() =>
  keyedLines(`
File/CreateDisposition|File/Disposition createDisposition
File/CreateOptions|File/OpenOptions createOptions
File/ShareAccess|File/DesiredShareAccess shareAccess
File/FileAttributes fileAttributes
HandleAttributes objectAttributes
File/IoControlCode|File/FsControlCode ioctl
CompletionFilter|File/CompletionFilter changeFilter
SecurityInformation|File/SecurityInformation securityInformation
PageProtection|SectionPageProtection|Win32Protect|NewProtect|NewProtection pageProtection
NtAllocateVirtualMemory/AllocationType|NtAllocateVirtualMemoryEx/AllocationType|NtMapViewOfSection/AllocationType|NtMapViewOfSectionEx/AllocationType memoryType
NtFreeVirtualMemory/FreeType memoryType
NtCreateSection/AllocationAttributes|NtCreateSectionEx/AllocationAttributes sectionAttributes
`),
);
