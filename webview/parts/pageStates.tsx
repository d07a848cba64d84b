/** The states of a page without a model: being read, and failed. */
import type { VNode } from 'preact';
import { Button, ProgressRing } from '../toolkit';

export function Loading(): VNode {
  return (
    <div class="state" role="status">
      <ProgressRing aria-label="Reading the transcript" />
      <p class="secondary">Reading the transcript…</p>
    </div>
  );
}

export interface TroubleProps {
  readonly message: string;
  readonly retry: () => void;
}

export function Trouble({ message, retry }: TroubleProps): VNode {
  return (
    <div class="state" role="alert">
      <p class="state-message state-error">{message}</p>
      <Button appearance="secondary" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
