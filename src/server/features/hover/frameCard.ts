/** A row of a stack, or a symbol anywhere: what the function is for, and how far the row can be trusted. */
import { formatAddress } from '../../../shared/address';
import type { Frame, StackRecord } from '../../model/stack';
import { componentOf, functionRole } from '../../reference/kernelFunctions';
import { prototype } from '../../reference/prototypes';
import { symbolParts } from '../../text/lexer';
import { frameTrust } from '../../transcript/frameTrust';
import type { Reconciliation } from '../../transcript/reconcile';
import type { Entry } from '../../transcript/transcript';
import { sourceOf } from '../definition';
import type { Locate } from '../locate';
import { count, symbolMentions } from '../mentions';
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
    row && argumentWords(row.entry.record, row.frame),
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
  const trust = frameTrust(entry.record, reconciliation)[frame.index];
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
function argumentWords({ dialect }: StackRecord, { args, symbol }: Frame): string | undefined {
  if (!args || args.length === 0) return undefined;
  const parameters =
    dialect === 'x86-args' ? prototype(symbol.slice(symbol.indexOf('!') + 1))?.parameters : undefined;
  const shown = args.map((value, index) => {
    const name = parameters?.[index]?.name;
    return name === undefined ? code(formatAddress(value)) : `${escaped(name)} ${code(formatAddress(value))}`;
  });
  const what =
    dialect === 'x86-args' ? 'Argument slots on the stack' : 'Home slots (usually not the arguments)';
  return `${what}: ${shown.join(', ')}`;
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
  return `Source, by ${source.how}: ${link(`${name}:${first.line}`, `${first.uri}#L${first.line}`)}${more}`;
}

function mentionWords({ analyzed }: Spot, symbol: string): string | undefined {
  const others = count(symbolMentions(analyzed.transcript.source, symbol), mostMentions) - 1;
  if (others <= 0) return undefined;
  return `Printed ${others === mostMentions - 1 ? 'very often' : `${others} more ${others === 1 ? 'time' : 'times'}`} in this text.`;
}

function frameText({ symbol, displacement }: Pick<Frame, 'symbol' | 'displacement'>): string {
  return displacement === undefined ? symbol : `${symbol}+0x${displacement.toString(16)}`;
}
