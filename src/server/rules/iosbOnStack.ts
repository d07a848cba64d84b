/** APC05: the status block of a request lies on a stack: harmless while the call that issued it still waits there. */
import { formatAddress, type Address } from '../../shared/address';
import type { StackRecord } from '../model/stack';
import type { ThreadRecord } from '../model/thread';
import type { Analysis } from '../transcript/analysis';
import { fileService, functionName } from '../transcript/frames';
import { threadLabel } from '../transcript/describe';
import { isPending, type MergedIrp } from '../transcript/irps';
import { thingId, type Entry, type Transcript } from '../transcript/transcript';
import { printedThread } from '../transcript/waits/printedThread';
import type { Draft, Rule } from './rule';

/** Other routines that issue a request and wait for it with a status block of their own. */
const issuer =
  /^Iop?\w*(?:Synchronous|Sync)\w*$|^IoCallDriver$|^IofCallDriver$|^IopfCallDriver$|^(?:Flt|Fsd|Cc|Mm)\w+$/;

export const iosbOnStack: Rule = {
  id: 'iosb-on-stack',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'The IO_STATUS_BLOCK of a pending request lies on the stack of a thread that has left the call.',
  *check(analysis) {
    const { transcript } = analysis;
    for (const irp of analysis.irps) {
      const { thread, userIosb } = irp.record;
      if (!thread || !userIosb) continue;
      const entry = printedThread(transcript, thingId(irp.session, 'thread', thread));
      if (entry && liesIn(userIosb, entry.record)) yield draft(transcript, irp, entry, userIosb);
    }
    yield* onUserStack(analysis);
  },
};

function liesIn(address: Address, { stackLimit, stackBase }: ThreadRecord): boolean {
  return stackLimit !== undefined && stackBase !== undefined && stackLimit <= address && address < stackBase;
}

function draft(
  transcript: Transcript,
  irp: MergedIrp,
  thread: Entry<ThreadRecord>,
  userIosb: Address,
): Draft {
  const stack = transcript.stackOf(thread);
  const left = stack !== undefined && hasLeft(stack) && isPending(irp);
  const [entry] = irp.entries.filter(({ record }) => record.userIosb === userIosb);
  const irpLines = entry ? transcript.lines(entry) : transcript.lines(thread);
  const { stackLimit, stackBase } = thread.record;
  const who = threadLabel(thread.record);
  return {
    session: irp.session.id,
    subject: irp.address,
    lines: irpLines,
    grade: left ? 'inferred' : 'derived',
    ...(!left && { severity: 'info', surface: 'card' }),
    message: left
      ? `The status block of IRP ${formatAddress(irp.address)} lies on the stack of ${who}, which is no longer in a call that issues requests: its completion will write {Status, Information} over whatever is there then.`
      : `The status block of IRP ${formatAddress(irp.address)} lies on the stack of ${who}: usual and harmless as long as the call that issued it waits there.`,
    proof: [
      {
        claim: `UserIosb ${formatAddress(userIosb)} lies between Limit ${formatAddress(stackLimit ?? userIosb)} and Base ${formatAddress(stackBase ?? userIosb)}`,
        lines: transcript.lines(thread),
        grade: 'derived',
      },
      ...(left
        ? [
            {
              claim: 'no routine that issues a request is on its stack',
              lines: transcript.lines(stack),
              grade: 'inferred' as const,
            },
          ]
        : []),
    ],
    related: stack ? [{ message: 'the stack of the thread', lines: transcript.lines(stack) }] : [],
    alternatives: left
      ? ['The rows of the stack are not all that was there, or the routine has another name.']
      : [],
    missing: [{ what: 'what the status block holds', command: `dps ${formatAddress(userIosb)} L4` }],
    next: [`!thread ${formatAddress(thread.record.address)}`, `dps ${formatAddress(userIosb)} L4`],
    things: [thingId(thread.session, 'thread', thread.record.address), irp.id],
  };
}

/** A stack that reaches the thread's beginning, and on which nobody issues a request. */
function hasLeft({ record: { frames } }: Entry<StackRecord>): boolean {
  const last = frames.at(-1);
  const whole =
    last !== undefined &&
    /^(?:K[ix]StartSystemThread|KiThreadStartup|PspSystemThreadStartup|KiSystemServiceCopyEnd|KiFastCallEntry|KiSystemService\w*|RtlUserThreadStart|BaseThreadStart)$/.test(
      functionName(last),
    );
  return (
    whole &&
    !frames.some((frame) => fileService.test(functionName(frame)) || issuer.test(functionName(frame)))
  );
}

/** A decoded call whose IoStatusBlock lies in the stack that is printed for the same debugger thread. */
function* onUserStack({ transcript, calls }: Analysis): Iterable<Draft> {
  for (const { service, memory, arguments: decoded } of calls) {
    const block = decoded.find(({ type }) => type.includes('IO_STATUS_BLOCK'));
    const stack = block && stackAround(transcript, memory, block.value);
    if (!block || !stack) continue;
    const { lines } = block;
    const handle = decoded.find(({ type }) => type === 'HANDLE');
    const command = handle && `!handle ${BigInt(`0x${handle.value}`).toString(16)} f`;
    yield {
      session: memory.session.id,
      subject: `${service}-${block.value}`,
      lines,
      severity: 'info',
      surface: 'card',
      grade: 'derived',
      message: `${service} writes its status block at ${formatAddress(block.value)}, on the stack of its own thread: usual and harmless while the call waits.`,
      proof: [
        { claim: `${block.name} = ${formatAddress(block.value)}`, lines, grade: 'observed' },
        {
          claim: 'the rows of the stack reach from below it to above it',
          lines: transcript.lines(stack),
          grade: 'derived',
        },
      ],
      related: [],
      missing: [{ what: 'whether the handle is synchronous', ...(command !== undefined && { command }) }],
      next: command === undefined ? [] : [command],
    };
  }
}

function stackAround(
  transcript: Transcript,
  memory: Entry,
  address: Address,
): Entry<StackRecord> | undefined {
  for (const stack of transcript.each('stack')) {
    if (stack.session.id !== memory.session.id || stack.context.thread !== memory.context.thread) continue;
    const rows = stack.record.frames.flatMap(({ frame }) => (frame && !/^0+$/.test(frame) ? [frame] : []));
    const [low, high] = [rows[0], rows.at(-1)];
    if (low !== undefined && high !== undefined && low <= address && address <= high) return stack;
  }
  return undefined;
}
