/** The name of a row as it is the same in every version, build and architecture. */
import type { Frame } from '../model/stack';

export interface FrameName {
  /** Lower case, without the load address that tells two copies apart; the kernel is `nt` whatever its file is called. */
  readonly module?: string;
  /** Without displacement, decoration, template arguments and parameters; absent where only the module is known. */
  readonly function?: string;
  /** `nt!KeWaitForSingleObject`, or the module alone. */
  readonly text: string;
}

const kernelImages = /^(?:ntoskrnl|ntkrnlmp|ntkrnlpa|ntkrpamp)$/;
const longest = 120;

/** Undefined for a bare address, and for code that has no name of its own. */
export function frameName({ symbol, module }: Pick<Frame, 'symbol' | 'module'>): FrameName | undefined {
  const unloaded = /^<Unloaded_([\w.-]{1,64})>/i.exec(symbol)?.[1];
  if (unloaded !== undefined) return { text: `<unloaded ${unloaded.toLowerCase()}>` };
  if (module === undefined) return undefined;
  const image = moduleName(module);
  const bang = symbol.indexOf('!');
  if (bang < 0) return { module: image, text: image };
  const name = plainName(symbol.slice(bang + 1));
  if (name === '') return undefined;
  const own = image === 'ntdll' ? name.replace(/^Zw(?=[A-Z])/, 'Nt') : name;
  return { module: image, function: own, text: `${image}!${own}`.slice(0, longest) };
}

/** `ntdll_77760000` → `ntdll`, `ntkrnlmp` → `nt`. */
export function moduleName(module: string): string {
  const name = module.toLowerCase().replace(/_[0-9a-f]{8}(?:[0-9a-f]{8})?$/, '');
  return kernelImages.test(name) ? 'nt' : name;
}

function plainName(printed: string): string {
  // Blocks that an optimizer moved out of their function: the name says nothing.
  if (printed.includes('FNODOBFM')) return '';
  const name = withoutArguments(printed.slice(0, 1024))
    .replace(/^[@_]+(?=[A-Z])/, '')
    .replace(/@\d{1,4}$/, '')
    .replace(/\$(?:filt|fin|catch)\$\d+$/, '')
    .replace(/::h[0-9a-f]{16}$/, '')
    .replace(/\.(?:isra|part|cold|constprop|llvm)[.\d]*$/, '');
  return name.trim();
}

/** Template arguments become `<T>`, parameters go; `operator<`, `operator->` and `operator()` keep their sign. */
function withoutArguments(name: string): string {
  let shown = '';
  let depth = 0;
  for (let at = 0; at < name.length; at++) {
    const letter = name.charAt(at);
    if (depth > 0) depth += nesting(name, at);
    else if (!/[<(]/.test(letter) || /operator[-<>(]{0,2}$/.test(shown.slice(-10))) shown += letter;
    else if (letter === '<') {
      depth++;
      shown += name.startsWith('<lambda', at) ? '<lambda>' : '<T>';
    } else if (at > 0 && !/[:`]$/.test(shown)) break;
  }
  return shown;
}

function nesting(name: string, at: number): number {
  if (name.charAt(at) === '<') return 1;
  return name.charAt(at) === '>' && name.charAt(at - 1) !== '-' ? -1 : 0;
}
