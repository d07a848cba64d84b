/** What a finding is for a verdict: what went wrong, what it led to, a cue beside others, or a doubt. */
import type { Finding, Severity, Verdict } from '../../../shared/triage';

/** `doubt` speaks against what others conclude; `remark` concerns the output and not the target. */
export type Role = 'cause' | 'effect' | 'cue' | 'doubt' | 'remark';

const roles: Readonly<Record<string, Role>> = {
  'apc-into-wait': 'effect',
  'process-rundown-hang': 'effect',
  'long-waits': 'effect',
  'reply-wait': 'effect',
  'wait-for-end': 'effect',
  'late-iosb-write': 'cause',
  'skipped-frames': 'cue',
  'patched-code': 'cue',
  'attach-to-exiting-process': 'cue',
  'snapshot-skew': 'doubt',
  'moments-joined': 'doubt',
  'unproven-blame': 'doubt',
  'wrong-context-stack': 'doubt',
  'elided-output': 'remark',
  'unwind-warning': 'remark',
  'truncated-unwinding': 'remark',
  'split-function': 'remark',
  'tail-call': 'remark',
  'symbol-of-another-process': 'remark',
  'incomplete-dump': 'remark',
  'memory-not-read': 'remark',
  'failed-command': 'remark',
  'decimal-as-hex': 'remark',
  'two-builds': 'remark',
  'stack-in-another-process': 'remark',
  'unread-irp': 'remark',
};

/** Patterns of code that failed, where no bug check and no exception is printed. */
const failures = new Set([
  'apc-into-wait',
  'double-free',
  'dpc-watchdog',
  'embedded-breakpoint',
  'fast-fail',
  'hardware-error',
  'invalid-pointer',
  'kernel-stack-overflow',
  'late-iosb-write',
  'null-pointer',
  'pool-corruption',
  'pool-headers',
  'raised-irql-access',
  'stack-cookie-failure',
  'unloaded-code',
  'user-stack-overflow',
  'watchdog-timeout',
]);

/** A rule that is not listed has found what went wrong, if it is sure enough to be a warning. */
export function roleOf({ rule, severity }: Finding): Role {
  return roles[rule] ?? (isSerious(severity) ? 'cause' : 'cue');
}

export function isSerious(severity: Severity): boolean {
  return severity === 'error' || severity === 'warning';
}

const waiting =
  /\/(?:thread|process|resource|criticalSection|monitor|irp|fileObject|object|mutant|byteRange):/;

/** What a finding makes of a session in which nothing crashed. */
export function kindOf({ rule, things = [] }: Finding): Verdict['kind'] {
  if (failures.has(rule)) return 'crash';
  return things.some((id) => waiting.test(id)) ? 'hang' : 'trouble';
}
