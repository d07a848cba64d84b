/** Work in steps: what is asked before the steps have come to it is the same as what they make. */
import { expect, it } from 'vitest';
import { Analysis } from '../../../../src/server/transcript/analysis';
import { finish } from '../../../../src/server/transcript/steps';
import { analyze, readSample } from '../../../support/analyze';

it('relations made in steps are those made at once', async () => {
  const { transcript } = await analyze(readSample('rundown-deadlock'));
  const stepped = new Analysis(transcript);
  const asked = new Analysis(transcript);
  finish(stepped.prepare());
  expect(stepped.waitGraph).toEqual(asked.waitGraph);
  expect(stepped.fileWaits).toEqual(asked.fileWaits);
  expect(stepped.crashes).toEqual(asked.crashes);
});

it('what somebody asks for between two steps stays', async () => {
  const { transcript } = await analyze(readSample('rundown-deadlock'));
  const analysis = new Analysis(transcript);
  const steps = analysis.prepare();
  steps.next();
  const graph = analysis.waitGraph;
  finish(steps);
  expect(analysis.waitGraph).toBe(graph);
});
