// Of a long text the records are parsed again whenever somebody asks: a feature reads those that it needs, and not all of them.
import { describe, expect, it } from 'vitest';
import type { Analyzed } from '../../../../src/server/findings/analyzed';
import { codeLenses } from '../../../../src/server/features/codeLenses';
import { documentLinks } from '../../../../src/server/features/documentLinks';
import { documentSymbols } from '../../../../src/server/features/documentSymbols';
import { folding } from '../../../../src/server/features/folding';
import { hover } from '../../../../src/server/features/hover/hover';
import { Analysis } from '../../../../src/server/transcript/analysis';
import { buildTranscript } from '../../../../src/server/transcript/build';
import { finish } from '../../../../src/server/transcript/steps';
import { analyze } from '../../../support/analyze';
import { longSource } from '../../../support/longSource';

const count = 12_000;
const hex = (value: number): string => value.toString(16).padStart(4, '0');

/** Half of the threads have no stack: `!process 0 1f` of a system whose stacks are paged out. */
function thread(index: number): string {
  const head = `        THREAD fffffa80${(0x10000000 + index * 0x1000).toString(16)}  Cid 0abc.${hex(index * 4)}  Teb: 0000000000000000 Win32Thread: 0000000000000000 WAIT: (Executive) KernelMode Non-Alertable\n            fffff800${(0x20000000 + index * 16).toString(16)}  SynchronizationEvent\n`;
  const stack = `        Child-SP          RetAddr           Call Site\n        fffff880\`0653b1c0 fffff800\`02a7c1b2 nt!KiSwapContext+0x7a\n        fffff880\`0653b300 00000000\`00000000 nt!KiCommitThreadWait+0x1d2\n\n`;
  return index < count / 2 ? `${head}\n` : head + stack;
}

const text = `0: kd> vertarget\nWindows 7 Kernel Version 7601 (Service Pack 1) MP (4 procs) Free x64\n0: kd> !process 0 1f\n${Array.from({ length: count }, (_, index) => thread(index)).join('')}`;

async function counted(): Promise<{ readonly analyzed: Analyzed; readonly read: () => number }> {
  const { source, read } = longSource(text);
  const pace = { pause: () => undefined, cancelled: false };
  const analysis = new Analysis(await buildTranscript(source, new WeakMap(), pace));
  const whole = await analyze('');
  read();
  return { analyzed: { ...whole, analysis, transcript: analysis.transcript, findings: [] }, read };
}

describe('a feature of a long text', async () => {
  const { analyzed, read } = await counted();
  const lines = text.split('\n');

  it('a hover over a Cid reads what bears it', async () => {
    const line = lines.findIndex((one) => one.includes('Cid 0abc.5000'));
    const shown = await hover(analyzed, { line, character: lines[line]?.indexOf('0abc.5000') ?? 0 });
    expect(JSON.stringify(shown)).toContain(`line ${line + 1}`);
    expect(read()).toBeLessThan(20);
  });

  it('lenses read the stacks that get one', () => {
    expect(codeLenses(analyzed)).toHaveLength(500);
    expect(read()).toBeLessThan(5100);
  });

  it('outline and folding read as many as they show', () => {
    expect(finish(folding(analyzed)).length).toBeGreaterThan(4000);
    expect(read()).toBeLessThan(11_000);
    expect(finish(documentSymbols(analyzed))[1]?.children?.length).toBeGreaterThan(4000);
    expect(read()).toBeLessThan(6000);
  });

  it('links parse no stack without a path', async () => {
    const asked: unknown[] = [];
    const links = await documentLinks(analyzed, (frame) => {
      asked.push(frame);
      return Promise.resolve(undefined);
    });
    expect([links, asked]).toEqual([[], []]);
    // Looked at once each, as text.
    expect(read()).toBeLessThanOrEqual(analyzed.transcript.source.sections.length);
  });
});
