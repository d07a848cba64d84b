/** Numbers for people, with the digit groups of their language; line numbers are written as they stand in the margin instead. */
let format = new Intl.NumberFormat('en');

/** `language` is a BCP 47 tag. */
export function writeNumbersIn(language: string): void {
  format = new Intl.NumberFormat(language);
}

export function numberText(value: number): string {
  return format.format(value);
}
