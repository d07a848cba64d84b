// Pool tags: the few that are documented or were verified, and those of the user's own pooltag.txt.
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';

export interface PoolTag {
  readonly description: string;
  /** `nt!io`, `tcpip.sys` */
  readonly binary?: string;
  /** How it is known: a tag file of the user, documentation, two public sources that agree, tools that search memory for it, or the rule of object types. */
  readonly source: 'file' | 'documented' | 'verified' | 'memory tools' | 'object type';
}

/** What a tag file says: tags may hold the wildcards `?` and, at the end, `*`. */
export type PoolTagFile = ReadonlyMap<string, PoolTag>;

const sources = { d: 'documented', v: 'verified', m: 'memory tools', o: 'object type' } as const;
/** `Tag  - binary - what it is for`. */
const row = /^(\S(?:.{0,3}?\S)?)\s+-\s+(\S.{0,255}?)\s+-\s+(\S.{0,1023})$/;
const tagLength = 4;

/** The entry of a tag; the user's file comes first. The mark of a protected object (top bit of the last character) is taken off. */
export function poolTag(tag: string, file?: PoolTagFile): PoolTag | undefined {
  const plain = tag
    .replace(/[\u0080-\u00ff]$/, (last) => String.fromCharCode(last.charCodeAt(0) & 0x7f))
    .trim();
  return (file && inFile(file, plain)) ?? known().get(plain);
}

/** Reads the text of a pooltag.txt; lines that are no entries, comments among them, are passed over. */
export function readPoolTagFile(text: string): PoolTagFile {
  const entries = new Map<string, PoolTag>();
  for (const line of text.split(/\r?\n/)) {
    const [, tag = '', binary = '', description = ''] = row.exec(line.trim()) ?? [];
    if (tag === '' || tag.startsWith('//') || entries.has(tag)) continue;
    const isKnown = !/^(?:<?unknown>?|\?+)$/i.test(binary);
    entries.set(tag, { description: description.trim(), source: 'file', ...(isKnown && { binary }) });
  }
  return entries;
}

/** The exact entry, else one with wildcards: at most 20 look-ups, the most specific first. */
function inFile(file: PoolTagFile, tag: string): PoolTag | undefined {
  for (let mask = 0; mask < 1 << tagLength; mask++) {
    const pattern = Array.from(tag, (character, at) => ((mask >> at) & 1 ? '?' : character)).join('');
    const found = file.get(pattern);
    if (found) return found;
  }
  for (let length = tag.length; length > 0; length--) {
    const found = file.get(`${tag.slice(0, length)}*`);
    if (found) return found;
  }
  return undefined;
}

// The letter: d documented (sample output of the `!poolused` page, © Microsoft, CC BY 4.0), v two public sources agree, m memory scanners look
// for it, o the tag of an object is the beginning of the name of its type. In our own words; a binary in brackets.
const known = lazyTable(
  (): ReadonlyMap<string, PoolTag> =>
    new Map([...keyedLines(tags)].map(([tag, text]) => [tag, entry(text)] as const)),
);

function entry(text: string): PoolTag {
  const [, letter = 'd', description = '', binary] = /^([dvmo]) (.*?)(?: \[(.+)\])?$/.exec(text) ?? [];
  return {
    description,
    source: sources[letter as keyof typeof sources],
    ...(binary !== undefined && { binary }),
  };
}

const tags = `
8042 d Keyboard and mouse at the PS/2 port [i8042prt.sys]
AcpA|AcpB|AcpD|AcpF|AcpM|AcpO d ACPI [acpi.sys]
AtmT m Atom tables
CM10 m Registry hives
CMcb m Callbacks for registry operations
Cbrb m Callback routines of the executive
DbCb m Callbacks for debug output
Desk o Desktop objects
Devi o Device objects
Dire o Directory objects
Driv m Driver objects (DRIVER_OBJECT)
Even o Event objects
File m File objects (FILE_OBJECT)
IoCo o I/O completion ports
IoFs m Drivers that want to hear of new file systems
IoSh m Drivers that want to hear of the shutdown
Irp v I/O request packets
Key o Registry key objects
Keye o Keyed event objects
Mm v Memory manager
MmDT v Memory manager, for debugging
MmLd v Entries of the list of loaded modules (KLDR_DATA_TABLE_ENTRY)
Muta v Mutant (mutex) objects
ObDi v Object directories
ObDm v Device maps: drive letters of a session
ObHd v Who holds handles to an object
ObNm v Names of objects
ObSc v Shared security descriptors
ObSq v Security queries of the object manager
ObjT v Object types
Obtb v Handle tables
Pnp9|PnpC|PnpD m Plug and Play notifications
Proc m Process objects (EPROCESS)
Sect o Section objects
Sema o Semaphore objects
Symb m Symbolic link objects
TCPA m TCP address objects, up to Windows Server 2003 [tcpip.sys]
TCPT m TCP connections, up to Windows Server 2003 [tcpip.sys]
TcpE m TCP endpoints [tcpip.sys]
TcpL m TCP listeners [tcpip.sys]
Thre v Thread objects (ETHREAD)
Time o Timer objects
Toke o Access tokens
UdpA m UDP endpoints [tcpip.sys]
Wind m Window stations
WmiG d WMI: GUIDs
WmiR d WMI: registrations
Wmip d WMI: general
Wmit d WMI: tracing
hSVD d Heap shared by the WebDAV redirector [mrxdav.sys]
idle d Idle handling of the power manager
ohci v IEEE 1394 host controllers
`;
