/**
 * A view as SVG with all it has, whatever part of it is in sight: it is drawn once more beside the page, at its natural size, with
 * the folds, filters and choices of the user but without his zoom.
 */
import { render } from 'preact';
import type { ViewModel } from '../../src/shared/viewModel';
import { drawView } from '../drawView';
import { t } from '../l10n/t';
import { Whole } from '../parts/whole';
import type { Actions } from '../store';
import { svgOf } from './svgOf';

export interface WholeView {
  readonly model: ViewModel;
  readonly selected: readonly string[];
  readonly title: string;
  /** In pixels, of the page: texts are broken as on the screen. */
  readonly width: number;
  readonly actions: Actions;
}

export async function wholeSvg(view: WholeView): Promise<string> {
  const { model, selected, title, width, actions } = view;
  const host = document.createElement('div');
  host.className = 'whole page';
  host.inert = true;
  host.style.width = `${width}px`;
  document.body.append(host);
  try {
    render(
      <Whole.Provider value={true}>
        <h1 class="whole-title">{title}</h1>
        <div class="panel">{drawView(model, { selected, scrollRequest: 0, actions: mute(actions) })}</div>
      </Whole.Provider>,
      host,
    );
    await settled(host);
    tellLeftOut(host);
    return svgOf(host, title);
  } finally {
    render(null, host);
    host.remove();
  }
}

/** Says nothing to anybody, and remembers all but how a drawing was zoomed and scrolled. */
function mute(actions: Actions): Actions {
  const nothing = (): undefined => undefined;
  return {
    activate: nothing,
    reveal: nothing,
    source: undefined,
    copy: nothing,
    save: nothing,
    pin: undefined,
    look: nothing,
    remember: nothing,
    lookedAt: actions.lookedAt,
    recall: (key) => (/\.(?:view|zoom|window|scroll)\b/.test(key) ? undefined : actions.recall(key)),
  };
}

const mostFrames = 60;

/** A view is measured before it is laid out, and then drawn again: settled when that changes nothing for some frames. */
async function settled(host: HTMLElement): Promise<void> {
  let [before, still] = ['', 0];
  for (let frame = 0; frame < mostFrames && still < 4; frame += 1) {
    await new Promise(requestAnimationFrame);
    const now = `${host.scrollWidth} ${host.scrollHeight} ${host.getElementsByTagName('*').length}`;
    still = now === before ? still + 1 : 0;
    before = now;
  }
}

/** Long lists are cut by the style sheet: what is left out is counted below them. */
function tellLeftOut(host: HTMLElement): void {
  for (const list of host.querySelectorAll<HTMLElement>('[data-rows]')) {
    const scroller = list.parentElement;
    if (scroller === null || scroller.scrollHeight <= scroller.clientHeight) continue;
    const { bottom } = scroller.getBoundingClientRect();
    const shown = Array.from(list.children).filter(
      (row) => row.getBoundingClientRect().bottom <= bottom,
    ).length;
    const note = document.createElement('p');
    note.className = 'notice';
    note.textContent = t('export.leftOut', { count: Number(list.dataset['rows']) - shown });
    scroller.after(note);
  }
}
