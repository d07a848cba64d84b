/** BC08: the hardware reported an error, or what may be one cannot be told from patched code. */
import type { Analysis } from '../transcript/analysis';
import type { Crash } from '../transcript/crashes';
import type { Draft, Rule } from './rule';
import {
  bugcheckBase,
  bugcheckName,
  bugcheckProof,
  commandOn,
  crashDraft,
  parameterOf,
} from './support/crashParts';

const reported = new Set([0x9c, 0x124]);

export const hardwareError: Rule = {
  id: 'hardware-error',
  severity: 'warning',
  surface: 'diagnostic',
  summary: 'The hardware reported an error that could not be corrected; the stack only reports it.',
  *check(analysis) {
    for (const crash of analysis.crashes) {
      const base = bugcheckBase(crash) ?? 0;
      if (reported.has(base)) yield ofReport(analysis, crash);
      else if (base === 0x109) yield ofChange(crash);
    }
  },
};

function ofReport({ transcript }: Analysis, crash: Crash): Draft {
  const record = parameterOf(transcript, crash, 2);
  const [shown] = record
    ? transcript.things.exactly(record.value).filter(({ kind }) => kind === 'errorRecord')
    : [];
  return crashDraft(
    crash,
    `${bugcheckName(crash.code ?? 0)}: the hardware reported this error; the modules on the stack only pass it on.`,
    {
      proof: [bugcheckProof(crash), ...(record ? [record.proof] : [])],
      related: shown?.lines[0] ? [{ message: 'the error record', lines: shown.lines[0] }] : [],
      alternatives: [
        'a device or its driver that makes the bus report an error',
        'voltage, heat, overclocking',
      ],
      missing: shown ? [] : [{ what: 'the error record', ...first(commandOn('!errrec', record?.value)) }],
      next: [...commandOn('!errrec', record?.value), '!sysinfo machineid'],
    },
  );
}

function ofChange(crash: Crash): Draft {
  return crashDraft(
    crash,
    `${bugcheckName(0x109)}: protected code or data of the kernel changed; who changed it, software or hardware, is not in the text.`,
    {
      severity: 'info',
      proof: [bugcheckProof(crash)],
      alternatives: [
        'a driver that patches the kernel',
        'a wrong bit in memory',
        'a breakpoint that was set late',
      ],
      missing: [{ what: 'which bytes differ', command: '!chkimg -d nt' }],
      next: ['!chkimg -d nt', 'lm t n'],
    },
  );
}

function first([command]: readonly string[]): { command?: string } {
  return command === undefined ? {} : { command };
}
