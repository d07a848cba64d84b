// What pasting, mail, editors and other debuggers do to a transcript without changing what it says.

export interface Mutation {
  readonly name: string;
  readonly apply: (text: string) => string;
}

function eachLine(change: (line: string, index: number) => string): (text: string) => string {
  return (text) => text.split('\n').map(change).join('\n');
}

/** Each of these leaves every record as it was; only lines move. */
export const harmless: readonly Mutation[] = [
  { name: 'CRLF', apply: (text) => text.replaceAll('\n', '\r\n') },
  { name: 'a blank line behind every line', apply: (text) => text.replaceAll('\n', '\n\n') },
  { name: 'two blank lines with blanks in them', apply: (text) => text.replaceAll('\n', '\n   \n\u00a0\n') },
  { name: 'lost indentation', apply: eachLine((line) => line.trimStart()) },
  { name: 'other indentation', apply: eachLine((line) => (line === '' ? line : `     ${line}`)) },
  { name: 'tabs as indentation', apply: eachLine((line) => line.replace(/^ +/, '\t')) },
  { name: 'runs of blanks collapsed', apply: eachLine((line) => line.replace(/(\S) {2,}/g, '$1 ')) },
  { name: 'trailing blanks', apply: eachLine((line) => `${line}   `) },
  { name: 'no-break spaces in indentation', apply: eachLine((line) => `\u00a0 \u00a0${line.trimStart()}`) },
  { name: 'no-break spaces everywhere', apply: (text) => text.replaceAll(' ', '\u00a0') },
  { name: 'every second blank a no-break space', apply: (text) => text.replace(/ {2}/g, ' \u00a0') },
  { name: 'quoted mail', apply: eachLine((line) => (line === '' ? '>' : `> ${line}`)) },
  { name: 'mail quoted twice', apply: eachLine((line) => `> > ${line}`) },
  { name: 'escaped backticks', apply: (text) => text.replaceAll('`', '\\`') },
];

/** Where nobody wrote a backtick, as old debuggers and some web pages do. */
export const withoutBackticks: Mutation = {
  name: 'no backticks',
  apply: (text) => text.replace(/\b([0-9a-f]{8})`([0-9a-f]{8})\b/g, '$1$2'),
};

/** Lines left out between all others, and said to be. */
export const elided: Mutation = {
  name: '[...] between lines',
  apply: (text) => text.replaceAll('\n', '\n[...]\n'),
};
