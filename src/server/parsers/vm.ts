/**
 * `!vm`, and the counters of `!memusage`.
 *
 *     *** Virtual Memory Usage ***                        Zeroed:      218 (     872 kb)
 *     Physical Memory:     16268   (   65072 Kb)            Free:      831 (    3324 kb)
 *     Page File: \??\C:\pagefile.sys
 *       Current:    147456Kb Free Space:     65988Kb
 *
 * Documentation: "!vm", "!memusage".
 */
import type { VmRecord } from '../model/addressSpace';
import { flat, intern } from '../text/intern';
import { isDigit } from '../text/bytes';
import { walk } from './lines/walk';
import { nothing, type Parser } from './parser';

type Counter = VmRecord['counters'][number];

/** `Available Pages:      2299   (    9196 Kb)`; a process has its id in front: `0a04 svchost.exe   10000 (  40000 Kb)`. */
const counter = /^([A-Za-z0-9][\w ./()?-]*?)\s*(?::|\s)\s*(-?\d+)\s*\(\s*(-?\d+)\s*kb\s*\)/i;
const single = /^([A-Za-z][\w ./()-]*?)\s*:\s*(?:0x)?(-?\d+)\s*(kb)?$/i;
const pair = /([A-Z][A-Za-z ]*?):\s*(\d+)\s*Kb/g;
const warning = /^\*{4,}\s*(\S.*?)\s*\**$/;
const around =
  /^(?:\*{3} Virtual Memory Usage \*{3}|(?:Page File|No Name for Paging File)\b.*|[Ll]oading (?:PFN database|\(\d+% complete\)).*|Compiling memory usage data.*|(?:Building|Finished building) kernel map|Scanning PFN database.*|Terminal Server Memory Usage.*|Session \d+ .*|Session ID .*|PDE's:.*|Reading PFN.*|Virtual Memory Usage.*|Process Commit Usage:?|Session \d+ initialization failures|Paged Pool:.*|Usage Summary.*|Control\s+Valid\s+Standby.*|-{10,}|WARNING.*|Pid +ImageName +Commit\b.*|\(Master\d+ \S+ for \S+\))$/;
/** Usage rows of `!memusage` and `!filecache`: a control area, sizes, what it maps. */
const usage = /^(?:[0-9a-f`]{8,17}|-{8,16})(?:\s+(?:\d+|-{5})){4,6}\s+\S.*$/i;
/** A process and what it commits, shares, and owes. */
const commits = /^[0-9a-f]{1,5} \S.*\s\d+ Kb(?:\s+\d+ Kb){1,2}$/i;

const known = /^(?:Physical Memory|Zeroed)$/;

/** `Physical Memory:` and a number, so that a sentence opens nothing. */
function hasNumber(bytes: Uint8Array, at: number, end: number): boolean {
  const colon = bytes.indexOf(58, at);
  if (colon < 0 || colon >= end) return false;
  let index = colon + 1;
  while (index < end && bytes[index] === 32) index++;
  return index < end && isDigit(bytes[index]);
}

export const vmParser: Parser = {
  commands: /^!(?:vm|memusage)\b/i,
  openers: [
    { kind: 'vm', starts: ['*** Virtual Memory Usage'], joins: ['command'] },
    { kind: 'vm', starts: ['Physical Memory:', 'Zeroed:'], opens: hasNumber, joins: ['command', 'vm'] },
  ],
  parse(text, _context, from) {
    const counters: Counter[] = [];
    const warnings: VmRecord['warnings'][number][] = [];
    let last = from;
    const lines = walk(text, from, (line, at) => {
      // A summary without the command that asked for it ends where other lines begin.
      if (text.kind !== 'command' && counters.length > 0 && at - last > 40) return false;
      const read =
        around.test(line) || usage.test(line) || commits.test(line) || readCounters(line, at, counters);
      const warned = read ? null : warning.exec(line);
      if (warned) warnings.push({ text: flat(warned[1] ?? ''), lines: [at, at] });
      if (read || warned) last = at;
      return read || warned !== null;
    });
    if (!lines || (text.kind !== 'command' && !counters.some(({ name }) => known.test(name)))) return nothing;
    return { records: [{ kind: 'vm', lines, counters, warnings }] };
  },
};

function readCounters(line: string, at: number, counters: Counter[]): boolean {
  const match = counter.exec(line);
  if (match) {
    const [, name = '', pages, kb] = match;
    // A process, behind its id, comes once; the others in every `!vm`.
    const kept = isDigit(name.charCodeAt(0)) ? flat(name) : intern(name);
    counters.push({ name: kept, pages: Number(pages), kb: Number(kb), lines: [at, at] });
    return true;
  }
  const pairs = [...line.matchAll(pair)];
  if (pairs.length > 1) {
    for (const [, name = '', kb] of pairs)
      counters.push({ name: intern(name.trim()), kb: Number(kb), lines: [at, at] });
    return true;
  }
  const [, name, value, unit] = single.exec(line) ?? [];
  if (name === undefined) return false;
  counters.push({
    name: intern(name),
    ...(unit === undefined ? { pages: Number(value) } : { kb: Number(value) }),
    lines: [at, at],
  });
  return true;
}
