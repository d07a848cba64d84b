/**
 * Answers that were given last, each at the place that the length and three characters of its text give.
 *
 * A few names, values and call sites come again and again (of those that a transcript asks for, seven to nine in ten): comparing with
 * one text costs less than half of a look into a map of many thousands.
 */

/** A power of two. */
const places = 4096;

export class Recent<T> {
  private readonly texts: string[] = new Array<string>(places).fill('');
  private readonly answers: T[] = [];

  /** `make` answers for a text, always the same; `keep` gives a copy of the text that shares no memory with what it was cut from. */
  constructor(
    private readonly make: (text: string) => T,
    private readonly keep: (text: string, answer: T) => string,
  ) {}

  of(text: string): T {
    if (text === '') return this.make(text);
    const place = placeOf(text);
    if (this.texts[place] === text) return this.answers[place] as T;
    const answer = this.make(text);
    this.texts[place] = this.keep(text, answer);
    this.answers[place] = answer;
    return answer;
  }
}

function placeOf(text: string): number {
  const last = text.length - 1;
  const middle = text.charCodeAt(last >> 1);
  return (text.length * 769 + text.charCodeAt(last) * 97 + middle * 31 + text.charCodeAt(0)) & (places - 1);
}
