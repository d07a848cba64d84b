/**
 * `~Ns` and other commands that end by showing where the processor stands: a symbol, then one instruction.
 *
 *     0:006:x86> ~6s
 *     ntdll_7d600000!ZwLockFile+0x12:
 *     00000000`7d61d82e c22800          ret     28h
 *
 * Documentation: "~s (Set Current Thread)".
 */
import { readDisassembly } from './lines/disassembly';
import { nothing, type Parser } from './parser';

const chosen = /^~(\d+)\s*s\b/;

export const threadSwitchParser: Parser = {
  commands: /^(?:~\d+\s*s|t|p|r|g|gu|ta|pa)\b/,
  parse(text, context, from) {
    const thread = chosen.exec(context.command ?? '')?.[1];
    const next = thread === undefined ? undefined : { ...context, thread: Number(thread) };
    if (next === undefined) return nothing;
    for (let at = from; at < text.count; at++) {
      const record = text.isBlank(at) ? undefined : readDisassembly(text, at, context, false);
      if (record) return { records: [record], context: next };
    }
    return { records: [], context: next };
  },
};
