/** The entry of the webview: which page the host asked for, in which element, with VS Code as the host. */
import './style.css';
import { vscodeHost } from './host';
import { mount } from './mount';

const root = document.getElementById('app');
if (root !== null) {
  mount(root, document.body.dataset['page'] === 'timeline' ? 'timeline' : 'triage', vscodeHost());
}
