/** What a reader wrote behind a row of output: `// remark`, `<<<<- remark`, `<-- remark`. */

const remark = /\s(?:\/\/|<-|<<|←).*$/u;

/** The row without it; most rows have none. */
export function withoutRemark(row: string): string {
  // The rare character first: blanks stand everywhere.
  const isMarked = (row.includes('<') && row.includes(' <')) || (row.includes('/') && row.includes(' //'));
  return isMarked || (row.includes('←') && row.includes(' ←')) ? row.replace(remark, '').trimEnd() : row;
}
