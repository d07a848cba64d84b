/** A verdict: the sentence, its cause, the reasons, what else it could be, what is missing, and the plan. */
import type { VNode } from 'preact';
import type { VerdictModel } from '../../../src/shared/viewModel';
import { gradeWords, linesText } from '../../format';
import { t } from '../../l10n/t';
import type { CardProps } from './cardProps';
import { CommandPlan } from './commandPlan';
import { Step, StepList } from './stepList';
import { TextList } from './textList';

export interface VerdictCardProps extends CardProps {
  readonly verdict: VerdictModel;
  /** Where there are several. */
  readonly session: string | undefined;
  readonly isFirst: boolean;
}

export function VerdictCard({ verdict, session, isFirst, markProps, copy }: VerdictCardProps): VNode {
  const { id, kind, what, grade, lines, cause, proof, against, alternatives, advice, missing } = verdict;
  const place = [session, lines && linesText(lines), t(`grade.${grade}`)].filter(
    (part) => part !== undefined,
  );
  return (
    <section
      class={`overview-card overview-verdict overview-${kind}`}
      aria-label={session === undefined ? t('overview.verdict') : t('overview.verdictOf', { session })}
    >
      <h2>
        <span class="overview-kind">{t(`overview.${kind === 'note' ? 'clear' : kind}`)}</span>{' '}
        <span class="secondary" title={gradeWords(grade)}>
          {place.join(', ')}
        </span>
      </h2>
      {lines === undefined ? (
        <p class="overview-what">{what}</p>
      ) : (
        <button
          type="button"
          class={isFirst ? 'sentence overview-what' : 'sentence'}
          {...markProps({ id, lines })}
        >
          {what}
        </button>
      )}
      {cause !== undefined && (
        <>
          <h3>{t('overview.cause')}</h3>
          <Step step={cause} markProps={markProps} />
        </>
      )}
      <StepList title={t('overview.why')} steps={proof} markProps={markProps} />
      <StepList title={t('overview.doubts')} steps={against} markProps={markProps} />
      <TextList title={t('overview.alternatives')} texts={alternatives} />
      <TextList title={t('overview.advice')} texts={advice === undefined ? [] : [advice]} />
      <TextList title={t('overview.missing')} texts={missing} />
      <CommandPlan verdict={verdict} copy={copy} />
    </section>
  );
}
