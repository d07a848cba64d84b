/**
 * `~Ns` and other commands that end by showing where the processor stands: a symbol, then one instruction.
 *
 *     0:006:x86> ~6s
 *     ntdll_7d600000!ZwLockFile+0x12:
 *     00000000`7d61d82e c22800          ret     28h
 *
 * Documentation: "~s (Set Current Thread)".
 */
import type { DisassemblyRecord } from '../model/memory';
import { flat } from '../text/intern';
import type { SectionText } from '../text/sectionText';
import { readCallSite } from './lines/callSite';
import { addressIn } from './lines/values';
import type { Context } from '../model/context';
import { nothing, type Parser } from './parser';

const chosen = /^~(\d+)\s*s\b/;
const label = /^(\S*!\S.*|\S+\+0x[0-9a-f]+):$/i;
const instruction = /^([0-9a-f]{8}(?:`?[0-9a-f]{8})?)\s+([0-9a-f]{2,30})\s+(\S.*)$/i;

export const threadSwitchParser: Parser = {
  commands: /^(?:~\d+\s*s|t|p|r|g|gu|ta|pa)\b/,
  parse(text, context, from) {
    const thread = chosen.exec(context.command ?? '')?.[1];
    const next = thread === undefined ? undefined : { ...context, thread: Number(thread) };
    for (let at = from; at < text.count; at++) {
      const record = readInstruction(text, at, context);
      if (record) return { records: [record], ...(next && { context: next }) };
    }
    return next ? { records: [], context: next } : nothing;
  },
};

function readInstruction(text: SectionText, at: number, context: Context): DisassemblyRecord | undefined {
  const symbol = label.exec(text.trimmed(at))?.[1];
  const below = text.next(at);
  const match = symbol === undefined ? null : instruction.exec(text.trimmed(below));
  const address = addressIn(context, match?.[1]);
  const site = symbol === undefined ? undefined : readCallSite(symbol);
  if (!match || !address || !site) return undefined;
  text.recognise(at);
  text.recognise(below);
  return {
    kind: 'disassembly',
    lines: [at, below],
    address,
    symbol: site.symbol,
    ...(site.displacement !== undefined && { displacement: site.displacement }),
    bytes: flat(match[2] ?? ''),
    instruction: flat((match[3] ?? '').replace(/\s+/g, ' ')),
  };
}
