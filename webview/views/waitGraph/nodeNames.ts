/** What a node is called in the drawing: a file by its name, before the address of the object. */
import type { WaitNode } from '../../../src/shared/triage';

export interface NodeNames {
  readonly first: string;
  readonly second: string | undefined;
}

/** Of a path the last part: the whole one stands in the explanation of the selection. */
export function nodeNames({ kind, label, detail }: WaitNode): NodeNames {
  const name = kind === 'fileObject' ? /\\([^\\]+)\\?$/.exec(detail ?? '')?.[1] : undefined;
  return name === undefined ? { first: label, second: detail } : { first: name, second: label };
}
