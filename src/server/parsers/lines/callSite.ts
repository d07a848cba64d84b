/**
 * The call site of a frame: symbol, displacement, and the notes behind it.
 *
 *     nt!KeWaitForSingleObject+0x5a6
 *     mydrv!Read+0x12 (FPO: [Non-Fpo]) (CONV: stdcall) [d:\src\read.c @ 123]
 */
import { parseAddress, type Address } from '../../../shared/address';
import { hexAt } from '../../text/addressAt';
import { flat, intern } from '../../text/intern';
import { Recent } from '../../text/recent';

export interface CallSite {
  readonly module?: string;
  readonly symbol: string;
  readonly displacement?: number;
  readonly source?: { readonly path: string; readonly line: number };
  readonly trapFrame?: Address;
}

const notes = /\((?:FPO|CONV|TrapFrame|Inline Function)\b[^)]*\)/g;
/** What a reader wrote behind a row. */
const remark = /\s(?:\/\/|<-|<<|←).*$/u;
/** Between the parentheses of `kp`: the parameters, with their values. */
const parameters = /^([^(]+)\(.*\s=\s.*\)$/;
const trapFrame = /TrapFrame @ ([0-9a-f`]+)/i;
const sourceLine = /^(.*) @ (\d+)\]*$/;
/** Behind blanks, without brackets: `!t` of MEX. */
const looseSource = /^(\S.*?)\s+((?:[A-Za-z]:[\\/]|\\\\|\/)[^!]*) @ (\d+)$/;
/** Old debuggers and `!analyze` leave out the `0x`. */
const bareDisplacement = /^([\w.$?@:~<>]+![\w.$?@:~<>]+)\+([0-9a-f]{1,8})$/i;

/** Texts that are remembered: a few thousand names stand behind millions of rows. */
const mostKnown = 100_000;
/** Behind a name, and no more digits than 32 bits have. */
const [plus, mostDigits] = ['+0x', 8];

/** Reads a call site; undefined when the text is none. */
export function readCallSite(text: string): CallSite | undefined {
  const at = text.lastIndexOf(plus);
  const digits = at + plus.length;
  const isPlain = at > 0 && digits < text.length && text.length - digits <= mostDigits;
  return (isPlain ? displaced(text, at, hexAt(text, digits, text.length)) : undefined) ?? sites.of(text);
}

/** Names come again with ever other displacements: they are looked up without. */
function displaced(text: string, at: number, displacement: number): CallSite | undefined {
  const named = displacement < 0 ? undefined : names.of(text.slice(0, at));
  if (!named) return undefined;
  const { module, symbol } = named;
  return module === undefined ? { symbol, displacement } : { module, symbol, displacement };
}

/** By what stands before a displacement: notes and sources stand behind it, and a remark may end with another one. */
const names = remembered((name) => (remark.test(name) ? undefined : readSymbol(`${name}${plus}0`)));
const sites = remembered(read);

function remembered<T>(make: (text: string) => T): Recent<T> {
  const known = new Map<string, T>();
  return new Recent((text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const made = make(text);
    if (known.size < mostKnown) known.set(flat(text), made);
    return made;
  }, flat);
}

function read(text: string): CallSite | undefined {
  const whole = remark.test(text) ? text.replace(remark, '').trimEnd() : text;
  const { site, source } = splitBrackets(whole) ?? splitLoose(whole) ?? { site: whole };
  const hasNotes = site.endsWith(')') && site.includes(' (');
  const symbol = readSymbol(hasNotes ? site.replace(notes, '').trimEnd() : site);
  if (symbol === undefined) return undefined;
  const trap = hasNotes ? trapFrame.exec(site)?.[1] : undefined;
  const address = trap === undefined ? undefined : parseAddress(trap);
  return { ...symbol, ...(source && { source }), ...(address && { trapFrame: address }) };
}

interface Located {
  readonly site: string;
  readonly source?: CallSite['source'];
}

/** `nt!X+0x1 [d:\src\x.c @ 12]`. */
function splitBrackets(site: string): Located | undefined {
  const opening = site.endsWith(']') ? site.lastIndexOf(' [') : -1;
  const match = opening > 0 ? sourceLine.exec(site.slice(opening + 2)) : null;
  if (!match) return undefined;
  const [, path = '', line] = match;
  return {
    site: site.slice(0, opening).trimEnd(),
    source: { path: flat(path.replace(/^\[/, '')), line: Number(line) },
  };
}

/** `nt!X+0x1   d:\src\x.c @ 12`. */
function splitLoose(text: string): Located | undefined {
  const match = text.includes(' @ ') ? looseSource.exec(text) : null;
  if (!match) return undefined;
  const [, site = '', path = '', line] = match;
  return { site, source: { path: flat(path), line: Number(line) } };
}

const bare =
  /^(?:\+0x[0-9a-f]{1,16}|0x[0-9a-f]{1,16}|(?:0x)?[0-9a-f]{6,16}|(?:0x)?[0-9a-f]{1,8}`[0-9a-f]{8})$/i;
const moduleOnly = /^[\w.$-]+$/;

/** `module!function+0x12`, `module+0x12`, a bare address, `<Unloaded_x.sys>+0x12`. */
function readSymbol(site: string): CallSite | undefined {
  const { name, displacement } = splitDisplacement(site);
  const symbol = name.endsWith(')') ? (parameters.exec(name)?.[1] ?? name) : name;
  const module = moduleOf(symbol, displacement !== undefined);
  if (module === undefined && !bare.test(symbol)) return undefined;
  return {
    ...(module !== undefined && { module: intern(module) }),
    symbol: intern(symbol),
    ...(displacement !== undefined && { displacement }),
  };
}

function splitDisplacement(site: string): { readonly name: string; readonly displacement?: number } {
  const [, old, digits = ''] =
    site.includes('+') && !site.includes('+0x') ? (bareDisplacement.exec(site) ?? []) : [];
  if (old !== undefined) return { name: old, displacement: Number.parseInt(digits, 16) };
  const plus = site.lastIndexOf('+0x');
  const displacement = plus > 0 ? Number.parseInt(site.slice(plus + 3), 16) : Number.NaN;
  return Number.isNaN(displacement) ? { name: site } : { name: site.slice(0, plus), displacement };
}

/** The module that a symbol names; behind a displacement, a word alone is one. */
function moduleOf(symbol: string, isDisplaced: boolean): string | undefined {
  const bang = symbol.indexOf('!');
  if (bang > 0 && symbol.lastIndexOf(' ', bang) < 0) return symbol.slice(0, bang);
  if (symbol.startsWith('<Unloaded_') && symbol.endsWith('>')) return symbol;
  return isDisplaced && moduleOnly.test(symbol) && !bare.test(symbol) ? symbol : undefined;
}
