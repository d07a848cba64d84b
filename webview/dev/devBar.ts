/** The bar of the dev page: what is shown, and how. */
import { hashOf, type Choices, type Wishes } from './wishes';

/** `said` is for the last message of the page. */
export function devBar(wishes: Wishes, choices: Choices, said: HTMLElement): HTMLElement {
  const bar = document.createElement('header');
  bar.className = 'dev-bar';
  for (const [name, values] of Object.entries(choices))
    bar.append(choice(wishes, name as keyof Choices, values));
  bar.append(said);
  return bar;
}

function choice(wishes: Wishes, name: keyof Choices, values: readonly string[]): HTMLElement {
  const select = document.createElement('select');
  select.setAttribute('aria-label', name);
  select.append(...values.map((value) => new Option(value, value, false, value === wishes[name])));
  select.addEventListener('change', () => {
    location.hash = hashOf({ ...wishes, [name]: select.value });
  });
  return select;
}
