/** What is said of each cycle: why it is one, where to break it, and what speaks against it. */
import type { VNode } from 'preact';
import type { WaitGraphView } from '../../../src/shared/viewModel';
import { gradeWords } from '../../format';
import { t } from '../../l10n/t';
import { cycleName } from './cycleHalo';

export function CycleNotes({ model }: { readonly model: WaitGraphView }): VNode | null {
  if (model.cycles.length === 0) return null;
  const names = new Map([...model.nodes, ...model.edges].map(({ id, label }) => [id, label]));
  return (
    <section class="cycles" aria-label={t('graph.cycles')}>
      {model.cycles.map((cycle, index) => (
        <div key={index} class={`cycle-note border-${cycle.grade}`}>
          <h2>
            {cycleName(cycle)} <span class="secondary">{gradeWords(cycle.grade)}</span>
          </h2>
          <p>{cycle.why}</p>
          {cycle.breakAt !== undefined && (
            <p>
              {t('graph.breakAt')} <strong>{names.get(cycle.breakAt) ?? cycle.breakAt}</strong>
            </p>
          )}
          {cycle.caveats.length > 0 && (
            <ul class="caveats">
              {cycle.caveats.map((caveat) => (
                <li key={caveat}>{caveat}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}
