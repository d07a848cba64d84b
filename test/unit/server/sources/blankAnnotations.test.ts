/** What is blanked for the parser, and that every offset stays. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankAnnotations } from '../../../../src/server/sources/blankAnnotations';

const squeeze = (text: string): string => blankAnnotations(text).replace(/ +/g, ' ').trim();

describe('blankAnnotations', () => {
  it.each([
    ['f(_In_ HANDLE a, _Inout_opt_ PVOID b)', 'f( HANDLE a, PVOID b)'],
    ['f(_Out_writes_bytes_to_(n * (2 + m), *got) PVOID b)', 'f( PVOID b)'],
    ['_When_(x == 0, _At_(*p, _Post_null_)) int f();', 'int f();'],
    ['f(__in_bcount_opt(n) PVOID b, __out PULONG c, __deref_out_opt d)', 'f( PVOID b, PULONG c, d)'],
    ['__drv_maxIRQL(DISPATCH_LEVEL) NTSTATUS NTAPI f(IN OUT PULONG n OPTIONAL);', 'NTSTATUS f( PULONG n );'],
    ['CODE_SEG("PAGE") VOID f();', 'VOID f();'],
    ['int INDEX, OUTPUT, _in, __inner, _In;', 'int INDEX, OUTPUT, _in, __inner, _In;'],
    ['_In_opt_ (x); y', '; y'],
    ['_Success_(return { f(); }', '(return { f(); }'],
    ['a /* b // */ c // d', 'a c'],
    ['a // b \\\n still\nc', 'a \n \nc'],
    ['/* never closed\n f();', ''],
    ["f(\"/* _In_ \\\" x\", '\"', '\\''); // y", "f(\" \", ' ', ' ');"],
    ['"never closed\nf();', '" \nf();'],
    ['R"x( )" ; )x" f();', '" " f();'],
    ["int n = 1'000'000; f('a');", "int n = 1'000'000; f(' ');"],
    ['#define IN /* nothing */\nIN x', '#define IN \n x'],
    ['#include <ntifs.h>\n#if 0\n_In_ x', '#include <ntifs.h>\n#if 0\n x'],
  ])('%j', (text, expected) => {
    expect(squeeze(text)).toBe(expected);
  });

  it('keeps the length and every line end of any text', () => {
    const piece = fc.constantFrom(
      '"',
      "'",
      '\\',
      '\n',
      '\r\n',
      '/*',
      '*/',
      '//',
      '#',
      '(',
      ')',
      '_In_',
      '__in',
      'R"(',
      ')"',
      '\uFEFF',
      '𝄞',
      'x ',
      ';',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const blanked = blankAnnotations(text);
        expect(blanked).toHaveLength(text.length);
        expect(blanked.replace(/[^\r\n]/g, '-')).toBe(text.replace(/[^\r\n]/g, '-'));
      }),
    );
  });

  it('is linear on text that opens and never closes', () => {
    const started = performance.now();
    blankAnnotations('_In_('.repeat(20_000));
    blankAnnotations('/'.repeat(200_000) + '"'.repeat(200_001));
    blankAnnotations('R"('.repeat(20_000) + '#/'.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(4000);
  });
});
