/**
 * A file that is locked by byte range, through a handle that child processes inherit. The child's copy keeps the file object, its lock
 * and its Lock event alive: when the child ends, closing the copy has to wait for a request that waits for the range.
 *
 *     int file = open(path, O_RDWR);           // inheritable, as the C library opens files
 *     flock(file, LOCK_EX);
 *     popen("child", "w");                     // starts it with bInheritHandles
 */
import { handleOpens } from './handleOpen';
import { assignedTo, plain } from './openCall';
import type { SourceCheck, SourceFinding } from './sourceFinding';
import type { SyntaxNode } from './sourceHost';
import {
  callArguments,
  callOf,
  enclosingFunction,
  isNull,
  linesOf,
  namesIn,
  unwrap,
  wordPattern,
} from './syntax';

const locker = /(?<![\w$])(?:LockFile(?:Ex)?|(?:Nt|Zw)LockFile|_?locking|flock)(?![\w$])/;
const library = /(?<![\w$])(?:_?w?s?open|_wsopen|_?w?fopen)(?![\w$])/;
const starter =
  /(?<![\w$])(?:CreateProcess(?:AsUser|WithTokenW)?[AW]?|_?w?popen|_?w?system|_w?spawn[lv]p?e?)(?![\w$])/;
const maxCalls = 200;

interface Opening {
  readonly call: SyntaxNode;
  readonly name: string;
  /** What makes the handle inheritable, and where that is said. */
  readonly why: string;
  readonly where: SyntaxNode;
}

export const inheritableLock: SourceCheck = {
  id: 'inheritable-locked-file',
  summary:
    'In C or C++ source: a file that is locked by byte range is open with a handle that child processes inherit.',
  explains: [
    'file-object-deadlock',
    'wait-on-file-object-lock',
    'wait-on-file-object-event',
    'process-rundown-hang',
  ],
  mayApply: (text) => locker.test(text) && starter.test(text),
  check(root, code) {
    const child = calls(root, code, starter).find(({ name, call }) => startsWithHandles(name, call));
    if (!child) return [];
    const found = new Map<number, SourceFinding>();
    for (const lock of calls(root, code, locker)) {
      for (const opening of openings(root, code, lock.call)) {
        const how = opening.call.id;
        if (!found.has(how)) found.set(how, finding(opening, lock.call, child));
      }
    }
    return [...found.values()];
  },
};

interface NamedCall {
  readonly name: string;
  readonly call: SyntaxNode;
}

function calls(root: SyntaxNode, code: string, pattern: RegExp): NamedCall[] {
  const found: NamedCall[] = [];
  for (const name of namesIn(root, code, pattern)) {
    const call = callOf(name);
    if (call) found.push({ name: name.text, call });
    if (found.length >= maxCalls) break;
  }
  return found;
}

/** CreateProcess says whether handles are inherited; the C library always starts processes so. */
function startsWithHandles(name: string, call: SyntaxNode): boolean {
  if (!name.startsWith('CreateProcess')) return true;
  const flag = callArguments(call)[name.includes('AsUser') ? 5 : 4];
  return flag !== undefined && /^(?:TRUE|true|1)$/.test(unwrap(flag).text);
}

/** The opens of the handle that is locked, as far as they make it inheritable. */
function openings(root: SyntaxNode, code: string, lock: SyntaxNode): Opening[] {
  const handle = callArguments(lock)[0];
  const owner = enclosingFunction(lock);
  if (!handle || !owner) return [];
  const opened = handleOpens(root, code).of(handle, owner);
  return [
    ...opened.flatMap(({ call }) => inheritable(root, code, call) ?? []),
    ...libraryOpenings(root, code, plain(descriptor(handle)), owner),
  ];
}

/** `(HANDLE)_get_osfhandle(file)` is about `file`. */
function descriptor(handle: SyntaxNode): SyntaxNode {
  const value = unwrap(handle);
  const isLibrary = /^_?get_osfhandle$/.test(value.childForFieldName('function')?.text ?? '');
  return (isLibrary ? callArguments(value)[0] : undefined) ?? value;
}

/** Descriptors are inheritable unless the open says otherwise. */
function libraryOpenings(root: SyntaxNode, code: string, file: string, owner: SyntaxNode): Opening[] {
  return calls(root, code, library).flatMap(({ name, call }) => {
    const target = assignedTo(call);
    const isSame = target === file && (file.includes('->') || enclosingFunction(call)?.id === owner.id);
    if (!isSame || /\b_?O_NOINHERIT\b/.test(call.text)) return [];
    // The mode of fopen is a literal, which is blank here: an N in it cannot be seen.
    if (name.endsWith('fopen')) return [];
    return [{ call, name, why: `${name} without O_NOINHERIT gives an inheritable handle`, where: call }];
  });
}

function inheritable(root: SyntaxNode, code: string, call: SyntaxNode): Opening | undefined {
  const name = call.childForFieldName('function')?.text ?? '';
  const owner = enclosingFunction(call);
  if (!owner) return undefined;
  const given = callArguments(call);
  const attributes = name.startsWith('CreateFile') ? given[3] : given[2];
  if (!attributes || isNull(attributes)) return undefined;
  const object = plain(attributes).replace(/^&/, '');
  if (!/^\w+$/.test(object)) return undefined;
  const text = code.slice(owner.startIndex, call.startIndex);
  const said = name.startsWith('CreateFile')
    ? new RegExp(String.raw`\b${object}\s*(?:\.|->)\s*bInheritHandle\s*=\s*(?:TRUE|true|1)\b`)
    : new RegExp(String.raw`\bInitializeObjectAttributes\s*\(\s*&?\s*${object}\b[^;]*\bOBJ_INHERIT\b`);
  if (!said.test(text)) return undefined;
  const [where] = namesIn(
    root,
    code,
    wordPattern(name.startsWith('CreateFile') ? 'bInheritHandle' : 'OBJ_INHERIT'),
    owner,
  );
  const why = name.startsWith('CreateFile') ? 'bInheritHandle is TRUE' : 'OBJ_INHERIT is set';
  return { call, name, why, where: where ?? call };
}

function finding({ call, name, why, where }: Opening, lock: SyntaxNode, child: NamedCall): SourceFinding {
  const locking = lock.childForFieldName('function')?.text ?? '';
  return {
    rule: inheritableLock.id,
    severity: 'warning',
    message: `Child processes inherit this handle (${why}), and the file is locked by byte range with ${locking}. A child that ends closes its copy, takes the lock of the file object for it, and waits there while a request for a range is pending on the same synchronous file object: the child cannot go away, and whoever waits for it does not either.`,
    lines: linesOf(call),
    columns: [call.startPosition.column, call.endPosition.column],
    variable: assignedTo(call) ?? callArguments(call)[0]?.text ?? '',
    service: name,
    related: [
      ...(where === call ? [] : [{ message: why, lines: linesOf(where) }]),
      { message: 'the range is locked', lines: linesOf(lock) },
      { message: `${child.name} starts a process that inherits handles`, lines: linesOf(child.call) },
    ],
    fixes: [
      'Open the file with a handle that is not inherited: O_NOINHERIT, bInheritHandle FALSE, no OBJ_INHERIT.',
      'Start the child with PROC_THREAD_ATTRIBUTE_HANDLE_LIST, so that it inherits only the handles it is meant to have.',
    ],
  };
}
