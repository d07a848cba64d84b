/** What browsers have and jsdom lacks. Imported before anything that needs it: the toolkit asks at import. */

window.matchMedia = (media) => {
  const quiet = new EventTarget();
  return Object.assign(quiet, { media, matches: false, onchange: null }) as MediaQueryList;
};

// jsdom lays nothing out, so there is nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;

// axe asks for a canvas to look at icon fonts, and does without.
HTMLCanvasElement.prototype.getContext = () => null;
// An SVG element knows no place on a screen either.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();
Object.assign(SVGElement.prototype, { getScreenCTM: () => null });
