/** Hover: the cards of what is under the cursor, of the line it stands on, and of what was found there. */
import { MarkupKind, type Hover, type Position } from 'vscode-languageserver-types';
import type { Analyzed } from '../../findings/analyzed';
import type { Locate } from '../locate';
import { tokenRange } from '../position';
import { spotAt } from '../spot';
import { addressCard } from './addressCard';
import { bugcheckCard } from './bugcheckCard';
import type { Card, UserTags } from './card';
import { cidCard } from './cidCard';
import { clockCard } from './clockCard';
import { codeCards } from './codeCards';
import { commandCard } from './commandCard';
import { findingsCard } from './findingsCard';
import { flagsCard } from './flagsCard';
import { frameCard } from './frameCard';
import { irpCard } from './irpCard';
import { moduleCard } from './moduleCard';
import { recordCard } from './recordCard';
import { registerCard } from './registerCard';
import { statusCard } from './statusCard';
import { threadCard } from './threadCard';
import { ticksCard } from './ticksCard';

/** In the order in which they are shown. Adding one is a file and a line here. */
const cards: readonly Card[] = [
  registerCard,
  addressCard,
  frameCard,
  moduleCard,
  statusCard,
  bugcheckCard,
  flagsCard,
  cidCard,
  commandCard,
  irpCard,
  ...codeCards,
  threadCard,
  ticksCard,
  clockCard,
  recordCard,
  findingsCard,
];

export async function hover(
  analyzed: Analyzed,
  position: Position,
  locate?: Locate,
  userTags?: UserTags,
): Promise<Hover | undefined> {
  const spot = spotAt(analyzed, position);
  const shown: string[] = [];
  for (const card of cards) {
    const markdown = await card(spot, locate, userTags);
    if (markdown !== undefined && markdown !== '') shown.push(markdown);
  }
  const value = shown.join('\n\n---\n\n');
  if (value === '') return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value },
    ...(spot.token && { range: tokenRange(spot.line, spot.token) }),
  };
}
