// Prototypes of system services and of the kernel routines that drivers call: what arguments on a stack may mean.
import { lazyTable } from './lazyTable';
import { prototypesTable } from './prototypes.generated';

export interface PrototypeParameter {
  readonly name: string;
  /** As the headers spell it: `PIO_STATUS_BLOCK`. */
  readonly type: string;
  readonly direction: 'in' | 'out' | 'inout';
  readonly optional: boolean;
}

export interface Prototype {
  /** The name of the table: a Zw routine answers with its Nt twin. */
  readonly name: string;
  readonly returns: string;
  readonly parameters: readonly PrototypeParameter[];
  /** On x86. A fastcall routine takes its first two arguments in ecx and edx; only the rest is on the stack. */
  readonly convention: 'stdcall' | 'fastcall';
}

/** The prototype of a routine by its bare name: `NtLockFile`, `ZwLockFile`, `KeWaitForSingleObject`. */
export function prototype(name: string): Prototype | undefined {
  return table().get(name) ?? (name.startsWith('Zw') ? table().get(`Nt${name.slice(2)}`) : undefined);
}

const table = lazyTable((): ReadonlyMap<string, Prototype> => {
  const entries = new Map<string, Prototype>();
  for (const line of prototypesTable.split('\n')) {
    const entry = readPrototype(line);
    entries.set(entry.name, entry);
  }
  return entries;
});

function readPrototype(line: string): Prototype {
  const [head = '', ...parameters] = line.split('|');
  const fast = head.startsWith('@');
  const blank = head.indexOf(' ');
  return {
    name: head.slice(fast ? 1 : 0, blank),
    returns: head.slice(blank + 1),
    parameters: parameters.map(readParameter),
    convention: fast ? 'fastcall' : 'stdcall',
  };
}

function readParameter(text: string): PrototypeParameter {
  const direction = text.startsWith('>') ? 'out' : text.startsWith('=') ? 'inout' : 'in';
  const colon = text.indexOf(':');
  const optional = text[colon - 1] === '?';
  return {
    name: text.slice(direction === 'in' ? 0 : 1, optional ? colon - 1 : colon),
    type: text.slice(colon + 1),
    direction,
    optional,
  };
}
