/** The markup of a part of the page as an indented outline: elements with what they mean, and their text. */

/** Attributes that say what an element is; where it stands and how it is drawn is left out. */
const telling =
  /^(?:role|aria-(?!posinset|setsize|controls|labelledby).*|data-(?!mark$).*|title|tabindex|type|disabled|class)$/;

export function markupOf(element: Element): string {
  return `${outline(element, '').join('\n')}\n`;
}

function outline(element: Element, indent: string): string[] {
  const head = `${indent}${element.tagName.toLowerCase()}${attributesOf(element)}`;
  const lines: string[] = [];
  for (const node of element.childNodes) {
    const text = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').trim() : '';
    if (text !== '') lines.push(`${indent}  ${JSON.stringify(text)}`);
    if (node instanceof Element) lines.push(...outline(node, `${indent}  `));
  }
  const [only] = lines;
  return lines.length === 1 && only?.trimStart().startsWith('"') === true
    ? [`${head} ${only.trim()}`]
    : [head, ...lines];
}

function attributesOf({ attributes }: Element): string {
  return [...attributes]
    .filter(({ name }) => telling.test(name))
    .map(({ name, value }) => (name === 'class' ? `.${value.replaceAll(' ', '.')}` : `[${name}=${value}]`))
    .join('');
}
