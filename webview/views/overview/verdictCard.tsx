/** A verdict: the sentence, its cause, the reasons, what else it could be, what is missing, and the plan. */
import type { VNode } from 'preact';
import type { VerdictModel } from '../../../src/shared/viewModel';
import { gradeWords, linesText } from '../../format';
import type { CardProps } from './cardProps';
import { CommandPlan } from './commandPlan';
import { Step, StepList } from './stepList';
import { TextList } from './textList';

const kinds: Readonly<Record<VerdictModel['kind'], string>> = {
  crash: 'Crash',
  hang: 'Hang',
  trouble: 'Suspicious',
  note: 'Nothing suspicious',
  clear: 'Nothing suspicious',
};

export interface VerdictCardProps extends CardProps {
  readonly verdict: VerdictModel;
  /** Where there are several. */
  readonly session: string | undefined;
  readonly isFirst: boolean;
}

export function VerdictCard({ verdict, session, isFirst, markProps, copy }: VerdictCardProps): VNode {
  const { id, kind, what, grade, lines, cause, proof, against, alternatives, advice, missing } = verdict;
  const place = [session, lines && linesText(lines), grade].filter((part) => part !== undefined).join(', ');
  return (
    <section
      class={`overview-card overview-verdict overview-${kind}`}
      aria-label={session === undefined ? 'Verdict' : `Verdict of ${session}`}
    >
      <h2>
        <span class="overview-kind">{kinds[kind]}</span>{' '}
        <span class="secondary" title={gradeWords[grade]}>
          {place}
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
          <h3>What is behind it</h3>
          <Step step={cause} markProps={markProps} />
        </>
      )}
      <StepList title="Why" steps={proof} markProps={markProps} />
      <StepList title="Doubts" steps={against} markProps={markProps} />
      <TextList title="What else it could be" texts={alternatives} />
      <TextList title="Where to look" texts={advice === undefined ? [] : [advice]} />
      <TextList title="What is missing" texts={missing} />
      <CommandPlan verdict={verdict} copy={copy} />
    </section>
  );
}
