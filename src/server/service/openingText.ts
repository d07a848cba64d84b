/** The text of a document that was just opened: cut in steps, or at once for somebody who cannot wait. */
import { openers } from '../parsers/index';
import { DocumentText } from '../text/documentText';
import type { Pace } from '../transcript/pace';
import { finish, type Steps } from '../transcript/steps';
import { inTurns } from './pace';

export class OpeningText {
  private cut: DocumentText | undefined;
  private cutting: Promise<unknown> | undefined;
  private readonly steps: Steps<DocumentText>;

  constructor(text: string) {
    this.steps = DocumentText.inSteps(openers, text);
  }

  /** What is not cut yet is cut now. */
  get whole(): DocumentText {
    return finish(this.rest());
  }

  /** Resolves when `whole` is there; undefined when it is. */
  ready(pace: Pace): Promise<unknown> | undefined {
    return this.cut ? undefined : (this.cutting ??= inTurns(this.rest(), pace));
  }

  /** Several may go through it together. */
  private *rest(): Steps<DocumentText> {
    while (!this.cut) {
      const step = this.steps.next();
      if (step.done === true) this.cut = step.value;
      else yield undefined;
    }
    return this.cut;
  }
}
