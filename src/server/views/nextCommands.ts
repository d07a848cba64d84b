/** What to type next: the commands of all findings, each once, the most severe finding's first. */
import type { NextCommand } from '../../shared/requests';
import type { Finding } from '../../shared/triage';

export function nextCommands(findings: readonly Finding[]): NextCommand[] {
  const byCommand = new Map<string, NextCommand>();
  for (const { next, missing, message, lines } of findings) {
    const reasons = new Map(missing.map(({ command, what }) => [command, what]));
    const commands = [
      ...next,
      ...missing.map(({ command }) => command).filter((command) => command !== undefined),
    ];
    for (const command of commands)
      if (!byCommand.has(command))
        byCommand.set(command, { command, why: reasons.get(command) ?? message, lines });
  }
  return [...byCommand.values()];
}
