/** Elements of an SVG file as text. Every value is escaped: log text stays text. */

export type Attributes = Readonly<Record<string, string>>;

export function svgElement(tag: string, attributes: Attributes): string {
  return `<${tag}${written(attributes)}/>`;
}

export function textElement(tag: string, attributes: Attributes, text: string): string {
  return `<${tag}${written(attributes)}>${escaped(text)}</${tag}>`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(plainColour(value))}"`)
    .join('');
}

/** `color(srgb 0.4 0.4 0.4 / 0.5)`, as browsers write a mixed colour, means nothing to most other programs. */
function plainColour(value: string): string {
  const parts = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)$/.exec(value);
  if (parts === null) return value;
  const [red, green, blue] = parts.slice(1, 4).map((part) => Math.round(Number(part) * 255));
  return parts[4] === undefined
    ? `rgb(${red}, ${green}, ${blue})`
    : `rgba(${red}, ${green}, ${blue}, ${parts[4]})`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML allows no control characters and no halves of surrogate pairs, not even as entities. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (character) => (character === '\n' ? character : ''))
    .replace(/[&<>"]/g, (character) => entities[character] ?? '');
}
