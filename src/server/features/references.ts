/** References: every mention of the address or the symbol under the cursor. */
import type { Location, Position } from 'vscode-languageserver-types';
import type { Lines } from '../../shared/triage';
import type { Analyzed } from '../findings/analyzed';
import { symbolParts } from '../text/lexer';
import { addressMentions, symbolMentions, type Mention } from '../transcript/mentions';
import { tokenRange } from './position';
import { addressOf, spotAt, type Spot } from './spot';

/** An editor lists no more. */
export const mostReferences = 5000;

export function references(analyzed: Analyzed, position: Position): Location[] {
  const found: Location[] = [];
  for (const mention of mentionsAt(spotAt(analyzed, position))) {
    if (found.length >= mostReferences) break;
    found.push({ uri: analyzed.uri, range: tokenRange(mention.line, mention) });
  }
  return found;
}

/** What the token under the cursor names, wherever it is written, or in the sections of some lines. */
export function mentionsAt(spot: Spot, within?: Lines): Iterable<Mention> {
  const { source } = spot.analyzed.transcript;
  const address = addressOf(spot);
  if (address !== undefined) return /^0+$/.test(address) ? [] : addressMentions(source, address, within);
  if (spot.token?.kind === 'module') return symbolMentions(source, spot.token.text, within);
  return spot.token?.kind === 'symbol'
    ? symbolMentions(source, symbolParts(spot.token.text).symbol, within)
    : [];
}
