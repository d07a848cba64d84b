/** One address: what it is, what lies there, and every place of the text that mentions it. */
import type { VNode } from 'preact';
import type { AddressLensView } from '../../../src/shared/viewModel';
import { t } from '../../l10n/t';
import { Inspector, NoSelection } from '../../parts/inspector';
import type { Actions } from '../../store';
import type { ViewProps } from '../../viewProps';
import { LensFacts } from './lensFacts';
import { LensSearch } from './lensSearch';
import { MentionList } from './mentionList';
import { MentionStrip } from './mentionStrip';

export function AddressLens({ model, selected, scrollRequest, actions }: ViewProps<AddressLensView>): VNode {
  const { about, spelling } = model;
  const rest = { model, selected, scrollRequest, actions };
  return (
    <div class="view lens">
      <LensSearch key={about} model={model} actions={actions} />
      {about === undefined ? (
        <p class="lens-none secondary" role="status">
          {t('lens.start')}
        </p>
      ) : (
        <>
          <h2 class="lens-title mono">{spelling}</h2>
          <LensFacts {...rest} />
          <MentionStrip {...rest} />
          <MentionList {...rest} />
          <LensSelection model={model} selected={selected} actions={actions} />
        </>
      )}
    </div>
  );
}

interface LensSelectionProps {
  readonly model: AddressLensView;
  readonly selected: readonly string[];
  readonly actions: Actions;
}

function LensSelection({ model, selected }: LensSelectionProps): VNode {
  const mention = model.mentions.find(({ id }) => selected.includes(id));
  if (mention !== undefined) {
    const where = mention.command === undefined ? mention.session : `${mention.session}, ${mention.command}`;
    return (
      <Inspector title={mention.role} lines={mention.lines}>
        <p class="mono">{mention.text.trim()}</p>
        <p class="secondary">{where}</p>
      </Inspector>
    );
  }
  const inside = model.inside.find(({ id }) => selected.includes(id));
  if (inside !== undefined) {
    const known = inside.sum === undefined ? undefined : ({ why: inside.sum, grade: 'derived' } as const);
    return <Inspector title={inside.text} lines={inside.lines} {...known} />;
  }
  const slot = model.memory.find(({ id }) => selected.includes(id));
  if (slot === undefined) return <NoSelection hint={t('lens.hint')} />;
  return (
    <Inspector
      title={t('lens.holds', { address: slot.address, value: slot.value })}
      why={slot.means}
      grade="observed"
      lines={slot.lines}
      mono
    />
  );
}
