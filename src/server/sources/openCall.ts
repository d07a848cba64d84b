/** Calls that open a file, and whether the handle they give is for synchronous I/O. */
import type { SyntaxNode } from './sourceHost';
import { addressee, ancestors, callArguments, callOf, enclosingFunction, namesIn, unwrap } from './syntax';

export interface OpenCall {
  readonly call: SyntaxNode;
  /** The function that holds the call. */
  readonly owner: SyntaxNode;
  /** Where the handle goes: `file`, `Volume->File`, `*Result`. */
  readonly target: string;
  /** Undefined when the options are not readable here. */
  readonly synchronous: boolean | undefined;
}

/** Positions of the handle's address and of CreateOptions (OpenOptions) among the arguments. */
const services: Readonly<Record<string, { readonly handle: number; readonly options: number }>> = {
  ZwCreateFile: { handle: 0, options: 8 },
  NtCreateFile: { handle: 0, options: 8 },
  ZwOpenFile: { handle: 0, options: 5 },
  NtOpenFile: { handle: 0, options: 5 },
  IoCreateFile: { handle: 0, options: 8 },
  IoCreateFileEx: { handle: 0, options: 8 },
  IoCreateFileSpecifyDeviceObjectHint: { handle: 0, options: 8 },
  FltCreateFile: { handle: 2, options: 10 },
  FltCreateFileEx: { handle: 2, options: 11 },
  FltCreateFileEx2: { handle: 2, options: 11 },
};
const opener = new RegExp(String.raw`\b(?:${Object.keys(services).join('|')}|CreateFile[AW2]?)\b`);
const synchronousFlag = 'FILE_SYNCHRONOUS_IO_';
/** FILE_SYNCHRONOUS_IO_ALERT | FILE_SYNCHRONOUS_IO_NONALERT. */
const synchronousBits = 0x30;

/** In the order of the text, at most 200. */
export function openCalls(root: SyntaxNode, code: string): readonly OpenCall[] {
  const found: OpenCall[] = [];
  for (const name of namesIn(root, code, opener)) {
    const call = callOf(name);
    const owner = call && enclosingFunction(call);
    const opened = owner && describe(name.text, call, code);
    if (opened) found.push({ call, owner, ...opened });
    if (found.length >= 200) break;
  }
  return found;
}

function describe(
  name: string,
  call: SyntaxNode,
  code: string,
): Pick<OpenCall, 'target' | 'synchronous'> | undefined {
  const given = callArguments(call);
  const service = services[name];
  if (!service) {
    const target = assignedTo(call);
    // Win32 asks for synchronous I/O by default. CreateFile2 takes its flags in a structure.
    const synchronous = name === 'CreateFile2' ? undefined : winSynchronous(given[5]);
    return target === undefined ? undefined : { target, synchronous };
  }
  const handle = given[service.handle];
  if (!handle) return undefined;
  const options = given[service.options];
  return { target: pointee(handle), synchronous: options ? isSynchronous(options, code) : undefined };
}

/** What a pointer argument points at, as an expression without spaces: `&x` is `x`, `p` is `*p`. */
export function pointee(argument: SyntaxNode): string {
  const target = addressee(argument);
  return target ? plain(target) : `*${plain(argument)}`;
}

/** An expression without casts, parentheses and spaces. */
export function plain(expression: SyntaxNode): string {
  return unwrap(expression).text.replace(/\s+/g, '');
}

/** The variable a call's value is stored in. */
export function assignedTo(call: SyntaxNode): string | undefined {
  for (const at of ancestors(call)) {
    if (at.type === 'assignment_expression') return at.childForFieldName('left')?.text.replace(/\s+/g, '');
    if (at.type === 'init_declarator')
      return at.childForFieldName('declarator')?.text.replace(/^[*&\s]+/, '');
    if (!/^(?:parenthesized|cast)_expression$/.test(at.type)) return undefined;
  }
  return undefined;
}

function isSynchronous(options: SyntaxNode, code: string): boolean | undefined {
  const text = options.text;
  if (text.includes(synchronousFlag)) return true;
  const value = unwrap(options);
  if (value.type === 'number_literal') return (Number.parseInt(value.text) & synchronousBits) !== 0;
  // A variable or a macro: when the flag stands anywhere in the file it may be in there, else nobody knows.
  const named = (text.match(/[A-Za-z_]\w*/g) ?? []).every((name) => name.startsWith('FILE_'));
  if (named) return false;
  return code.includes(synchronousFlag) ? true : undefined;
}

function winSynchronous(flags: SyntaxNode | undefined): boolean | undefined {
  if (!flags) return undefined;
  if (flags.text.includes('FILE_FLAG_OVERLAPPED')) return false;
  return (flags.text.match(/[A-Za-z_]\w*/g) ?? []).every((name) => name.startsWith('FILE_'))
    ? true
    : undefined;
}
