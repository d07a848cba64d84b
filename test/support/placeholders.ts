/** What a text leaves open: the names between braces, each as often as it stands there, sorted. */
export function placeholders(text: string): readonly string[] {
  return Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name).sort();
}
