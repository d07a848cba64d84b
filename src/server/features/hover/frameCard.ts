/** A row of a stack, or a symbol anywhere: what the function is for, and how far the row can be trusted. */
import { formatAddress } from '../../../shared/address';
import type { Frame, StackRecord } from '../../model/stack';
import { componentOf, functionRole } from '../../reference/kernelFunctions';
import { sessionTime } from '../../sources/sessionTime';
import { symbolParts } from '../../text/lexer';
import { frameArguments } from '../../transcript/frameArguments';
import type { Reconciliation } from '../../transcript/reconcile';
import type { Entry } from '../../transcript/transcript';
import { sourceOf } from '../definition';
import type { Locate, SourcePlace, SourcePlaces } from '../locate';
import { count, linesAround, mentionsWithin, symbolMentions } from '../../transcript/mentions';
import { frameAt, slotAt, type Spot } from '../spot';
import type { Card } from './card';
import { bold, code, escaped, link, lines, paragraphs } from './markdown';

const mostMentions = 1000;

export const frameCard: Card = async (spot, locate) => {
  const row = frameAt(spot);
  const { token } = spot;
  const isSymbol = token?.kind === 'symbol';
  if (!isSymbol && !(row && token === undefined)) return undefined;
  const printed = isSymbol ? token.text : frameText(row?.frame ?? { symbol: '' });
  if (!printed.includes('!')) return undefined;
  const { symbol, displacement } = symbolParts(printed);
  const at = displacement === undefined ? '' : ` + 0x${displacement.toString(16)}`;
  return paragraphs(
    `${bold(code(symbol))}${at}`,
    roleWords(symbol),
    row && trustWords(spot, row),
    row && argumentWords(spot, row),
    row ? undefined : slotWords(spot),
    lines(row && returnWords(row.frame), await sourceWords(spot, locate), mentionWords(spot, symbol)),
  );
};

function roleWords(symbol: string): string | undefined {
  const role = functionRole(symbol);
  const component = componentOf(symbol);
  const known = role?.confidence === 'conventional' ? ' (by common knowledge, not verified)' : '';
  const what = role && `${escaped(role.role)}${known}`;
  const onStack = role?.inStack && `On a stack: ${escaped(role.inStack)}`;
  return lines(what, onStack, component && `Component: ${escaped(component)}`) || undefined;
}

/** Struck, restored, guessed, or simply unwound. */
function trustWords(
  { analyzed }: Spot,
  { entry, frame }: { entry: Entry<StackRecord>; frame: Frame },
): string | undefined {
  const reconciliation = analyzed.analysis.reconciliations.find(({ stack }) => stack.index === entry.index);
  const trust = analyzed.analysis.trustOf(entry)[frame.index];
  const warning =
    frame.warning === undefined ? undefined : `The debugger warns above this row: ${code(frame.warning)}`;
  if (!trust) return warning;
  const struck = trust.trust === 'none' ? bold('Not a frame of this stack.') : undefined;
  return lines(struck, escaped(trust.why), trapWords(reconciliation, frame), warning);
}

function trapWords(reconciliation: Reconciliation | undefined, frame: Frame): string | undefined {
  const trap = reconciliation?.trap;
  if (trap?.handler !== frame) return undefined;
  return `A trap: the interrupted function is ${code(frameText(trap.interrupted))}, the trap frame lies at ${code(formatAddress(trap.base))} (layout of ${escaped(trap.layout)}: ${escaped(trap.layoutWhy)}).`;
}

/** `k` prints stack slots: on x86 they hold the arguments, on x64 they are home slots. */
function argumentWords(
  { analyzed }: Spot,
  { entry, frame }: { entry: Entry<StackRecord>; frame: Frame },
): string | undefined {
  const { dialect } = entry.record;
  const known = frameArguments(dialect, frame, analyzed.analysis.memory, entry.session.id);
  if (known && known.arguments.length > 0) {
    const shown = known.arguments.map(({ name, value }) => `${escaped(name)} ${code(formatAddress(value))}`);
    const hidden = known.unknown.map(({ name, where }) => `${escaped(name)} (${where})`);
    const rest = hidden.length === 0 ? '' : `. Not shown: ${hidden.join(', ')}`;
    return `Argument slots on the stack: ${shown.join(', ')}${rest}`;
  }
  const { args } = frame;
  if (!args || args.length === 0) return undefined;
  const what =
    dialect === 'x86-args' ? 'Argument slots on the stack' : 'Home slots (usually not the arguments)';
  return `${what}: ${args.map((value) => code(formatAddress(value))).join(', ')}`;
}

/** A symbol in a raw listing: return address, stale value, handler …, as far as the listing was compared with a stack. */
function slotWords(spot: Spot): string | undefined {
  const slot = slotAt(spot)?.slot;
  if (!slot) return undefined;
  for (const { slots, restored } of spot.analyzed.analysis.reconciliations) {
    const found = slots.find((candidate) => candidate.slot === slot);
    if (!found) continue;
    const skipped = restored.some((link) => link.slot === slot)
      ? bold('A frame that the debugger skipped.')
      : undefined;
    return lines(
      skipped,
      `Stack slot ${code(formatAddress(slot.address))}, ${found.class}: ${escaped(found.why)}`,
    );
  }
  return undefined;
}

function returnWords({ returnAddress, frame }: Frame): string | undefined {
  const parts = [
    frame && `frame at ${code(formatAddress(frame))}`,
    returnAddress && `returns to ${code(formatAddress(returnAddress))}`,
  ].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : parts.join(', ');
}

async function sourceWords(spot: Spot, locate: Locate | undefined): Promise<string | undefined> {
  const source = await sourceOf(spot, locate);
  if (!source) return undefined;
  const [first, ...others] = source.places;
  const name = decodeURIComponent(first.uri.split('/').at(-1) ?? '');
  const more =
    others.length === 0 ? '' : `, or ${others.length} other${others.length === 1 ? ' place' : ' places'}`;
  const place = `Source, by ${source.how}: ${link(`${name}:${first.line}`, `${first.uri}#L${first.line}`)}`;
  return lines(`${place}${callWords(first)}${more}`, driftWords(spot, source));
}

function callWords({ call }: SourcePlace): string {
  if (!call) return '';
  const callee = code(call.callee);
  const [, ...others] = call.lines;
  return others.length === 0
    ? `, the call of ${callee}`
    : `, with ${call.lines.length} calls of ${callee}: lines ${call.lines.join(', ')}`;
}

/** Lines mean little in a file that was edited since. */
function driftWords(
  { analyzed, session }: Spot,
  { places: [{ modified }] }: SourcePlaces,
): string | undefined {
  const made = session && sessionTime(analyzed.transcript, session);
  if (made === undefined || modified === undefined || modified <= made) return undefined;
  return `The file is newer than the dump (${new Date(made).toISOString().slice(0, 10)}): if it was edited since, lines have moved.`;
}

function mentionWords({ analyzed: { transcript }, line }: Spot, symbol: string): string | undefined {
  const { source } = transcript;
  const near = linesAround(source, line, mentionsWithin);
  const others = count(symbolMentions(source, symbol, near), mostMentions) - 1;
  if (others <= 0) return undefined;
  const where = near ? `in lines ${near[0]} to ${near[1]}` : 'in this text';
  return `Printed ${others === mostMentions - 1 ? 'very often' : `${others} more ${others === 1 ? 'time' : 'times'}`} ${where}.`;
}

function frameText({ symbol, displacement }: Pick<Frame, 'symbol' | 'displacement'>): string {
  return displacement === undefined ? symbol : `${symbol}+0x${displacement.toString(16)}`;
}
