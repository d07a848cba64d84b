/** An object that a location names: leads to the lines that describe it, else to everything the text says of its address. */
import type { VNode } from 'preact';
import type { Address } from '../../../src/shared/address';
import type { Lines } from '../../../src/shared/triage';
import { linesText } from '../../format';
import { t } from '../../l10n/t';
import type { Actions } from '../../store';

export interface ObjectLinkProps {
  readonly text: string;
  readonly lines: Lines | undefined;
  readonly address?: Address;
  readonly actions: Actions;
}

/** A click on it is none on the card it stands on. No tab stop: on a card with focus, the keys of `LayerList` do the same. */
export function ObjectLink({ text, lines, address, actions }: ObjectLinkProps): VNode {
  if (lines === undefined && address === undefined) return <>{text}</>;
  const title = lines === undefined ? t('irp.lookAt') : t('lines.show', { lines: linesText(lines) });
  return (
    <span
      class="object-link"
      title={title}
      onClick={(event) => {
        event.stopPropagation();
        if (lines !== undefined) actions.reveal(lines, true);
        else if (address !== undefined) actions.look(address);
      }}
    >
      {text}
    </span>
  );
}
