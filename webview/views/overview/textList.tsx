/** A list of sentences under a title; nothing without sentences. */
import type { VNode } from 'preact';

export interface TextListProps {
  readonly title: string;
  readonly texts: readonly string[];
}

export function TextList({ title, texts }: TextListProps): VNode | null {
  if (texts.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="overview-texts">
        {texts.map((text, index) => (
          <li key={index}>{text}</li>
        ))}
      </ul>
    </>
  );
}
