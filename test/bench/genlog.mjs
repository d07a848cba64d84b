// Writes a deterministic transcript shaped like `!process 0 1f` of a large system: a few hundred distinct stacks, many
// threads on each. By hand: node test/bench/genlog.mjs BYTES [SEED] > FILE
import { writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { createRandom } from './support/random.mjs';
import { TextWriter } from './support/textWriter.mjs';

const words = (text) => text.split(' ');
const modules = words('nt Ntfs FLTMGR tcpip NDIS afd win32k hal storport volsnap mydrv ntdll');
const verbs = words(
  'Wait Read Write Close Create Flush Dispatch Complete Acquire Release Insert Remove Common Fast Post',
);
const nouns = words(
  'ForSingleObject FileObjectLock File Handle Request Queue Irp Buffer Resource Thread Worker Device Stream',
);
const objects = words('SynchronizationEvent NotificationEvent QueueObject Semaphore NotificationTimer');
const reasons = words('Executive UserRequest WrQueue WrLpcReceive DelayExecution Suspended WrDispatchInt');
const top = ['nt!KiSwapContext+0x7a', 'nt!KiCommitThreadWait+0x1d2', 'nt!KeWaitForSingleObject+0x19f'];
const bottom = ['nt!KiSystemServiceCopyEnd+0x13', 'ntdll!NtWaitForSingleObject+0xa'];

const pool = 0xfffffa80; // the upper halves of pool, stack and code addresses
const stacks = 0xfffff880;
const code = 0xfffff800;

const tickMs = 15.625;
const now = 6_912_677; // the tick count at which the whole transcript was taken
const pad = (value, length) => String(value).padStart(length, '0');

/** The lower half of a return address: the same symbol always returns to the same place. */
function returnAddress(text) {
  let hash = 0x811c9dc5; // FNV-1a
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return 0x2a00000 + ((hash >>> 4) & 0xffffff);
}

function makeStack({ below, pick }) {
  const symbol = () => `${pick(modules)}!${pick(verbs)}${pick(nouns)}+0x${(16 + below(0x7f0)).toString(16)}`;
  const middle = Array.from({ length: 4 + below(18) }, symbol);
  return [...top, ...middle, ...bottom].map((text) => ({
    tail: Buffer.from(` : ${text}\n`, 'latin1'),
    returns: returnAddress(text),
  }));
}

const elapsed = (ticks) => {
  const ms = Math.floor(ticks * tickMs);
  const s = Math.floor(ms / 1000);
  const clock = `${pad(Math.floor(s / 3600) % 24, 2)}:${pad(Math.floor(s / 60) % 60, 2)}:${pad(s % 60, 2)}`;
  return `${Math.floor(s / 86_400)}:${clock}.${pad(ms % 1000, 3)}`;
};

/** The lines of a thread above its stack. `process` and `thread` are the lower halves of their addresses. */
function writeThread(writer, { below, pick, exponential }, { process, thread, index, pid, base }) {
  const at = (low) => pad(pool.toString(16), 8) + pad(low.toString(16), 8);
  const onStack = (low) => pad(stacks.toString(16), 8) + pad(low.toString(16), 8);
  const hex4 = (value) => pad((value & 0xffff).toString(16), 4);
  const ticks = Math.min(now, exponential(3000));
  const image = `proc${pid % 200}`;
  const wait = `(${pick(reasons)}) ${pick(['UserMode', 'KernelMode'])} ${pick(['Alertable', 'Non-Alertable'])}`;
  writer.text(
    `        THREAD ${at(thread)}  Cid ${hex4(pid)}.${hex4(4 + below(0xfff0))}  Teb: 000007fffffd${hex4(below(0x10000))} Win32Thread: 0000000000000000 WAIT: ${wait}
            ${at(process + 0x3000 + 0x20 * (index % 7))}  ${pick(objects)}
        Not impersonating
        DeviceMap                 fffff8a000008ca0
        Owning Process            ${at(process)}       Image:         ${image}.exe
        Attached Process          N/A            Image:         N/A
        Wait Start TickCount      ${String(now - ticks).padEnd(14)} Ticks: ${ticks} (${elapsed(ticks)})
        Context Switch Count      ${1 + below(90_000)}                 LargeStack
        UserTime                  00:00:00.${pad(below(1000), 3)}
        KernelTime                00:00:00.${pad(below(1000), 3)}
        Win32 Start Address ${image}!mainCRTStartup (0x00000001${pad((0x40000000 + pid).toString(16), 8)})
        Stack Init ${onStack(base + 0xdb0)} Current ${onStack(base + 0x8f0)}
        Base ${onStack(base + 0x1000)} Limit ${onStack(base - 0x5000)} Call 0
        Priority 10 BasePriority 8 PriorityDecrement 0 IoPriority 2 PagePriority 5
        Child-SP          RetAddr           : Args to Child                                                           : Call Site
`,
  );
}

const indent = Buffer.from('        ');
const space = Buffer.from(' ');
const colon = Buffer.from(' : ');

/** The rows of a stack: nearly all of the text, so written digit by digit into the chunk. */
function writeStack(writer, { next }, frames, base) {
  let sp = base + 0x930;
  for (const { tail, returns } of frames) {
    writer.bytes(indent);
    writer.address(stacks, sp);
    writer.bytes(space);
    writer.address(code, returns);
    writer.bytes(colon);
    for (let argument = 0; argument < 4; argument += 1) {
      if (argument > 0) writer.bytes(space);
      writer.address(next() & 0xff, next());
    }
    writer.bytes(tail);
    sp += 0x40;
  }
  writer.text('\n');
}

function writeProcess(writer, random, frames, pid) {
  const { next, below } = random;
  const process = (pid * 0x1040) >>> 0;
  const hex = (value, digits = 8) => pad((value >>> 0).toString(16), digits);
  writer.text(`PROCESS ${hex(pool)}${hex(process)}
    SessionId: ${pid % 3}  Cid: ${hex(pid & 0xffff, 4)}    Peb: 7fffffd${hex(pid & 0xffff, 4)}  ParentCid: ${hex(4 + below(4000), 4)}
    DirBase: ${hex(next())}  ObjectTable: ${hex(pool)}${hex(process + 0x2000)}  HandleCount: ${20 + below(2980)}.
    Image: proc${pid % 200}.exe

`);
  const count = 1 + below(39);
  for (let index = 0; index < count; index += 1) {
    const base = below(0x80000) * 0x1000 + 0x10000;
    writeThread(writer, random, { process, thread: (process + 0x100 * (index + 1)) >>> 0, index, pid, base });
    writeStack(writer, random, frames[random.pareto(1.2) % frames.length], base);
  }
  writer.text('\n');
}

/** Writes at least `bytes` bytes to an open file: the last process is not cut short. */
export function generateLog(file, bytes, seed = 1) {
  const random = createRandom(seed);
  const frames = Array.from({ length: 400 }, () => makeStack(random));
  const writer = new TextWriter((chunk) => {
    for (let done = 0; done < chunk.length; done += writeSync(file, chunk, done));
  });
  writer.text('0: kd> !process 0 1f\n**** NT ACTIVE PROCESS DUMP ****\n');
  for (let pid = 4; writer.written < bytes; pid += 4) writeProcess(writer, random, frames, pid);
  writer.flush();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [bytes, seed] = process.argv.slice(2).map(Number);
  if (!Number.isFinite(bytes)) {
    console.error('usage: node test/bench/genlog.mjs BYTES [SEED] > FILE');
    process.exit(2);
  }
  // By number: naming process.stdout would make a pipe non-blocking, and a full one an error.
  generateLog(1, bytes, seed);
}
