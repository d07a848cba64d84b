/**
 * The call site of a frame: symbol, displacement, and the notes behind it.
 *
 *     nt!KeWaitForSingleObject+0x5a6
 *     mydrv!Read+0x12 (FPO: [Non-Fpo]) (CONV: stdcall) [d:\src\read.c @ 123]
 */
import { parseAddress, type Address } from '../../../shared/address';
import { flat, intern } from '../../text/intern';

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

/** Call sites repeat enormously: a few thousand texts stand behind millions of rows. */
const known = new Map<string, CallSite | undefined>();
const mostKnown = 100_000;

/** Reads a call site; undefined when the text is none. Equal texts give the same object. */
export function readCallSite(text: string): CallSite | undefined {
  const found = known.get(text);
  if (found !== undefined || known.has(text)) return found;
  const site = read(text);
  if (known.size < mostKnown) known.set(flat(text), site);
  return site;
}

function read(text: string): CallSite | undefined {
  let site = remark.test(text) ? text.replace(remark, '').trimEnd() : text;
  let source: CallSite['source'];
  if (site.endsWith(']')) {
    const opening = site.lastIndexOf(' [');
    const match = opening > 0 ? sourceLine.exec(site.slice(opening + 2)) : null;
    if (match) {
      source = { path: flat((match[1] ?? '').replace(/^\[/, '')), line: Number(match[2]) };
      site = site.slice(0, opening).trimEnd();
    }
  }
  const loose = source === undefined && site.includes(' @ ') ? looseSource.exec(site) : null;
  if (loose) {
    source = { path: flat(loose[2] ?? ''), line: Number(loose[3]) };
    site = loose[1] ?? site;
  }
  let trap: Address | undefined;
  if (site.endsWith(')') && site.includes(' (')) {
    const found = trapFrame.exec(site);
    if (found?.[1] !== undefined) trap = parseAddress(found[1]);
    site = site.replace(notes, '').trimEnd();
  }
  const symbol = readSymbol(site);
  if (symbol === undefined) return undefined;
  return { ...symbol, ...(source && { source }), ...(trap && { trapFrame: trap }) };
}

const bare =
  /^(?:\+0x[0-9a-f]{1,16}|0x[0-9a-f]{1,16}|(?:0x)?[0-9a-f]{6,16}|(?:0x)?[0-9a-f]{1,8}`[0-9a-f]{8})$/i;
const moduleOnly = /^[\w.$-]+$/;

/** `module!function+0x12`, `module+0x12`, a bare address, `<Unloaded_x.sys>+0x12`. */
function readSymbol(site: string): CallSite | undefined {
  const old = site.includes('+') && !site.includes('+0x') ? bareDisplacement.exec(site) : null;
  if (old) return readSymbol(`${old[1] ?? ''}+0x${old[2] ?? ''}`);
  const plus = site.lastIndexOf('+0x');
  const displacement = plus > 0 ? Number.parseInt(site.slice(plus + 3), 16) : Number.NaN;
  const hasDisplacement = !Number.isNaN(displacement);
  const named = hasDisplacement ? site.slice(0, plus) : site;
  const symbol = named.endsWith(')') ? (parameters.exec(named)?.[1] ?? named) : named;
  const bang = symbol.indexOf('!');
  const extra = hasDisplacement ? { displacement } : {};
  if (bang > 0 && symbol.lastIndexOf(' ', bang) < 0)
    return { module: intern(symbol.slice(0, bang)), symbol: intern(symbol), ...extra };
  if (bare.test(symbol)) return { symbol: intern(symbol), ...extra };
  if (symbol.startsWith('<Unloaded_') && symbol.endsWith('>'))
    return { module: intern(symbol), symbol: intern(symbol), ...extra };
  if (hasDisplacement && moduleOnly.test(symbol))
    return { module: intern(symbol), symbol: intern(symbol), ...extra };
  return undefined;
}
