/** What earlier output settles for later output: carried from section to section, compared and shared by value. */
import type { Machine, SessionKind } from '../../shared/triage';

export interface Context {
  readonly sessionKind: SessionKind;
  /** The last command typed, as printed behind its prompt. */
  readonly command?: string | undefined;
  readonly prompt?: string | undefined;
  /** The machine of the target. */
  readonly machine?: Machine | undefined;
  /** The machine whose registers and pointers are shown, where `.effmach` or the prompt chose another one. */
  readonly effective?: Machine | undefined;
  readonly mode?: 'kernel' | 'user' | undefined;
  readonly processor?: number | undefined;
  /** The debugger's number of the current user-mode thread. */
  readonly thread?: number | undefined;
  readonly debuggerVersion?: string | undefined;
  readonly osBuild?: string | undefined;
  readonly dump?: string | undefined;
}

/** Nothing is known. It has every field, so that all contexts have one shape: one is made of another for each command. */
export const initialContext: Context = {
  sessionKind: 'unknown',
  command: undefined,
  prompt: undefined,
  machine: undefined,
  effective: undefined,
  mode: undefined,
  processor: undefined,
  thread: undefined,
  debuggerVersion: undefined,
  osBuild: undefined,
  dump: undefined,
};

const fields = Object.keys(initialContext) as (keyof Context)[];

export function sameContext(a: Context, b: Context): boolean {
  return a === b || fields.every((field) => a[field] === b[field]);
}

/** 32-bit addresses of user mode and of WOW64 blocks are zero-extended, all others sign-extended. */
export function extension(context: Context): 'sign' | 'zero' {
  return context.mode === 'user' ? 'zero' : 'sign';
}
