/** STK06: names that are only near, and text that is printed as code: the name says nothing, the address or the text counts. */
import { formatAddress, parseAddress } from '../../shared/address';
import { extension } from '../model/context';
import type { Frame, RawStackRecord, StackRecord } from '../model/stack';
import { addressText } from '../transcript/addressText';
import type { Analysis } from '../transcript/analysis';
import { formatSymbol, functionName } from '../transcript/frames';
import type { Entry, Transcript } from '../transcript/transcript';
import type { Draft, Rule } from './rule';
import { textRuns, type TextRun } from './support/textRuns';

/** Further than most functions are long. */
const far = 0x1000;
/** Data: what the compiler and the linker name and nobody calls. */
const data = /^(?:`?string'?$|__?imp_|__safe_se_handler_table|_+guard_\w*table|IMPORT_DESCRIPTOR|__real@)/;
/** An address without a name, of which every byte may be a character. */
const letters = /^0x((?:[2-7][0-9a-f]){4})$/i;
const mostStacks = 200;
const mostRuns = 20;

interface Doubt {
  readonly stack: Entry<StackRecord>;
  readonly frame: Frame;
  readonly why: string;
}

export const coincidentalSymbol: Rule = {
  id: 'coincidental-symbol',
  severity: 'info',
  surface: 'card',
  summary: 'A row is named by the nearest symbol it could find: the name says little, the address counts.',
  *check(analysis) {
    const { transcript } = analysis;
    for (const { stack, rows } of doubtful(analysis)) {
      const [first] = rows;
      if (!first) continue;
      const lines = transcript.lines(stack, first.frame.lines);
      const isText = letters.test(first.frame.symbol);
      yield {
        session: stack.session.id,
        subject: `${stack.index}`,
        lines,
        grade: 'inferred',
        message: `${isText ? `${first.frame.symbol} is no code` : `${formatSymbol(first.frame)} is a coincidence of names`}: ${first.why}${rows.length > 1 ? `, and ${rows.length - 1} other row${rows.length === 2 ? '' : 's'} like it` : ''}. ${isText ? 'Text was written over the stack, or the walk had gone astray above.' : 'Only the address counts.'}`,
        proof: rows.slice(0, 6).map(({ frame, why }) => ({
          claim: `${formatSymbol(frame)}: ${why}`,
          lines: transcript.lines(stack, frame.lines),
          grade: 'observed',
        })),
        related: [],
        missing: [isText ? memory : symbols],
        next: isText ? [memory.command] : [symbols.command, 'lm'],
      };
    }
    yield* strings(transcript);
  },
};

const symbols = { what: 'symbols of the module', command: '!sym noisy; .reload /f' };
const memory = { what: 'what lies on the stack', command: 'dc @esp L100' };

function* doubtful(analysis: Analysis): Iterable<{ stack: Entry<StackRecord>; rows: Doubt[] }> {
  const { transcript } = analysis;
  const seen = new Set<number>();
  const stacks = [
    ...transcript.stacksCalling(data),
    ...transcript.stacksCalling(letters),
    ...analysis.crashes.flatMap((crash) => crash.stacks.map(({ entry }) => entry)),
  ];
  for (const stack of stacks) {
    if (seen.has(stack.index) || seen.size >= mostStacks) continue;
    seen.add(stack.index);
    const rows = stack.record.frames.flatMap((frame): Doubt[] => {
      const why = doubt(analysis, stack, frame);
      return why === undefined ? [] : [{ stack, frame, why }];
    });
    if (rows.length > 0) yield { stack, rows };
  }
}

function doubt({ code }: Analysis, stack: Entry<StackRecord>, frame: Frame): string | undefined {
  const { module, displacement = 0 } = frame;
  if (data.test(functionName(frame))) return 'this symbol is data, and nobody calls it';
  if (module === undefined || displacement < far || !frame.symbol.includes('!')) return textOf(stack, frame);
  if (code.gapOf(stack.session.id, module)?.what !== 'export') return textOf(stack, frame);
  return `0x${displacement.toString(16)} bytes behind the nearest exported name, and ${module} has no other symbols`;
}

/** A row of x86 that is in no module and consists of characters. */
function textOf({ context, session }: Entry<StackRecord>, { symbol }: Frame): string | undefined {
  const value = parseAddress(letters.exec(symbol)?.[1] ?? '', extension(context));
  const found = value && session.machine === 'x86' ? addressText(value, 'x86') : undefined;
  return found && `where a return address was expected stands the text “${found.text}”`;
}

/** Strings on a raw stack that are printed with the names of functions. */
function* strings(transcript: Transcript): Iterable<Draft> {
  let told = 0;
  for (const entry of transcript.each('rawStack'))
    for (const run of textRuns(entry.record)) {
      if (told++ === mostRuns) return;
      yield ofString(transcript, entry, run);
    }
}

function ofString(
  transcript: Transcript,
  entry: Entry<RawStackRecord>,
  { text, encoding, slots }: TextRun,
): Draft {
  const place = slots[0]?.address ?? entry.record.slots[0]?.address;
  const last = slots.at(-1);
  const [first] = transcript.lines(entry, slots[0]?.lines);
  const named = slots.filter(({ symbol }) => symbol !== undefined);
  const where = place ? formatAddress(place) : '';
  return {
    session: entry.session.id,
    subject: `${entry.index}-${where}`,
    lines: [first, transcript.lines(entry, last?.lines)[1]],
    grade: 'derived',
    message: `The ${slots.length} slots from ${where} on are the ${encoding} text “${text}”: ${named.length === 1 ? 'the name beside it is a coincidence' : 'the names beside them are coincidences'}.`,
    proof: slots.slice(0, 8).map((slot) => ({
      claim: `${slot.value.slice(8)} is a part of it`,
      lines: transcript.lines(entry, slot.lines),
      grade: 'observed',
    })),
    related: [],
    missing: [],
    next: [`${encoding === 'ASCII' ? 'da' : 'du'} ${where}`],
  };
}
