/** The views in a page of their own: models and quoted lines come with it, and what an editor would show is shown below. */
import type { FromWebview } from '../src/shared/messages';
import type { ReportContent } from '../src/shared/reportContent';
import type { Lines } from '../src/shared/triage';
import { linesText } from './format';
import { staticHost } from './host';
import { mount } from './mount';
import { applyTheme } from './themes';

export function openReport(root: HTMLElement, json: string): void {
  const content = JSON.parse(json) as ReportContent;
  followTheme();
  const quote = document.createElement('aside');
  quote.className = 'quote';
  quote.setAttribute('aria-label', 'Lines of the transcript');
  quote.hidden = true;
  document.body.append(quote);
  document.body.classList.add('report');
  mount(
    root,
    'triage',
    staticHost(content, (message) => {
      hear(message, content, quote);
    }),
  );
}

function hear(message: FromWebview, { lines }: ReportContent, quote: HTMLElement): void {
  switch (message.type) {
    case 'reveal':
      show(quote, message.lines, lines);
      break;
    case 'copy':
      // Refused without a gesture of the user, or where the page came from a file: nothing is lost but the copy.
      void navigator.clipboard.writeText(message.text).catch(() => undefined);
      break;
    case 'save':
      offer(message.name, message.content);
      break;
    default:
    // What only an editor can do, and what the host of the page answers by itself.
  }
}

function show(quote: HTMLElement, [first, last]: Lines, lines: ReportContent['lines']): void {
  const head = document.createElement('strong');
  head.textContent = linesText([first, last]);
  const body = document.createElement('pre');
  // What is printed with blank lines between the rows is read without them.
  const text = [];
  for (let line = first; line <= last; line += 1)
    if ((lines[line] ?? '').trim() !== '') text.push(lines[line]);
  body.textContent = text.join('\n');
  body.tabIndex = 0;
  quote.replaceChildren(head, body);
  quote.hidden = false;
}

function offer(name: string, content: string): void {
  const link = document.createElement('a');
  link.download = name;
  link.href = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 1000);
}

/** Light, dark or high contrast, as the reader's system has it. */
function followTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(prefers-contrast: more)');
  const apply = (): void => {
    applyTheme(contrast.matches && dark.matches ? 'highContrast' : dark.matches ? 'dark' : 'light');
  };
  dark.addEventListener('change', apply);
  contrast.addEventListener('change', apply);
  apply();
}
