/** The views in a page of their own: models and quoted lines come with it, and what an editor would show is shown below. */
import type { FromWebview } from '../src/shared/messages';
import type { ReportContent } from '../src/shared/reportContent';
import { staticHost } from './host';
import { mount } from './mount';
import { quoteBelow } from './quote';
import { applyTheme } from './themes';

export function openReport(root: HTMLElement, json: string): void {
  const content = JSON.parse(json) as ReportContent;
  followTheme();
  const quote = quoteBelow();
  mount(
    root,
    'triage',
    staticHost(content, (message) => {
      hear(message, content, quote);
    }),
  );
}

function hear(message: FromWebview, { lines }: ReportContent, quote: ReturnType<typeof quoteBelow>): void {
  switch (message.type) {
    case 'reveal': {
      const [first, last] = message.lines;
      const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      quote(
        message.lines,
        numbers.map((line) => lines[line] ?? ''),
      );
      break;
    }
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
    if (contrast.matches) applyTheme(dark.matches ? 'highContrast' : 'highContrastLight');
    else applyTheme(dark.matches ? 'dark' : 'light');
  };
  dark.addEventListener('change', apply);
  contrast.addEventListener('change', apply);
  apply();
}
