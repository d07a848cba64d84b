// What the functions on a stack are for: the role of the ones that tell a story, and the component a prefix stands for.
import { componentPrefixes, userFunctionRoles, kernelFunctionRoles } from './kernelFunctionTables';
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';

export interface FunctionRole {
  readonly role: string;
  /** What it means to find it on the stack of a thread. */
  readonly inStack?: string;
  /** How the role is known: from a public source that was read; from documentation; from common knowledge, not verified. */
  readonly confidence: 'read' | 'documented' | 'conventional';
}

interface SymbolName {
  /** Lower case, without the load address that tells two copies apart: `ntdll` of `ntdll_7d600000`. */
  readonly module: string | undefined;
  readonly name: string;
}

const kernelModules = new Set(['nt', 'ntoskrnl', 'ntkrnlmp', 'ntkrnlpa', 'ntkrpamp', 'hal']);
/** Of the prefixes in the table: `Verifier`. */
const longestPrefix = 8;
const confidences = { r: 'read', d: 'documented', c: 'conventional' } as const;

/** The role of `nt!KiDeliverApc`, `KiDeliverApc` or `ntdll!NtWaitForSingleObject+0x15`; a name without module is taken for the kernel's. */
export function functionRole(symbolName: string): FunctionRole | undefined {
  const { module, name } = readSymbol(symbolName);
  if (module === undefined || kernelModules.has(module)) return kernelRoles().get(name);
  return userRoles().get(`${module}!${name}`);
}

/**
 * The component a routine belongs to, by the prefix of its name: `nt!IopCloseFile` → I/O manager. Everything in hal belongs to the
 * hardware abstraction layer. Undefined for modules whose names follow no such convention.
 */
export function componentOf(symbolName: string): string | undefined {
  const { module, name } = readSymbol(symbolName);
  const family = module === undefined || kernelModules.has(module) ? 'nt' : module;
  if (module === 'hal') return prefixes().get('nt!Hal');
  for (let length = Math.min(longestPrefix, name.length - 1); length >= 2; length -= 1) {
    const component = /[A-Z]/.test(name.charAt(length))
      ? prefixes().get(`${family}!${name.slice(0, length)}`)
      : undefined;
    if (component !== undefined) return component;
  }
  return undefined;
}

function readSymbol(text: string): SymbolName {
  const bang = text.indexOf('!');
  const name = text.slice(bang + 1).replace(/\+0x[0-9a-f]+$/i, '');
  if (bang < 0) return { module: undefined, name };
  const module = text.slice(0, bang).toLowerCase();
  return { module: module.replace(/_[0-9a-f]{8,16}$/, ''), name };
}

const kernelRoles = lazyTable(() => readRoles(kernelFunctionRoles));
const userRoles = lazyTable(() => readRoles(userFunctionRoles));
const prefixes = lazyTable(() => keyedLines(componentPrefixes));

function readRoles(text: string): ReadonlyMap<string, FunctionRole> {
  return new Map([...keyedLines(text)].map(([name, line]) => [name, readRole(line)]));
}

function readRole(line: string): FunctionRole {
  const [role = '', inStack] = line.slice(2).split(' ## ');
  const mark = line.charAt(0);
  const confidence = mark === 'r' || mark === 'd' ? confidences[mark] : confidences.c;
  return { role, confidence, ...(inStack === undefined ? {} : { inStack }) };
}
