/** BC09: something did not come back in time; the code that runs when the watchdog looks need not be what took long. */
import { commandAddress } from '../../shared/address';
import type { Analysis } from '../transcript/analysis';
import type { Crash } from '../transcript/crashes';
import type { Draft, Rule } from './rule';
import {
  bugcheckBase,
  bugcheckName,
  bugcheckProof,
  crashDraft,
  numberOf,
  parameterOf,
} from './support/crashParts';

interface Reading {
  readonly words: string;
  readonly alternatives: readonly string[];
  readonly next: readonly string[];
}

export const watchdogTimeout: Rule = {
  id: 'watchdog-timeout',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'A watchdog fired: a processor or a window thread did not come back in time.',
  *check(analysis) {
    for (const crash of analysis.crashes) {
      const reading = readingOf(crash);
      if (reading) yield draft(analysis, crash, reading);
    }
  },
};

function draft({ transcript }: Analysis, crash: Crash, { words, alternatives, next }: Reading): Draft {
  const parameters = [1, 2, 3, 4].flatMap((number) => parameterOf(transcript, crash, number)?.proof ?? []);
  return crashDraft(crash, `${bugcheckName(crash.code ?? 0)}: ${words}.`, {
    proof: [bugcheckProof(crash), ...parameters],
    alternatives,
    missing: [{ what: 'what the other processors did at that time', command: '!running -it' }],
    next: [...next, '!running -it'],
  });
}

function readingOf(crash: Crash): Reading | undefined {
  switch (bugcheckBase(crash)) {
    case 0x101:
      return ofProcessor(crash);
    case 0x1a1:
      return ofWindowThread(crash);
    default:
      return undefined;
  }
}

function ofProcessor({ parameters }: Crash): Reading | undefined {
  const hung = numberOf(parameters[3]);
  if (hung === undefined) return undefined;
  return {
    words: `processor ${hung} does not answer the clock interrupt; this stack is that of the processor which noticed`,
    alternatives: [
      'it runs with interrupts disabled',
      'it waits for a spin lock at a high IRQL',
      'it has failed',
    ],
    next: [`~${hung}s; k`],
  };
}

function ofWindowThread({ parameters: [thread] }: Crash): Reading | undefined {
  return (
    thread && {
      words: 'a callout to a window thread took too long; the report is a live dump, and the system ran on',
      alternatives: ['the thread waits for something else: read its stack'],
      next: [`!thread ${commandAddress(thread)}`],
    }
  );
}
