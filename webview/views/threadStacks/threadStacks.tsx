/** The stacks of all threads: one by one, each shape once, or merged; searched, chosen from, folded. */
import type { VNode } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { ThreadStacksView } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import { recallText } from '../../parts/recallText';
import type { ViewProps } from '../../viewProps';
import { arrangements, rowsOf, type Arrangement } from './arrangements';
import { facets, passes, readChoice, type Choice } from './facets';
import { FacetBar } from './facetBar';
import { foldsFor } from './foldAll';
import { isHit } from './rows';
import { Search } from './search';
import { StackLegend } from './stackLegend';
import { StackSelection } from './stackSelection';
import { StackToolbar } from './stackToolbar';
import { StackTree, type GoTo } from './stackTree';
import { useFolds } from './useFolds';

export function ThreadStacks({
  model,
  selected,
  scrollRequest,
  actions,
}: ViewProps<ThreadStacksView>): VNode {
  const { stacks, ownCode = false } = model;
  const [text, setText] = useState(() => recallText(actions, 'threadStacks.filter'));
  const [arrangement, setArrangement] = useState(() =>
    readArrangement(actions.recall('threadStacks.arrangement')),
  );
  const [choice, setChoice] = useState(() => readChoice(actions.recall('threadStacks.choice')));
  const [ownOnly, setOwnOnly] = useState(() => actions.recall('threadStacks.ownOnly') === true);
  const [goTo, setGoTo] = useState<GoTo>();
  const lastHit = useRef<string | undefined>(undefined);
  const folds = useFolds(actions);

  const search = useMemo(() => new Search(text), [text]);
  const kept = useMemo(
    () => stacks.filter((stack) => passes(stack, choice) && search.passes(stack)),
    [stacks, choice, search],
  );
  const { toggled } = folds;
  const rows = useMemo(
    () =>
      rowsOf(arrangement, kept, search.isEmpty ? stacks.length : kept.length, {
        toggled,
        ownOnly: ownOnly && ownCode,
        shared: arrangement === 'parallel',
        hits: (frame) => search.hits(frame),
      }),
    [arrangement, kept, toggled, ownOnly, ownCode],
  );
  const hits = useMemo(() => rows.filter(isHit).map(({ id }) => id), [rows]);

  function keep<T>(name: string, set: (value: T) => void): (value: T) => void {
    return (value) => {
      set(value);
      actions.remember(`threadStacks.${name}`, value);
    };
  }

  /** From the hit that was shown last, or the selection; around at the ends. */
  function step(by: 1 | -1): void {
    const from = [lastHit.current, selected[0]].map((id) => hits.indexOf(id ?? '')).find((at) => at >= 0);
    const at = from === undefined ? (by > 0 ? 0 : hits.length - 1) : (from + by + hits.length) % hits.length;
    const id = hits[at];
    if (id === undefined) return;
    lastHit.current = id;
    setGoTo({ id, time: (goTo?.time ?? 0) + 1 });
  }

  const isChosen = facets.some(({ facet }) => choice[facet] !== undefined);
  return (
    <div class="view stacks">
      <StackToolbar
        model={model}
        rows={rows}
        kept={kept.length}
        hits={hits.length}
        text={text}
        onText={keep('filter', setText)}
        onStep={step}
        arrangement={arrangement}
        onArrangement={keep('arrangement', setArrangement)}
        {...(ownCode && { ownOnly, onOwnOnly: keep('ownOnly', setOwnOnly) })}
        onFold={(open) => {
          folds.replace(foldsFor(arrangement, kept, search.isEmpty ? stacks.length : kept.length, open));
        }}
        actions={actions}
      />
      <FacetBar stacks={stacks} choice={choice} onChoice={keep<Choice>('choice', setChoice)} />
      {kept.length === 0 ? (
        <p class="state secondary">
          {text.trim() === '' || isChosen ? t('stacks.noneFiltered') : t('stacks.noneFound', { text })}
        </p>
      ) : (
        <StackTree
          key={arrangement}
          rows={rows}
          stacks={stacks}
          folds={folds}
          selected={selected}
          scrollRequest={scrollRequest}
          goTo={goTo}
          actions={actions}
        />
      )}
      {model.cut === true && <p class="notice">{t('stacks.cut')}</p>}
      <StackSelection stacks={stacks} selected={selected} actions={actions} />
      <StackLegend />
    </div>
  );
}

function readArrangement(kept: unknown): Arrangement {
  return arrangements.find((one) => one === kept) ?? 'threads';
}
