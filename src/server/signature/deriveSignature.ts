/** From the rows of a stack to the few names that tell it from others, with the reason for each row. */
import type { Lines, SignatureStep } from '../../shared/triage';
import type { Frame } from '../model/stack';
import { frameName, type FrameName } from './frameName';
import type { SignatureRules } from './signatureRules';

export interface Derivation {
  readonly parts: readonly string[];
  readonly steps: readonly SignatureStep[];
}

export interface Rows {
  readonly frames: readonly Frame[];
  readonly linesOf: (frame: Frame) => Lines;
  /** Whether a row at which the handling of a fault begins cuts off what is above it. */
  readonly faulted: boolean;
  readonly symbolsOf: SymbolQuality;
}

/** `exports`: the nearest exported name says little; `wrong`: the debugger says that they do not belong to the module. */
export type SymbolQuality = (module: string) => 'exports' | 'wrong' | undefined;

/** Rows that are looked at, and parts that a signature has. */
const deepest = 64;
const mostParts = 4;
/** With export symbols a row this far behind a name is in another function. */
const farFromExport = 0x1000;

/** Kept are rows down to the first that names one function and is no helper of others; of modules without symbols the first. */
export function deriveSignature(rows: Rows, rules: SignatureRules): Derivation {
  const parts: string[] = [];
  const steps: SignatureStep[] = [];
  const frames = rows.frames.slice(0, deepest);
  const start = rows.faulted ? sentinelRow(frames, rules) : 0;
  let last: FrameName | undefined;
  for (const [index, frame] of frames.entries()) {
    const tell = (action: SignatureStep['action'], why: string, part?: string): void => {
      steps.push({
        action,
        frame: printed(frame),
        ...(part !== undefined && { part }),
        why,
        lines: rows.linesOf(frame),
      });
    };
    const name = nameOf(frame, rows);
    const left = index < start ? handling(frames[start]) : leftOut(frame, name, rows, rules);
    if (left !== undefined || !name) {
      tell('skipped', left ?? 'it has no name');
      continue;
    }
    const end = last && endsAt(last, name, frames, index, parts.length);
    if (end === 'again') tell('skipped', 'the same module without symbols');
    else if (end !== undefined) {
      tell('end', end);
      break;
    } else {
      const prefix = rules.prefix.matching(name);
      parts.push(name.text);
      tell('kept', reason(name, frame, prefix), name.text);
      last = name;
      if (prefix === undefined && name.function !== undefined) break;
    }
  }
  return { parts, steps };
}

/** Why the row is not taken after `last`; `again` when it says nothing new. */
function endsAt(
  last: FrameName,
  name: FrameName,
  frames: readonly Frame[],
  index: number,
  kept: number,
): string | undefined {
  if (last.function === undefined) {
    if (name.text === last.text) return 'again';
    return `the row above tells ${last.text} only: who calls it is another matter`;
  }
  // A row below one with a warning is a guess.
  if (frames.slice(0, index).some(({ warning }) => warning !== undefined))
    return 'stands below a warning of the unwinder: a guess';
  return kept === mostParts ? 'enough rows tell it apart' : undefined;
}

function nameOf(frame: Frame, { symbolsOf }: Rows): FrameName | undefined {
  const name = frameName(frame);
  const far = (frame.displacement ?? 0) >= farFromExport;
  if (!name?.module || name.function === undefined || !far || symbolsOf(name.module) !== 'exports')
    return name;
  return { module: name.module, text: name.module };
}

function leftOut(
  frame: Frame,
  name: FrameName | undefined,
  { symbolsOf }: Rows,
  rules: SignatureRules,
): string | undefined {
  if (frame.inline) return 'inlined: other builds do not show it';
  if (!name)
    return frame.module === undefined ? 'a bare address: no module is known for it' : 'its name was lost';
  if (name.module !== undefined && symbolsOf(name.module) === 'wrong')
    return `the debugger has wrong symbols for ${name.module}`;
  const pattern = rules.skip.matching(name);
  return pattern === undefined ? undefined : `on every such stack: ${pattern}`;
}

function reason(name: FrameName, frame: Frame, prefix: string | undefined): string {
  const offset = frame.displacement === undefined ? '' : '; the displacement changes with every build';
  if (name.function === undefined) return `no symbols: the module alone${offset}`;
  return prefix === undefined
    ? `the first row that tells it apart${offset}`
    : `a helper of many callers (${prefix}): the caller counts as well`;
}

/** The first row of the dispatch of a fault, among the first rows; 0 without one. */
function sentinelRow(frames: readonly Frame[], { sentinel }: SignatureRules): number {
  const at = frames.slice(0, 24).findIndex((frame) => {
    const name = frameName(frame);
    return name !== undefined && sentinel.matching(name) !== undefined;
  });
  return Math.max(0, at);
}

function handling(sentinel: Frame | undefined): string {
  return `above ${sentinel === undefined ? 'the trap' : printed(sentinel)}: how the fault was handled`;
}

function printed({ symbol, displacement }: Frame): string {
  return displacement === undefined ? symbol : `${symbol}+0x${displacement.toString(16)}`;
}
