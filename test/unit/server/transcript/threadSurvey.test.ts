/** A THREAD that is surveyed says what a THREAD that is parsed says. */
import { describe, expect, it } from 'vitest';
import { initialContext, type Context } from '../../../../src/server/model/context';
import { narrow } from '../../../../src/server/text/bytes';
import { digestRecords, digestSurvey } from '../../../../src/server/transcript/digest';
import { parseSection, surveyThread } from '../../../../src/server/parsers/index';
import { sectionTextOf } from '../../../../src/server/text/sectionText';

const context: Context = { ...initialContext, machine: 'x64', mode: 'kernel' };

const head =
  'THREAD fffffa80066c1b50  Cid 02f4.0318  Teb: 000007fffffdc000 Win32Thread: fffff900c06a5c30 WAIT: (WrQueue) UserMode Alertable';
const fields = [
  '    fffffa80066b3d40  QueueObject',
  'Not impersonating',
  'DeviceMap                 fffff8a000008ca0',
  'Owning Process            fffffa80066a5b30       Image:         csrss.exe',
  'Attached Process          N/A            Image:         N/A',
  'Wait Start TickCount      18234          Ticks: 612 (0:00:00:09.547)',
  'Context Switch Count      913                 LargeStack',
  'UserTime                  00:00:00.015',
  'KernelTime                00:00:00.046',
  'Win32 Start Address csrss!main (0x000000004a9c1234)',
  'Stack Init fffff88004d3fdb0 Current fffff88004d3f8f0',
  'Base fffff88004d40000 Limit fffff88004d3a000 Call 0',
  'Priority 10 BasePriority 8 PriorityDecrement 0 IoPriority 2 PagePriority 5',
];
const argsHeader =
  'Child-SP          RetAddr           : Args to Child                                                           : Call Site';
const row = (low: string, site: string, returns = 'fffff800`02c7a1c2'): string =>
  `fffff880\`04d3f${low} ${returns} : 00000000\`00000000 fffffa80\`066c1b50 00000000\`00000001 fffff880\`04d3fa20 : ${site}`;
const rows = [
  row('930', 'nt!KiSwapContext+0x7a'),
  row('a70', 'nt!KiCommitThreadWait+0x1d2'),
  row('b00', 'csrss!Api<int, A const &>::run+0x21', '000007fe`fd4a1203'),
  row('c20', 'ntdll!RtlUserThreadStart+0x1d', '00000000`00000000'),
];

const surveyed: Readonly<Record<string, readonly string[]>> = {
  'a whole thread': [head, ...fields, argsHeader, ...rows, ''],
  'without a stack': [head, ...fields, ''],
  'blank lines in the stack': [head, ...fields, argsHeader, '', ...rows.flatMap((line) => [line, ''])],
  'no arguments': [
    head,
    'Child-SP          RetAddr               Call Site',
    'fffff880`04d3f930 fffff800`02c7a1c2     nt!KiSwapContext+0x7a',
    'fffff880`04d3fa70 fffff800`02c7b1d2     nt!KiCommitThreadWait+0x1d2 [d:\\src\\wait.c @ 12]',
  ],
  'an owner, a list of IRPs': [
    head,
    '    fffffa80066b3d40  Mutant - owning thread fffffa8003a51060',
    '    fffffa80066b3d60  Semaphore Limit 0x7fffffff',
    'IRP List:',
    '    fffffa8004c3a010: (0006,03e8) Flags: 00060900  Mdl: 00000000',
    ...fields,
  ],
  'an import as start address': [
    head,
    'Win32 Start Address windbg!_imp_RegCreateKeyExW (0x0000000000401000)',
    'Owning Process            0       Image:         <Unknown>',
  ],
  'all bounds on one line': [
    'THREAD 8636b030  Cid 0004.0010  Teb: 00000000 Win32Thread: 00000000 RUNNING on processor 0',
    'Stack Init f78be000 Current f78bdd30 Base f78be000 Limit f78bb000 Call 0',
    'ChildEBP RetAddr',
    'f78bdd48 804f97a4 nt!KiSwapThread+0x8a',
    'f78bdd7c 805379bd nt!KeWaitForSingleObject+0x1c2',
  ],
};

const parsed: Readonly<Record<string, readonly string[]>> = {
  'a warning in the stack': [
    head,
    argsHeader,
    rows[0] ?? '',
    'WARNING: Stack unwind information not available. Following frames may be wrong.',
    rows[1] ?? '',
  ],
  'a row that was wrapped': [head, argsHeader, (rows[0] ?? '').slice(0, 90), (rows[0] ?? '').slice(90)],
  'words nobody knows': [head, 'something else', ...fields],
  'a THREAD line in two': [head.slice(0, 95), head.slice(95), ...fields],
  'an elision': [head, argsHeader, ...rows, '[...]'],
  entities: [head, argsHeader, row('930', 'mydrv!Map&lt;int&gt;::get+0x12')],
  'no-break spaces': [head, argsHeader, row('930', 'nt!KiSwapContext+0x7a').replaceAll(' ', '\u00a0')],
  'quoted with >': [head, ...fields].map((line) => `> ${line}`),
};

const survey = (text: string): ReturnType<typeof digestSurvey> | undefined => {
  const found = surveyThread(narrow(text), context);
  return found && digestSurvey(found, context);
};
const parse = (text: string): ReturnType<typeof digestRecords> =>
  digestRecords(parseSection(sectionTextOf('thread', text), context));

describe('a surveyed THREAD', () => {
  it.each(Object.entries(surveyed))('%s', (_, lines) => {
    for (const end of ['\n', '\r\n']) {
      const text = `${lines.map((line) => `        ${line}`).join(end)}${end}`;
      expect(survey(text)).toEqual(parse(text));
    }
  });

  it.each(Object.entries(parsed))('leaves %s to the parser', (_, lines) => {
    expect(survey(`${lines.join('\n')}\n`)).toBeUndefined();
  });

  it('keeps to positions where characters have several bytes', () => {
    const bytes = Buffer.from([head, 'DeviceMap  ü', ...fields, argsHeader, ...rows].join('\n'));
    expect(surveyThread(bytes, context)).toBeUndefined();
  });

  it('agrees with the parser, or says nothing, whatever byte is changed', () => {
    const text = [head, ...fields, argsHeader, ...rows].join('\n');
    const replacements = [' ', '\n', 'x', '0', ':', '`', '(', '&', '\u00a0', '>'];
    let answers = 0;
    for (let at = 0; at < text.length; at++) {
      const replacement = replacements[at % replacements.length] ?? '';
      for (const changed of [
        text.slice(0, at) + replacement + text.slice(at + 1),
        text.slice(0, at) + text.slice(at + 1),
        text.slice(0, at) + replacement + text.slice(at),
      ]) {
        const found = survey(changed);
        if (!found) continue;
        answers++;
        expect(found, JSON.stringify(changed.slice(at - 40, at + 40))).toEqual(parse(changed));
      }
    }
    expect(answers).toBeGreaterThan(1000);
  });
});
