// The command line in this process: what it writes, complains and answers.
import path from 'node:path';
import { run } from '../../../src/cli/program';
import type { Io } from '../../../src/cli/io';
import type { Triage } from '../../../src/shared/triage';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly complaints: readonly string[];
}

export interface Given {
  readonly input?: Uint8Array | string;
  readonly color?: boolean;
}

export async function kdscope(
  args: readonly string[],
  { input = '', color = false }: Given = {},
): Promise<Ran> {
  const out: string[] = [];
  const complaints: string[] = [];
  const io: Io = {
    write: (text) => {
      out.push(text);
      return Promise.resolve();
    },
    complain: (text) => void complaints.push(text),
    readInput: () => Promise.resolve(typeof input === 'string' ? new TextEncoder().encode(input) : input),
    color,
  };
  return { code: await run(args, io), out: out.join(''), complaints };
}

export function sample(name: string): string {
  return path.resolve(import.meta.dirname, '../../../samples', `${name}.txt`);
}

export async function triageSample(name: string): Promise<Triage> {
  const { out } = await kdscope(['triage', sample(name), '--format', 'json']);
  return JSON.parse(out) as Triage;
}
