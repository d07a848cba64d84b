/** Sessions in words: for tree, reports and terminal. */
import type { SessionInfo, SessionKind } from '../../shared/triage';
import { duration } from './time';

const kinds: Readonly<Record<SessionKind, string>> = {
  'user-live': 'user mode, live',
  'user-dump': 'user mode, dump',
  'kernel-live': 'kernel, live',
  'kernel-local': 'kernel, local',
  'kernel-dump': 'kernel, dump',
  unknown: 'debugger output',
};

export function sessionKindWords(kind: SessionKind): string {
  return kinds[kind];
}

/** `kernel, local; x64; ticks of 15.625 ms, outputs 14 min 11 s apart`. */
export function sessionWords({ kind, machine, osBuild, debuggerVersion, dump, clock }: SessionInfo): string {
  const parts = [
    kinds[kind],
    machine,
    osBuild && `Windows ${osBuild}`,
    debuggerVersion && `debugger ${debuggerVersion}`,
    dump,
  ];
  const time = clock?.instants?.find((instant) => instant.clock === 'target');
  if (time) {
    const up =
      time.uptimeMs === undefined ? '' : `, ${duration(time.uptimeMs)} after the start of the target`;
    parts.push(`session time ${time.printed}${up}`);
  }
  if (clock?.tickMs !== undefined) {
    const apart = clock.skewMs === undefined ? '' : `, outputs ${duration(clock.skewMs)} apart`;
    parts.push(`ticks of ${clock.tickMs} ms${apart}`);
  }
  if (clock?.restarts)
    parts.push(`${clock.restarts.length + 1} ${kind.endsWith('-dump') ? 'dumps' : 'boots'}`);
  return parts.filter((part) => part !== undefined && part !== '').join('; ');
}
