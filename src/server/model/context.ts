/** What earlier output settles for later output: carried from section to section, compared and shared by value. */
import type { Machine, SessionKind } from '../../shared/triage';

export interface Context {
  readonly sessionKind: SessionKind;
  /** The last command typed, as printed behind its prompt. */
  readonly command?: string;
  readonly prompt?: string;
  /** The machine of the target. */
  readonly machine?: Machine;
  /** The machine whose registers and pointers are shown, where `.effmach` or the prompt chose another one. */
  readonly effective?: Machine;
  readonly mode?: 'kernel' | 'user';
  readonly processor?: number;
  /** The debugger's number of the current user-mode thread. */
  readonly thread?: number;
  readonly debuggerVersion?: string;
  readonly osBuild?: string;
  readonly dump?: string;
}

export const initialContext: Context = { sessionKind: 'unknown' };

export function sameContext(a: Context, b: Context): boolean {
  if (a === b) return true;
  const keys = Object.keys(a) as (keyof Context)[];
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** 32-bit addresses of user mode and of WOW64 blocks are zero-extended, all others sign-extended. */
export function extension(context: Context): 'sign' | 'zero' {
  return context.mode === 'user' ? 'zero' : 'sign';
}
