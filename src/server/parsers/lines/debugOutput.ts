/**
 * Reads what a running target, a script or an unknown extension printed. Its shapes are its author's, so they are learnt: lines that
 * are alike but for their values, or begin with the same tag, three times in one section. Only where something was told to run, and only
 * what nothing else read.
 *
 *     kd> g
 *     mydrv!Dispatch: IRP 85f04030 major 3
 *     mydrv!Dispatch: IRP 85f04ab8 major 4
 *
 * Documentation: "DbgPrint routine", ".printf", "Run Script File", "!for_each_process".
 */
import type { Context } from '../../model/context';
import type { DebugOutputRecord, OutputShape } from '../../model/debugOutput';
import { flat } from '../../text/intern';
import type { SectionText } from '../../text/sectionText';
import { columnsOf, maskOf, tagOf } from './outputMask';
import { isSentence } from './prose';

const runs =
  /(?:^|;)\s*(?:~(?:\*|#|\.|\d+)?\s*)?(?:g[chnu]?|p[acht]?|pct|t[abcht]?|tct|wt|!dbgprint|\.restart|\.reboot)(?=$|[\s;])/i;
const scripts =
  /(?:^|;)\s*(?:\$\$?>?[a-z]?<|\.(?:foreach|for|while|do|block|printf|scriptrun)\b|!(?:for_each_\w+|list|py)\b|dx\s+@\$scriptContents)/i;
const extensions = /^!\w/;
const opensLog =
  /^(?:Opened log file '|Connected to Windows |Waiting to reconnect|Kernel Debugger connection established|KDTARGET: Refreshing KD connection)/;
/** Sections without a record of their own, or with one that does not tell what follows it: a stack at a breakpoint. */
const open: ReadonlySet<string> = new Set([
  'command',
  'text',
  'banner',
  'stack',
  'modules',
  'machine',
  'analysis',
]);

/** Names of columns, above the rows of a table. */
const heading = /^[A-Za-z]\S*(?: \S+)?(?:\s{2,}[A-Za-z]\S*(?: \S+)?)+$/;

const [often, most, longest] = [3, 64, 600];

/** Reads the lines that everything else left; undefined where nothing runs, or nothing is repeated. */
export function readDebugOutput(
  text: SectionText,
  { command }: Context,
  parsed: boolean,
): DebugOutputRecord | undefined {
  if (!open.has(text.kind)) return undefined;
  const source = sourceOf(text, command, parsed);
  if (source === undefined) return undefined;
  const shapes = new Set<Shape>();
  let first: number | undefined;
  let last = 0;
  for (const { at, shapes: candidates, telling } of unread(text, source)) {
    const shape = candidates.find(({ alike }) => alike >= often) ?? telling;
    if (shape === undefined) continue;
    if (shape.count++ === 0) {
      shape.first = at;
      shapes.add(shape);
    }
    text.recognise(at);
    if (source !== 'target' && heading.test(text.trimmed(at - 1))) text.recognise(at - 1);
    first ??= at;
    last = at;
  }
  return first === undefined
    ? undefined
    : { kind: 'debugOutput', lines: [first, last], source, ...summed([...shapes]) };
}

function sourceOf(
  text: SectionText,
  command: string | undefined,
  parsed: boolean,
): DebugOutputRecord['source'] | undefined {
  if (command === undefined) return logs(text) ? 'target' : undefined;
  if (scripts.test(command)) return 'script';
  if (runs.test(command)) return 'target';
  return !parsed && text.kind === 'command' && extensions.test(command) ? 'extension' : undefined;
}

/** Before the first prompt: only below what says that a debugger listens. */
function logs(text: SectionText): boolean {
  for (let at = 0; at < text.count; at++)
    if (text.isKnown(at) && opensLog.test(text.trimmed(at))) return true;
  return false;
}

/** A tag that may begin a sentence. */
const spoken = /^(?:[A-Z][a-z]+|NOTE|EDIT|UPDATE|TODO|PS|Q|A) ?:$/;

interface Shape {
  readonly mask: string;
  /** Lines that may be counted as it. */
  alike: number;
  /** Those that are, and the first of them. */
  count: number;
  first: number;
}

interface Unread {
  readonly at: number;
  /** What it may be counted as, the most telling first. */
  readonly shapes: readonly Shape[];
  /** The shape of a tag that nobody but a program begins a line with: once is enough. */
  readonly telling: Shape | undefined;
}

function unread(text: SectionText, source: DebugOutputRecord['source']): Unread[] {
  const lines: Unread[] = [];
  const known = new Map<string, Shape>();
  const shapeOf = (mask: string): Shape => {
    let shape = known.get(mask);
    if (!shape) known.set(mask, (shape = { mask, alike: 0, count: 0, first: 0 }));
    return shape;
  };
  const counted = (mask: string): Shape => {
    const shape = shapeOf(mask);
    shape.alike++;
    return shape;
  };
  for (let at = text.nextUnread(0); at < text.count; at = text.nextUnread(at + 1)) {
    const line = text.trimmed(at).slice(0, longest);
    const tag = tagOf(line);
    const mask = maskOf(line);
    const shapes = [counted(mask)];
    // `Note: then I …`: people begin sentences alike as well.
    if (tag && !(spoken.test(tag.mask) && isSentence(line))) shapes.push(counted(tag.mask));
    // Scripts and extensions print columns: a name and its numbers are one shape, whatever the name.
    if (source !== 'target' && mask.includes('#') && !isSentence(line)) shapes.push(counted(columnsOf(mask)));
    lines.push({ at, shapes, telling: tag?.telling === true ? shapeOf(tag.mask) : undefined });
  }
  return lines;
}

function summed(all: readonly Shape[]): { shapes: OutputShape[]; lineCount: number } {
  return {
    shapes: all
      .toSorted((a, b) => b.count - a.count || a.first - b.first)
      .slice(0, most)
      .map(({ mask, count, first }) => ({ shape: flat(mask), count, lines: [first, first] })),
    lineCount: all.reduce((sum, { count }) => sum + count, 0),
  };
}
