/** The entry of the webview: which page the host asked for, in which element, with VS Code or the page itself as the host. */
import { speak, type Catalogue } from './l10n/t';
import './style.css';
import { vscodeHost } from './host';
import { mount } from './mount';
import { openReport } from './report';

const root = document.getElementById('app');
const content = document.getElementById('content');
const texts = document.getElementById('texts');
if (texts !== null) speak(document.documentElement.lang, JSON.parse(texts.textContent) as Catalogue);
if (root !== null && content !== null) {
  openReport(root, content.textContent);
} else if (root !== null) {
  mount(root, document.body.dataset['page'] === 'timeline' ? 'timeline' : 'triage', vscodeHost());
}
