/** The foot of a view: what the selected mark is, how it is known, and where the text says so. */
import type { ComponentChildren, VNode } from 'preact';
import type { Grade, Lines } from '../../src/shared/triage';
import { gradeWords, linesText } from '../format';

export interface InspectorProps {
  readonly title: string;
  readonly mono?: boolean;
  readonly grade?: Grade | undefined;
  readonly why?: string | undefined;
  readonly lines?: Lines | undefined;
  readonly children?: ComponentChildren;
}

/** Stands there without a selection too: a foot that came and went would move what one clicks. */
export function NoSelection({ hint }: { readonly hint: string }): VNode {
  return <div class="inspector secondary">{hint}</div>;
}

export function Inspector({ title, mono, grade, why, lines, children }: InspectorProps): VNode {
  return (
    <div class="inspector" role="note" aria-label="Explanation of the selection">
      <div class="inspector-head">
        <span class={mono === true ? 'inspector-title mono' : 'inspector-title'}>{title}</span>
        {lines !== undefined && <span class="secondary inspector-lines">{linesText(lines)}</span>}
      </div>
      {why !== undefined && <p>{why}</p>}
      {grade !== undefined && <p class="secondary">Known as {gradeWords[grade]}.</p>}
      {children}
    </div>
  );
}
