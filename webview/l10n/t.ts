/** The words of the page in the language that its host handed over; in English where it handed none over. */
import { english } from './english';

type English = typeof english;
export type TextKey = keyof English;

/** Forms of one text by the plural rules of its language; every language has `other`. */
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;
/** What `l10n/webview.<language>.json` holds. A key that it lacks is said in English. */
export type Catalogue = Readonly<Partial<Record<TextKey, string | Forms>>>;

type TextOf<K extends TextKey> = English[K] extends infer Text
  ? Text extends string
    ? Text
    : Text[keyof Text]
  : never;
type NamesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type Names<K extends TextKey> = NamesIn<TextOf<K>>;
/** A text with a form for each plural takes its `count`, also where no form says it. */
type Given<K extends TextKey> = Names<K> | (English[K] extends string ? never : 'count');
/** Numbers are written with the digit groups of the language; what must stand as in the log is handed over as text. */
type Values<K extends TextKey> = Readonly<Record<Given<K>, string | number>>;

interface Words {
  readonly texts: Catalogue;
  readonly plurals: Intl.PluralRules;
  readonly numbers: Intl.NumberFormat;
}

let words = wordsOf('en', english);

function wordsOf(language: string, texts: Catalogue): Words {
  return {
    texts,
    plurals: new Intl.PluralRules(language),
    numbers: new Intl.NumberFormat(language),
  };
}

/** `language` is a BCP 47 tag. To be called before the page is drawn. */
export function speak(language: string, texts: Catalogue): void {
  words = wordsOf(language, texts);
}

/** A text with its values. */
export function t<K extends TextKey>(
  key: K,
  ...[values]: [Given<K>] extends [never] ? [] : [Values<K>]
): string {
  const given: Readonly<Record<string, string | number>> = values ?? {};
  const text: string | Forms = words.texts[key] ?? english[key];
  return formOf(text, given['count']).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = given[name];
    return typeof value === 'number' ? numberText(value) : (value ?? whole);
  });
}

function formOf(text: string | Forms, count: string | number | undefined): string {
  return typeof text === 'string' ? text : (text[words.plurals.select(Number(count))] ?? text.other);
}

/** Digits in the groups of the language, with at most three decimals. */
export function numberText(value: number): string {
  return words.numbers.format(value);
}
