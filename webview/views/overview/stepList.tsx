/** Steps of a proof: each leads to its lines, with its grade as a line style and in words. */
import type { VNode } from 'preact';
import type { StepModel } from '../../../src/shared/viewModel';
import { gradeWords, linesText } from '../../format';
import type { CardProps } from './cardProps';

export interface StepListProps extends Pick<CardProps, 'markProps'> {
  readonly title: string;
  readonly steps: readonly StepModel[];
}

export function StepList({ title, steps, markProps }: StepListProps): VNode | null {
  if (steps.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ol class="overview-list">
        {steps.map((step) => (
          <li key={step.id}>
            <Step step={step} markProps={markProps} />
          </li>
        ))}
      </ol>
    </>
  );
}

export interface StepProps extends Pick<CardProps, 'markProps'> {
  readonly step: StepModel;
}

export function Step({ step: { id, claim, sum, grade, lines }, markProps }: StepProps): VNode {
  return (
    <button type="button" class="sentence" {...markProps({ id, lines })}>
      {grade !== undefined && (
        <svg class="sentence-grade" width="26" height="8" aria-hidden="true">
          <line class={`stroke-${grade}`} x1="1" y1="4" x2="25" y2="4" />
        </svg>
      )}
      <span>
        {claim}
        {sum !== undefined && <span class="overview-sum mono">{sum}</span>}{' '}
        <span class="lines">{linesText(lines)}</span>
        {grade !== undefined && <span class="sr-only">, {gradeWords(grade)}</span>}
      </span>
    </button>
  );
}
