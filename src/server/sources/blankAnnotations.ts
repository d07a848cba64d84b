/** C and C++ text with everything a C++ grammar stumbles over, and everything that is not code, turned into spaces of equal length. */

/** SAL 2 (`_In_`, `_Out_writes_bytes_(n)`), SAL 1 and driver annotations (`__in`, `__drv_maxIRQL(…)`): they may take arguments. */
const salTwo = String.raw`_(?:[A-Z][A-Za-z0-9]*_)(?:[A-Za-z0-9]+_)*`;
const salOne = String.raw`__(?:in|out|inout|deref|reserved|nullterminated|success|checkReturn|drv|post|pre|field|bcount|ecount|range|kernel_entry|callback|control_entrypoint|typefix)(?:_[A-Za-z0-9_]+)?`;
const withArguments = String.raw`${salTwo}|${salOne}|CODE_SEG|DECLSPEC_ALIGN|DECLSPEC_ALLOCATOR`;
const bare = [
  ...['IN', 'OUT', 'OPTIONAL', 'CONST', 'FAR', 'NEAR', 'UNALIGNED', 'RESTRICTED_POINTER', 'EXTERN_C'],
  ...[
    'NTAPI',
    'WINAPI',
    'APIENTRY',
    'CALLBACK',
    'FASTCALL',
    'FLTAPI',
    'NDISAPI',
    'STDAPICALLTYPE',
    'STDMETHODCALLTYPE',
  ],
  ...[
    'NTSYSAPI',
    'NTSYSCALLAPI',
    'NTKERNELAPI',
    'NTHALAPI',
    'NTIFSAPI',
    'WINBASEAPI',
    'FORCEINLINE',
    'CFORCEINLINE',
  ],
  ...[
    'DECLSPEC_IMPORT',
    'DECLSPEC_EXPORT',
    'DECLSPEC_NOINLINE',
    'DECLSPEC_NORETURN',
    'DECLSPEC_NOTHROW',
    '__forceinline',
  ],
].join('|');

/** Comments and literals first, so that nothing inside them is taken for code; then whole directives, which stay as they are. */
const token = new RegExp(
  [
    String.raw`(?<comment>\/\/(?:\\\r?\n|[^\r\n])*|\/\*[\s\S]*?(?:\*\/|(?![\s\S])))`,
    String.raw`(?<raw>\bR"(?<tag>[^()\\\s"]{0,16})\([\s\S]*?(?:\)\k<tag>"|(?![\s\S])))`,
    String.raw`(?<string>"(?:\\\r?\n|\\[^\r\n]|[^"\\\r\n])*"?)`,
    String.raw`(?<char>(?<![0-9A-Fa-f])'(?:\\[^\r\n]|[^'\\\r\n])*'?)`,
    String.raw`(?<directive>^[ \t]*#(?:\\\r?\n|\/(?![/*])|[^\r\n/])*)`,
    String.raw`(?<annotation>\b(?:${withArguments})(?![A-Za-z0-9_]))`,
    String.raw`(?<bare>\b(?:${bare})\b)`,
    String.raw`(?<mark>^\uFEFF)`,
  ].join('|'),
  'gm',
);

/**
 * Comments, the inside of string and character literals, SAL annotations with their arguments, calling conventions and linkage
 * macros, and a byte order mark become spaces. Line ends stay, so every offset, line and column of the result is one of `text`.
 */
export function blankAnnotations(text: string): string {
  const pieces: string[] = [];
  let copied = 0;
  const blank = (from: number, to: number): void => {
    pieces.push(text.slice(copied, from), text.slice(from, to).replace(/[^\r\n]/g, ' '));
    copied = to;
  };
  token.lastIndex = 0;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const start = match.index;
    const end = token.lastIndex;
    const groups = match.groups ?? {};
    if (groups['string'] !== undefined || groups['char'] !== undefined) {
      const closed = match[0].length > 1 && match[0].endsWith(match[0].charAt(0));
      blank(start + 1, closed ? end - 1 : end);
    } else if (groups['raw'] !== undefined) {
      blank(start, start + 1); // R"…" becomes an ordinary literal …
      blank(start + 2, Math.max(start + 2, end - 1));
    } else if (groups['annotation'] !== undefined) {
      token.lastIndex = Math.max(end, endOfArguments(text, end));
      blank(start, token.lastIndex);
    } else if (groups['directive'] === undefined) {
      blank(start, end);
    }
  }
  pieces.push(text.slice(copied));
  return pieces.join('');
}

/** Behind the closing parenthesis of an argument list that begins at `from`; `from` itself when there is none, or it never closes. */
function endOfArguments(text: string, from: number): number {
  const open = /[^\S\r\n]*\(/y;
  open.lastIndex = from;
  if (!open.test(text)) return from;
  const limit = Math.min(text.length, from + 2000);
  let depth = 1;
  for (let index = open.lastIndex; index < limit; index++) {
    const character = text.charCodeAt(index);
    if (character === 0x28) depth++;
    else if (character === 0x29 && --depth === 0) return index + 1;
    else if (character === 0x7b || character === 0x3b) return from; // a brace or semicolon: this was no annotation
  }
  return from;
}
