/**
 * Slices: read-only documents over a part of a file that is too large for an editor.
 *
 * A slice is named by its file and its first line, `kdscope-slice:/logs/big.log-L4001.windbg`: the name stays the same while the
 * file grows, and its ending gives the document the language. Works on URIs as text, for the server knows no other.
 */

export const sliceScheme = 'kdscope-slice';

export interface Slice {
  /** The `file:` URI. */
  readonly file: string;
  /** The 1-based line of the file with which the slice begins. */
  readonly first: number;
}

const form = /^kdscope-slice:(\/\/[^/?#]*)?(\/[^?#]*)-L(\d{1,15})\.windbg$/;

export function sliceUri({ file, first }: Slice): string {
  const rest = file.replace(/^file:/, '').replace(/^\/\/(?=\/)/, '');
  return `${sliceScheme}:${rest}-L${first}.windbg`;
}

/** Undefined for every other URI. */
export function parseSlice(uri: string): Slice | undefined {
  const [, authority = '//', path = '', first = ''] = form.exec(uri) ?? [];
  return path === '' || Number(first) < 1
    ? undefined
    : { file: `file:${authority}${path}`, first: Number(first) };
}
