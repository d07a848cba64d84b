/** Who waits for whom, and the same in sentences for those who cannot see a graph. */
import * as l10n from '@vscode/l10n';
import { numberText } from '../../shared/numberText';
import type { Cycle, WaitEdge, WaitGraph } from '../../shared/triage';
import type { WaitGraphView } from '../../shared/viewModel';
import type { Analyzed } from '../findings/analyzed';
import { empty } from './empty';
import { graphFocus } from './graphFocus';

type Sentence = WaitGraphView['narration'][number];

/** More are read by nobody. */
const mostSentences = 1000;

export function waitGraph({ transcript, analysis, findings }: Analyzed): WaitGraphView {
  const whole = analysis.waitGraph;
  const part = graphFocus(whole, findings);
  const graph = part?.graph ?? whole;
  const omitted = {
    nodes: whole.nodes.length - graph.nodes.length,
    edges: whole.edges.length - graph.edges.length,
  };
  if (graph.nodes.length > 0)
    return {
      kind: 'waitGraph',
      ...graph,
      narration: firstOf(narrate(graph)),
      ...(part && { focus: part.focus }),
      ...(omitted.nodes > 0 && { omitted }),
    };
  const message = l10n.t('Nothing in the text waits for something that the text names too.');
  return {
    kind: 'waitGraph',
    empty: empty(transcript, message, { kernel: '!process 0 1f', user: '!locks' }),
    ...graph,
    narration: [],
  };
}

/** As many as are read, and how many follow. */
function firstOf(sentences: Sentence[]): Sentence[] {
  const more = sentences.length - mostSentences;
  return more <= 0
    ? sentences
    : [...sentences.slice(0, mostSentences), { text: l10n.t('… {0} more sentences', numberText(more)) }];
}

/** Every edge as a sentence with its reason, then the rings. */
export function narrate({ nodes, edges, cycles }: WaitGraph): Sentence[] {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const name = (id: string): string => labels.get(id) ?? id;
  return [
    ...edges.map((edge): Sentence => ({
      text: `${edgeWords(edge, name)}. ${edge.why}`,
      lines: edge.lines,
      grade: edge.grade,
    })),
    ...cycles.flatMap((cycle) => ring(cycle, edges)),
  ];
}

/** `rrdtool.exe 1328.1348 waits for FILE_OBJECT fffffadf`ccf73250 (Lock)`. */
export function edgeWords({ from, to, kind, label }: WaitEdge, name: (id: string) => string): string {
  switch (kind) {
    case 'waits-for':
      return `${name(from)} waits for ${name(to)} (${label})`;
    case 'held-by':
      return `${name(from)} is held by ${name(to)} (${label})`;
    case 'serves':
      return `${name(from)} is ${label} ${name(to)}`;
    case 'blocked-by':
      return `${name(from)} is blocked by ${name(to)} (${label})`;
    case 'lock-order':
      return `${name(from)} is taken before ${name(to)} (${label})`;
  }
}

function ring({ grade, why, caveats, edges: ids }: Cycle, edges: readonly WaitEdge[]): Sentence[] {
  const first = edges.find(({ id }) => ids.includes(id));
  const kind = grade === 'inferred' ? 'Candidate ring' : 'Ring';
  return [
    { text: `${kind}: ${why}`, ...(first && { lines: first.lines }), grade },
    ...caveats.map((caveat): Sentence => ({ text: `Caveat: ${caveat}` })),
  ];
}
