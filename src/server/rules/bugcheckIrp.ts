/** IRP08: bug checks that name an IRP, a device or a thread of a power or I/O failure: what to open first. */
import { commandAddress, formatAddress } from '../../shared/address';
import { parameterMeanings } from '../reference/bugcheckParameters';
import type { Analysis } from '../transcript/analysis';
import type { Crash } from '../transcript/crashes';
import { isPending } from '../transcript/irps';
import type { Draft, Rule } from './rule';
import {
  bugcheckBase,
  bugcheckName,
  bugcheckProof,
  crashDraft,
  numberOf,
  parameterOf,
} from './support/crashParts';

export const bugcheckIrp: Rule = {
  id: 'bugcheck-irp',
  severity: 'error',
  surface: 'diagnostic',
  summary:
    'A bug check over an IRP or a power transition: its parameter leads to the request, device or thread that failed.',
  *check(analysis) {
    for (const crash of analysis.crashes) {
      const told = stories[bugcheckBase(crash) ?? -1]?.(crash);
      if (told !== undefined) yield draft(analysis, crash, told);
    }
  },
};

/** What went wrong, where the parameters are enough to say it. */
const stories: Readonly<Record<number, (crash: Crash) => string | undefined>> = {
  0x2a: () =>
    'an IRP came back in a state that contradicts itself: marked pending and answered otherwise, or the reverse',
  0x35: () => 'an IRP was passed on that has no stack location left',
  0x44: () => 'an IRP was completed a second time; who completed it first is not on this stack',
  0x48: () => 'an IRP was to be cancelled that is complete already: its cancel routine was still set',
  0x9f: powerStory,
  0xcb: () => 'pages that a driver locked for a request are still locked after it ended',
};

function powerStory({ parameters: [first] }: Crash): string | undefined {
  switch (numberOf(first)) {
    case 3:
      return 'a device held a power IRP too long; the driver at its current stack location is where to look, not this stack';
    case 4:
      return 'a power transition waited too long for Plug and Play; the thread that holds its lock is where to look';
    case 1:
      return 'a device was freed while a power request was outstanding';
    case 2:
    case 0x500:
      return 'a power IRP was completed without asking for the next one';
    case 5:
    case 6:
      return 'a directed power transition did not end well';
    default:
      return undefined;
  }
}

const commands: Readonly<Record<string, string>> = {
  irp: '!irp',
  device: '!devstack',
  thread: '!thread',
  driver: '!drvobj',
  code: 'ln',
};

function draft(analysis: Analysis, crash: Crash, words: string): Draft {
  const { transcript } = analysis;
  const meanings = parameterMeanings(crash.code ?? 0, crash.parameters);
  const next = crash.parameters.flatMap((value, at) => {
    const command = commands[meanings[at]?.kind ?? ''];
    return command === undefined || /^0{11}/.test(value) ? [] : [`${command} ${commandAddress(value)}`];
  });
  const address = crash.parameters[meanings.findIndex((meaning) => meaning?.kind === 'irp')];
  const irp = analysis.irps.find((one) => one.session.id === crash.session.id && one.address === address);
  const driver = irp?.current?.location.driver;
  const held = irp && driver !== undefined && isPending(irp) ? `; the IRP is pending in ${driver}` : '';
  const [first] = next;
  return crashDraft(crash, `${bugcheckName(crash.code ?? 0)}: ${words}${held}.`, {
    proof: [
      bugcheckProof(crash),
      ...[1, 2, 3, 4].flatMap((number) => parameterOf(transcript, crash, number)?.proof ?? []),
      ...(irp?.current && held !== ''
        ? [
            {
              claim: `the current stack location of ${formatAddress(irp.address)} belongs to ${driver ?? ''}`,
              lines: irp.current.lines,
              grade: 'observed' as const,
            },
          ]
        : []),
    ],
    missing: irp || first === undefined ? [] : [{ what: 'what the parameter names', command: first }],
    next,
    ...(irp && { things: [irp.id] }),
  });
}
