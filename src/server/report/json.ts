/** The JSON of a triage, as `src/shared/triage.ts` defines it, in pieces: records never stand in memory all at once. */
import { schema, type Triage } from '../../shared/triage';
import { version } from '../../shared/version';
import type { Analyzed } from '../findings/analyzed';
import { jsonRecord, judgements } from './jsonRecord';

export interface JsonOptions {
  /** As the user named it. */
  readonly file: string;
  readonly records: 'all' | 'none';
}

/** One document without line breaks: what NDJSON asks for. */
export function* triageJson(analyzed: Analyzed, { file, records }: JsonOptions): Iterable<string> {
  const { transcript, analysis, findings, verdicts, signatures, encoding } = analyzed;
  const { coverage, sessions, blocks } = transcript;
  const all = records === 'all';
  const head: Omit<
    Triage,
    'things' | 'records' | 'findings' | 'waitGraph' | 'stories' | 'signatures' | 'problems' | 'omitted'
  > = {
    schema,
    tool: { name: 'kdscope', version },
    file,
    encoding,
    ...(transcript.recordCount === 0 && { note: nothingRead }),
    coverage,
    verdicts,
    sessions,
    blocks,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"things":[`;
  yield* thingTexts(analyzed);
  yield '],"records":[';
  if (all) yield* recordTexts(analyzed);
  const tail: Pick<Triage, 'findings' | 'waitGraph' | 'stories' | 'signatures' | 'problems' | 'omitted'> = {
    findings,
    waitGraph: analysis.waitGraph,
    stories: analysis.stories,
    signatures,
    problems: analysis.problems,
    omitted: all ? [] : [{ what: 'records', why: '--records none' }],
  };
  yield `],${JSON.stringify(tail).slice(1)}`;
}

export const nothingRead = 'No debugger output was recognised in this text.';

function* recordTexts({ transcript, analysis }: Analyzed): Iterable<string> {
  const known = judgements(analysis);
  let separator = '';
  for (const entry of transcript.all()) {
    yield separator + JSON.stringify(jsonRecord(entry, known));
    separator = ',';
  }
}

function* thingTexts({ transcript }: Analyzed): Iterable<string> {
  let separator = '';
  for (const thing of transcript.things.infos()) {
    yield separator + JSON.stringify(thing);
    separator = ',';
  }
}
