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

const shapes: readonly RegExp[] = [
  /^Waiting for reply to ALPC Message (?<message>[0-9a-f`]{8,17})(?: : queued at port (?<port>[0-9a-f`]{8,17}))?(?: : owned by process (?<process>[0-9a-f`]{8,17}))?/i,
  /^Waiting for reply to LPC MessageId (?<id>[0-9a-f]{1,8})\b/i,
  /^Waiting for reply to /,
  /^Current LPC port (?<port>[0-9a-f`]{8,17})$/i,
  // The second of two lines, whichever address the break came before.
  /^(?<port>[0-9a-f`]{8,17}) : owned by process (?<process>[0-9a-f`]{8,17})/i,
  /^(?<message>[0-9a-f`]{8,17}) : queued at port (?<port>[0-9a-f`]{8,17})(?: : owned by process (?<process>[0-9a-f`]{8,17}))?/i,
];

/** Adds what a line says to what the lines `before` it said; undefined for any other line. */
export function readReply(
  line: string,
  at: number,
  before: ReplyWait | undefined,
  context: Context,
): ReplyWait | undefined {
  const shape = shapes.find((candidate) => candidate.test(line));
  if (!shape) return undefined;
  const { message, id, port, process } = shape.exec(line)?.groups ?? {};
  const said = defined({
    message: pointerIn(context, message),
    messageId: id === undefined ? undefined : Number.parseInt(id, 16),
    port: pointerIn(context, port),
    process: pointerIn(context, process),
  });
  return { ...before, ...said, lines: [before?.lines[0] ?? at, at] };
}
