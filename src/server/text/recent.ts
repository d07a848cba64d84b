/**
 * Answers that were given last, each at the place that the length and five characters of its text give.
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
  const middle = last >> 1;
  // Five characters: names of one module that are put together of few words have much in common.
  let sum = Math.imul(text.length, 769) + text.charCodeAt(last);
  sum = Math.imul(sum, 31) + text.charCodeAt(last - (last >> 2));
  sum = Math.imul(sum, 31) + text.charCodeAt(middle);
  sum = Math.imul(sum, 31) + text.charCodeAt(last >> 2);
  sum = Math.imul(sum, 31) + text.charCodeAt(0);
  return (sum ^ (sum >>> 12)) & (places - 1);
}
