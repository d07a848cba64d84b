// FILE_OBJECT.Flags: names and meanings of its bits.
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';

export interface FileObjectFlag {
  readonly bit: number;
  /** `FO_SYNCHRONOUS_IO`; a bit nobody knows is named by its hex value. */
  readonly name: string;
  readonly explanation?: string;
}

/** The flags that are set, lowest bit first. */
export function fileObjectFlags(value: number): FileObjectFlag[] {
  const set: FileObjectFlag[] = [];
  for (let rest = value >>> 0; rest !== 0; rest = (rest & (rest - 1)) >>> 0) {
    const bit = (rest & -rest) >>> 0;
    set.push(table().get(bit) ?? { bit, name: `0x${bit.toString(16)}` });
  }
  return set;
}

// Values: mingw-w64 10.0.0 ddk/wdm.h (public domain), the bits 0x00800000, 0x10000000 and 0x20000000 from other public headers. Meanings in our
// own words, after the FILE_OBJECT page of the Windows driver documentation (© Microsoft, CC BY 4.0). Where two names share a bit, the newer one
// stands and the other is mentioned.
const flags = `
1 FO_FILE_OPEN no longer used.
2 FO_SYNCHRONOUS_IO opened for synchronous I/O: the I/O manager lets one request at a time through and waits inside the call until it is complete. Others wait for FILE_OBJECT.Lock.
4 FO_ALERTABLE_IO opened for alertable synchronous I/O: a wait of the I/O manager for this file object can be ended by an alert or a user APC.
8 FO_NO_INTERMEDIATE_BUFFERING opened without caching: reads and writes go to the device and must be aligned to its sectors.
10 FO_WRITE_THROUGH a write is complete only when the data has reached the device.
20 FO_SEQUENTIAL_ONLY the opener promised to read from the beginning to the end; the cache reads ahead more.
40 FO_CACHE_SUPPORTED the file system allows caching for this file.
80 FO_NAMED_PIPE a named pipe.
100 FO_STREAM_FILE an internal stream file object that a file system made for itself, for example for its metadata; no program opened it.
200 FO_MAILSLOT a mailslot.
400 FO_QUEUE_IRP_TO_THREAD its requests are queued to the issuing thread, not to the file object (older headers: FO_GENERATE_AUDIT_ON_CLOSE, no longer used).
800 FO_DIRECT_DEVICE_OPEN the device itself was opened, past the file system.
1000 FO_FILE_MODIFIED the file was written through this file object.
2000 FO_FILE_SIZE_CHANGED the size of the file was changed through this file object.
4000 FO_CLEANUP_COMPLETE the file system has finished its cleanup after the last handle was closed: no program can use this file object any more.
8000 FO_TEMPORARY_FILE a temporary file: its data stays in the cache if possible.
10000 FO_DELETE_ON_CLOSE the file is deleted when its last handle is closed.
20000 FO_OPENED_CASE_SENSITIVE opened by a name that respects case.
40000 FO_HANDLE_CREATED a handle was made for it: a program or the kernel opened it through a handle.
80000 FO_FILE_FAST_IO_READ it was read through the fast I/O path; the time of last access is to be updated.
100000 FO_RANDOM_ACCESS opened for random access: the cache does not read ahead.
200000 FO_FILE_OPEN_CANCELLED the open was cancelled before it was complete.
400000 FO_VOLUME_OPEN a volume was opened, not a file on it.
800000 FO_BYPASS_IO_ENABLED BypassIO is enabled for this handle; in Windows XP and Server 2003 the same bit says that the file object has an extension.
1000000 FO_REMOTE_ORIGIN opened on behalf of another computer.
2000000 FO_SKIP_COMPLETION_PORT a request that succeeds at once is not reported to the completion port (during the open the same bit is FO_DISALLOW_EXCLUSIVE).
4000000 FO_SKIP_SET_EVENT completion does not set the event of the file object: a wait on the handle is not woken by it.
8000000 FO_SKIP_SET_FAST_IO the event given to a call is not set when the fast I/O path succeeds.
10000000 FO_INDIRECT_WAIT_OBJECT
20000000 FO_SECTION_MINSTORE_TREATMENT
`;

const table = lazyTable((): ReadonlyMap<number, FileObjectFlag> => {
  const entries = new Map<number, FileObjectFlag>();
  for (const [key, text] of keyedLines(flags)) {
    const [name = '', ...words] = text.split(' ');
    const bit = Number.parseInt(key, 16);
    const said = words.join(' ');
    const explanation = said.charAt(0).toUpperCase() + said.slice(1);
    entries.set(bit, { bit, name, ...(said === '' ? {} : { explanation }) });
  }
  return entries;
});
