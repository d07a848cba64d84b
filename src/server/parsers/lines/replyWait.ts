/**
 * What a thread waits for an answer to; debuggers and mail break the first form into two lines.
 *
 *     Waiting for reply to ALPC Message ffffa480730b6890 : queued at port ffffc48da9178090 : owned by process ffffc48d958a1080
 *     Waiting for reply to LPC MessageId 00037bb2:
 *     Current LPC port e625bbd0
 */
import type { Context } from '../../model/context';
import type { ReplyWait } from '../../model/thread';
import { defined, pointerIn } from './values';

const alpc = /^Waiting for reply to ALPC Message ([0-9a-f`]{8,17})\b/i;
const lpc = /^Waiting for reply to LPC MessageId ([0-9a-f]{1,8})\b/i;
const other = /^Waiting for reply to /;
const lpcPort = /^Current LPC port ([0-9a-f`]{8,17})$/i;
/** The second of two lines, whichever address the break came before. */
const rest = /^([0-9a-f`]{8,17}) : (?:owned by process|(queued at port)) /i;
const port = /queued at port ([0-9a-f`]{8,17})/i;
const owner = /owned by process ([0-9a-f`]{8,17})/i;

/** Adds what a line says to what the lines `before` it said; undefined for any other line. */
export function readReply(
  line: string,
  at: number,
  before: ReplyWait | undefined,
  context: Context,
): ReplyWait | undefined {
  const id = lpc.exec(line)?.[1];
  const broken = rest.exec(line);
  const queue = lpcPort.exec(line)?.[1];
  if (!broken && queue === undefined && !other.test(line)) return undefined;
  const message = alpc.exec(line)?.[1] ?? (broken?.[2] === undefined ? undefined : broken[1]);
  const queued = port.exec(line)?.[1] ?? queue ?? (broken?.[2] === undefined ? broken?.[1] : undefined);
  const said = defined({
    message: pointerIn(context, message),
    messageId: id === undefined ? undefined : Number.parseInt(id, 16),
    port: pointerIn(context, queued),
    process: pointerIn(context, owner.exec(line)?.[1]),
  });
  return { ...before, ...said, lines: [before?.lines[0] ?? at, at] };
}
