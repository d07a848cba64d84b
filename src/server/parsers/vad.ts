/**
 * `!vad`, as a tree and one node in detail.
 *
 *     VAD     level      start      end    commit
 *     e000012601be1080 ( 7)   37d9bd30 37d9bd3e         2 Mapped  Exe  EXECUTE_WRITECOPY  \Windows\explorer.exe
 *
 * Documentation: "!vad".
 */
import type { VadRecord } from '../model/addressSpace';
import { intern } from '../text/intern';
import { addressIn, hexNumber } from './lines/values';
import { walk } from './lines/walk';
import { nothing, type Parser } from './parser';

const header = /^VAD\s+(?:Level|Address)\s+Start/i;
const row =
  /^([0-9a-f`]{8,17})\s+\(?\s*(\d+)\)?\s+([0-9a-f`]{1,17})\s+([0-9a-f`]{1,17})\s+(-?\d+)\s+([A-Z]\w+.*)$/i;
const one = /^VAD @ (?:0x)?([0-9a-f`]{8,17})$/i;
const detail =
  /^(?:(?:Start VPN|First ProtoPte|Secured\.Flink|File Offset|Banked\/Extend|Control Area|End VPN|Last PTE|Commit Charge|File):?\s|(?:ImageMap|ViewShare|PrivateMemory|MemCommit|NoChange|OneSecured|LongVad|[A-Z_]{6,})(?:\s+[A-Za-z_]+)*$|Total (?:VADs|private commit|shared commit):)/;

export const vadParser: Parser = {
  commands: /^!vad\b/i,
  openers: [
    { kind: 'vad', starts: ['VAD @ '] },
    { kind: 'vad', starts: ['VAD  '], opens: (_bytes, at, end) => end - at > 20, joins: ['command'] },
  ],
  parse(text, context, from) {
    const nodes: VadRecord['nodes'][number][] = [];
    let address: VadRecord['address'];
    const lines = walk(text, from, (line, at) => {
      const named = one.exec(line)?.[1];
      address ??= addressIn(context, named);
      if (named !== undefined || header.test(line)) return true;
      const [, where, level = '', start = '', end = '', commit, description = ''] = row.exec(line) ?? [];
      const node = addressIn(context, where);
      if (!node) return detail.test(line);
      nodes.push({
        address: node,
        level: Number(level),
        startVpn: hexNumber(start),
        endVpn: hexNumber(end),
        commit: Number(commit),
        description: intern(description.replace(/\s+/g, ' ')),
        lines: [at, at],
      });
      return true;
    });
    return lines ? { records: [{ kind: 'vad', lines, ...(address && { address }), nodes }] } : nothing;
  },
};
