// A panel in a browser with the models of a transcript at hand: opened, filled, scrolled, and measured.
import { startBrowser } from '../../host/browser.mjs';
import { traceMainThread } from './mainThread.mjs';
import { startViewServer } from './viewServer.mjs';

/** @returns {Promise<Awaited<ReturnType<typeof panels>>>} `stop()` ends browser and server. */
export async function startPanels() {
  const server = await startViewServer();
  const { browser, page } = await startBrowser();
  return {
    ...panels(page, server.url),
    stop: async () => {
      await browser.close();
      server.stop();
    },
  };
}

function panels(page, url) {
  /**
   * A fresh panel on a view whose models are in the page already; `name` is that of their JSON.
   * @returns `pages` of the view, and `modelMs`, what the first one took to be made; from the first byte of the panel, `paintMs` until the view
   *   is on the screen, and `wholeMs` until all pages of it are; `tasks`: what each task of the main thread took, in ms
   */
  async function open(name, view) {
    await page.goto(url);
    const made = await page.evaluate(loadModels, name);
    let times;
    const { tasks } = await traceMainThread(page, async () => {
      times = await page.evaluate(openPanel, view);
    });
    return { ...made, ...times, tasks };
  }

  /** Work per frame in ms while `act` moves what `selector` names. */
  async function framesOf(act) {
    const { frames } = await traceMainThread(page, act);
    return frames;
  }

  const panel = () => page.frame({ url: /\/frame$/ });
  const settled = () =>
    panel().evaluate(
      () =>
        new Promise((resolve) =>
          globalThis.requestAnimationFrame(() => globalThis.requestAnimationFrame(resolve)),
        ),
    );

  return {
    open,
    /** @returns each task in ms that followed on the button, by its text */
    press: async (text) => {
      const { tasks } = await traceMainThread(page, async () => {
        await panel().getByRole('button', { name: text, exact: true }).click();
        await settled();
      });
      return tasks;
    },
    nodes: () => panel().evaluate(() => globalThis.document.querySelectorAll('*').length),
    /** Turns the wheel over an element, as fast as fingers do. */
    wheel: async (selector, pixels) => {
      const { x, y, width, height } = await panel().locator(selector).first().boundingBox();
      const session = await page.context().newCDPSession(page);
      await panel().evaluate(toTop, selector);
      const frames = await framesOf(() =>
        session.send('Input.synthesizeScrollGesture', {
          x: Math.round(x + width / 2),
          y: Math.round(y + height / 2),
          yDistance: -pixels,
          speed: 4000,
          gestureSourceType: 'mouse',
        }),
      );
      await session.detach();
      return frames;
    },
    /** Jumps from end to end, a place for each frame, as when the thumb of the bar is dragged. */
    drag: (selector, steps) => framesOf(() => panel().evaluate(dragThumb, { selector, steps })),
  };
}

/** In the page around the panel. */
async function loadModels(name) {
  const { models, firstMs } = await (await fetch(name)).json();
  globalThis.models = models;
  return { pages: models.length, modelMs: firstMs };
}

/** The same. Resolves when the browser has drawn all pages of the view. */
function openPanel(view) {
  const uri = 'file:///transcript.log';
  return new Promise((resolve) => {
    const frame = globalThis.document.createElement('iframe');
    const started = performance.now();
    const painted = (then) => {
      // What is queued while a frame is made runs when it is done.
      frame.contentWindow.requestAnimationFrame(() => {
        const { port1, port2 } = new globalThis.MessageChannel();
        port1.onmessage = () => then(performance.now() - started);
        port2.postMessage(undefined);
      });
    };
    const until = (holds, then) => {
      painted((ms) => (holds() ? then(ms) : until(holds, then)));
    };
    const shown = () =>
      frame.contentDocument.querySelector('main[data-status="open"] :is([data-mark], .state-message)') !==
      null;
    globalThis.onmessage = ({ data }) => {
      if (data.type !== 'want' && data.type !== 'ready') return;
      const send = (message) => frame.contentWindow.postMessage(message);
      if (data.type === 'ready') send({ type: 'show', title: 'transcript.log', uri, view });
      else {
        for (const model of globalThis.models) send({ type: 'model', uri, model });
        until(shown, (paintMs) => {
          let seen = false;
          frame.contentWindow.addEventListener('message', ({ data: { type } }) => {
            seen ||= type === 'end';
          });
          send({ type: 'end' });
          until(
            () => seen,
            (wholeMs) => resolve({ paintMs, wholeMs }),
          );
        });
      }
    };
    frame.src = 'frame';
    globalThis.document.body.append(frame);
  });
}

/** In the panel. */
function toTop(selector) {
  globalThis.document.querySelector(selector).scrollTop = 0;
}

/** In the panel. */
function dragThumb({ selector, steps }) {
  const element = globalThis.document.querySelector(selector);
  const all = element.scrollHeight - element.clientHeight;
  return new Promise((resolve) => {
    const move = (step) => {
      element.scrollTop = (all * ((step * 7) % steps)) / steps;
      globalThis.requestAnimationFrame(() => (step < steps ? move(step + 1) : resolve()));
    };
    move(1);
  });
}
