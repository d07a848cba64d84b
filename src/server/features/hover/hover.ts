/** Hover: the cards of what is under the cursor, of the line it stands on, and of what was found there. */
import { MarkupKind, type Hover, type Position } from 'vscode-languageserver-types';
import type { Analyzed } from '../../findings/analyzed';
import type { Locate } from '../locate';
import { tokenRange } from '../position';
import { spotAt } from '../spot';
import { addressCard } from './addressCard';
import { bugcheckCard } from './bugcheckCard';
import type { Card } from './card';
import { cidCard } from './cidCard';
import { commandCard } from './commandCard';
import { findingsCard } from './findingsCard';
import { flagsCard } from './flagsCard';
import { frameCard } from './frameCard';
import { irpCard } from './irpCard';
import { statusCard } from './statusCard';
import { threadCard } from './threadCard';
import { ticksCard } from './ticksCard';

/** In the order in which they are shown. Adding one is a file and a line here. */
const cards: readonly Card[] = [
  addressCard,
  frameCard,
  statusCard,
  bugcheckCard,
  flagsCard,
  cidCard,
  commandCard,
  irpCard,
  threadCard,
  ticksCard,
  findingsCard,
];

export async function hover(
  analyzed: Analyzed,
  position: Position,
  locate?: Locate,
): Promise<Hover | undefined> {
  const spot = spotAt(analyzed, position);
  const shown: string[] = [];
  for (const card of cards) {
    const markdown = await card(spot, locate);
    if (markdown !== undefined && markdown !== '') shown.push(markdown);
  }
  const value = shown.join('\n\n---\n\n');
  if (value === '') return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value },
    ...(spot.token && { range: tokenRange(spot.line, spot.token) }),
  };
}
