/** Lines of the transcript at the foot of a page that has no editor to show them in. */
import type { Lines } from '../src/shared/triage';
import { linesText } from './format';
import { t } from './l10n/t';

/** Adds the foot to the page. What it answers shows lines in it; what is printed with blank lines between the rows is read without them. */
export function quoteBelow(): (lines: Lines, text: readonly string[]) => void {
  const quote = document.createElement('aside');
  quote.className = 'quote';
  quote.setAttribute('aria-label', t('page.quote'));
  quote.hidden = true;
  document.body.append(quote);
  document.body.classList.add('report');
  return (lines, text) => {
    const head = document.createElement('strong');
    head.textContent = linesText(lines);
    const body = document.createElement('pre');
    body.textContent = text.filter((line) => line.trim() !== '').join('\n');
    body.tabIndex = 0;
    quote.replaceChildren(head, body);
    quote.hidden = false;
  };
}
