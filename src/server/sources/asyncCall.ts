/** The system services whose request may outlive the call, and the calls of them in a file. */
import type { SyntaxNode } from './sourceHost';
import { addressee, callArguments, callOf, isNull, namesIn } from './syntax';

/**
 * Services that return STATUS_PENDING on a handle opened for asynchronous I/O. Query and set information, create, flush and
 * unlock are left out: they wait inside. All take (FileHandle, Event, ApcRoutine, ApcContext, IoStatusBlock, …).
 */
export const asyncServices =
  /\b(?:Zw|Nt)(?:Write|Read|DeviceIoControl|FsControl|Lock|QueryDirectory|NotifyChangeDirectory)File\b/;

export interface AsyncCall {
  readonly service: string;
  readonly call: SyntaxNode;
  readonly file: SyntaxNode;
  /** True when the caller left itself no way to learn of the completion but the handle: no event, no APC routine. */
  readonly silent: boolean;
  /** True when an event is passed. */
  readonly event: boolean;
  /** The name in `&name` as IoStatusBlock; undefined for anything else. */
  readonly iosb?: SyntaxNode;
}

/** In the order of the text. `limit` bounds the work on generated files. */
export function asyncCalls(root: SyntaxNode, code: string, limit: number): readonly AsyncCall[] {
  const found: AsyncCall[] = [];
  for (const name of namesIn(root, code, asyncServices)) {
    const call = callOf(name);
    const described = call && describe(name.text, call);
    if (described) found.push(described);
    if (found.length >= limit) break;
  }
  return found;
}

function describe(service: string, call: SyntaxNode): AsyncCall | undefined {
  const [file, event, routine, , block] = callArguments(call);
  if (!file || !event || !routine || !block) return undefined;
  const iosb = addressee(block);
  const facts = { service, call, file, event: !isNull(event), silent: isNull(event) && isNull(routine) };
  return iosb?.type === 'identifier' ? { ...facts, iosb } : facts;
}
