/** Highlights: the mentions of what is under the cursor, as far as an editor can show them. */
import { DocumentHighlightKind, type DocumentHighlight, type Position } from 'vscode-languageserver-types';
import type { Analyzed } from '../findings/analyzed';
import { tokenRange } from './position';
import { mentionsAt } from './references';
import { spotAt } from './spot';

const most = 1000;

export function highlights(analyzed: Analyzed, position: Position): DocumentHighlight[] {
  const found: DocumentHighlight[] = [];
  for (const mention of mentionsAt(spotAt(analyzed, position), analyzed.within)) {
    if (found.length >= most) break;
    found.push({ range: tokenRange(mention.line, mention), kind: DocumentHighlightKind.Text });
  }
  return found;
}
