/** The arguments of a system call on x64, as far as registers and stack show them; what they cannot show is said. */
import { formatAddress } from '../../shared/address';
import type { Proof } from '../../shared/triage';
import { describeArgument } from '../transcript/callArguments';
import type { Rule } from './rule';

export const stubArguments: Rule = {
  id: 'stub-arguments',
  severity: 'info',
  surface: 'card',
  summary:
    'The arguments of a system call on x64, read from registers at the stub and from the stack above it.',
  *check({ transcript, stubCalls }) {
    for (const { service, registers, instruction, returned, arguments: known, unknown } of stubCalls) {
      if (known.length === 0) continue;
      const lost = returned ? ' behind the system call the registers hold no arguments any more' : '';
      const words = known.map((argument) => `${describeArgument(argument)} in ${argument.where}`);
      yield {
        session: registers.session.id,
        subject: `${instruction.index}`,
        lines: transcript.lines(instruction),
        grade: 'derived',
        message: `${service}: ${words.join(', ')}.${unknown.length === 0 ? '' : ` Not known: ${unknown.join(', ')}${lost === '' ? '' : `;${lost}`}.`}`,
        proof: known.map(({ name, where, value, lines }): Proof => ({
          claim: `${name} stands in ${where}: ${formatAddress(value)}`,
          lines,
          grade: 'derived',
        })),
        related: known.flatMap(({ name, pointed }) =>
          pointed ? [{ message: `${name} → ${pointed.words}`, lines: pointed.lines }] : [],
        ),
        missing:
          unknown.length === 0 ? [] : [{ what: 'the arguments on the stack', command: 'dps @rsp+28 L8' }],
        next: unknown.length === 0 ? [] : ['dps @rsp+28 L8'],
      };
    }
  },
};
