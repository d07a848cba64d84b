/** STK14: code in memory that differs from its file, as `!chkimg` shows it, and functions that begin with a jump out of their module. */
import { commandAddress } from '../../shared/address';
import type { DisassemblyRecord } from '../model/memory';
import type { ListingRecord } from '../model/listing';
import type { Entry, Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';

export const patchedCode: Rule = {
  id: 'patched-code',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'Code in memory differs from its file, or a function begins with a jump out of every module.',
  *check({ transcript }) {
    for (const entry of transcript.each('listing')) {
      yield entry.record.what === 'chkimg' ? differences(transcript, entry) : undefined;
    }
    for (const entry of transcript.each('disassembly')) {
      yield leaving(transcript, entry);
    }
  },
};

const difference = / - ((\w[\w$.-]*)!\S+)/;
const mostNames = 3;

function differences(transcript: Transcript, entry: Entry<ListingRecord>): Draft | undefined {
  const rows = entry.record.rows.flatMap((row) => {
    const [, symbol, module] = difference.exec(row.label) ?? [];
    return symbol === undefined || module === undefined ? [] : [{ ...row, symbol, module }];
  });
  const [first] = rows;
  if (!first) return undefined;
  const { module } = first;
  const names = [...new Set(rows.map(({ symbol }) => symbol.replace(/\+.*/, '')))];
  const more = names.length > mostNames ? ` and ${names.length - mostNames} others` : '';
  return {
    session: entry.session.id,
    subject: `${entry.index}`,
    lines: transcript.lines(entry, first.lines),
    grade: 'observed',
    message: `The code of ${module} in memory differs from its file in ${rows.length === 1 ? 'one place' : `${rows.length} places`}: ${names.slice(0, mostNames).join(', ')}${more}.`,
    proof: rows.slice(0, 8).map(({ symbol, lines }) => ({
      claim: `!chkimg shows other bytes in ${symbol}`,
      lines: transcript.lines(entry, lines),
      grade: 'observed',
    })),
    related: [],
    alternatives: [
      'A hook: a jump of five or more bytes at the start of a function. Security products and instrumentation do this on purpose.',
      'Patches by Windows itself: hot patches, code that is rewritten at boot.',
      'Memory or a disk that changes bits: single bytes, or one bit in a byte.',
      'The file that was compared is not of the same build.',
    ],
    missing: [{ what: 'the bytes, and where a jump leads', command: `!chkimg -d ${module}` }],
    next: [
      `!chkimg -d ${module}`,
      ...(first.address ? [`u ${commandAddress(first.address)}`] : []),
      `lmv m ${module}`,
    ],
  };
}

/** `jmp     fffff801`2d3a0000`: no symbol, so no module. A target in another module has one, and is usual for thunks. */
const nowhere = /^jmp\s+(?:0x)?([0-9a-f]{8}(?:`?[0-9a-f]{8})?)$/i;

/** Only the first instruction of a named function: a jump further on is a part of its flow. */
function leaving(transcript: Transcript, entry: Entry<DisassemblyRecord>): Draft | undefined {
  const { symbol, displacement = 0, instruction, address } = entry.record;
  const target = nowhere.exec(instruction)?.[1];
  if (target === undefined || symbol?.includes('!') !== true || displacement !== 0) return undefined;
  const lines = transcript.lines(entry);
  return {
    session: entry.session.id,
    subject: address,
    lines: [lines[0], lines[0]],
    grade: 'observed',
    message: `${symbol} begins with a jump to ${target}, which lies in no module that the debugger knows: the function is hooked.`,
    proof: [
      { claim: `the first instruction is ${instruction}`, lines: [lines[0], lines[0]], grade: 'observed' },
    ],
    related: [],
    alternatives: ['A security product or a tool that traces calls; a module that the list lacks.'],
    missing: [{ what: 'what lies at the target', command: `!address ${target}` }],
    next: [`!address ${target}`, `u ${target}`],
  };
}
