/**
 * `.effmach`: the machine whose registers and stacks are shown from here on.
 *
 *     Effective machine: x86 compatible (x86)
 *
 * Documentation: ".effmach (Effective Machine)".
 */
import type { Machine } from '../../shared/triage';
import type { NoticeRecord } from '../model/session';
import { flat } from '../text/intern';
import { nothing, type Parser } from './parser';

const answer = /^Effective machine: .*\((\w+)\)\s*$/i;

export const machineParser: Parser = {
  commands: /^\.effmach\b/,
  openers: [{ kind: 'machine', starts: ['Effective machine: '], joins: ['command'] }],
  parse(text, context, from) {
    for (let at = from; at < text.count; at++) {
      const match = answer.exec(text.trimmed(at));
      if (!match) continue;
      text.recognise(at);
      const effective = machineOf(match[1] ?? '');
      const record: NoticeRecord = {
        kind: 'notice',
        lines: [at, at],
        what: 'machine',
        text: flat(text.trimmed(at)),
        ...(effective && { machine: effective }),
      };
      return { records: [record], ...(effective && { context: { ...context, effective } }) };
    }
    return nothing;
  },
};

/** The debugger's names of machines. */
export function machineOf(name: string): Machine | undefined {
  switch (name.toLowerCase()) {
    case 'x86':
      return 'x86';
    case 'x64':
    case 'amd64':
      return 'x64';
    case 'arm64':
    case 'arm64ec':
      return 'arm64';
    case 'ia64':
      return 'ia64';
    default:
      return undefined;
  }
}
