/** Definitions by the names a debugger prints. */
import { beforeAll, describe, expect, it } from 'vitest';
import { definitionsIn, definitionsNamed, searchName } from '../../../../src/server/sources/functionIndex';
import type { CParser, Language } from '../../../../src/server/sources/sourceHost';
import { testParser } from './testParser';

let parser: CParser;
beforeAll(async () => {
  parser = await testParser();
});
const find = (name: string, text: string, language: Language = 'cpp', using = parser) =>
  definitionsNamed(name, definitionsIn(text, language, using)?.definitions ?? [], language).map(
    ({ lines }) => lines,
  );

const cpp = `namespace vol {
class Volume {
  int Size() const { return Open(); }
  int Open();
  ~Volume() { }
  bool operator==(const Volume& o) const { return true; }
};
namespace { int hidden() { return 0; } }
template <class T> struct Box { T get() { return T(); } };
}
int vol::Volume::Open() { return 0; }
static int Open(void) { return 1; }
int *Pointer(void) { return 0; }
`;

describe('findDefinitions', () => {
  it.each([
    ['vol::Volume::Open', [[11, 11]]],
    ['Volume::Open', [[11, 11]]],
    ['Open', [[12, 12]]],
    ['vol::Volume::Size', [[3, 3]]],
    ['outer::vol::Volume::Size', [[3, 3]]],
    ['vol::Volume::~Volume', [[5, 5]]],
    ['vol::Volume::operator==', [[6, 6]]],
    ["vol::`anonymous namespace'::hidden", [[8, 8]]],
    ['vol::Box<unsigned int>::get', [[9, 9]]],
    ['Pointer', [[13, 13]]],
    ['Other::Open', []],
    ['Siz', []],
    ['', []],
    ['<lambda>', []],
    ['vol::Volume::Open::<lambda_0a1b2c>::operator()', [[11, 11]]],
  ])('%s', (name, lines) => {
    expect(find(name, cpp)).toEqual(lines);
  });

  it('begins at the line of the name in WDK style, with annotations', () => {
    const text =
      '_Use_decl_annotations_\r\nNTSTATUS\r\nNTAPI\r\nRead(\r\n    _In_ HANDLE File\r\n    )\r\n{\r\n    return Read2(File);\r\n}\r\n';
    expect(find('Read', text)).toEqual([[4, 9]]);
    for (const symbol of ['_Read@4', '@Read@4', 'Read$filt$0', 'Read$fin$1'])
      expect(find(symbol, text)).toEqual([[4, 9]]);
  });

  it('does not take declarations, calls, strings, comments or parameters for definitions', () => {
    expect(
      find('f', 'int f(int); int g(int f) { int h = f(1); return h; } // f() {}\nchar* s = "f() {}";'),
    ).toEqual([]);
  });

  it('answers all definitions of one name, in order', () => {
    expect(find('f', '#ifdef A\nint f() { return 1; }\n#else\nint f() { return 2; }\n#endif\n')).toEqual([
      [2, 2],
      [4, 4],
    ]);
  });

  it('reads through broken text', () => {
    expect(find('f', '}}} class {\n#else\nint f(void)\n{\n return h(1;\n}\n')).toEqual([[3, 6]]);
    expect(() => find('f', 'f(((((f{{{{f<<<<')).not.toThrow();
  });
});

describe('definitions in Rust', () => {
  const rust = `mod queue {
    pub struct Queue<'a, T> { items: &'a [T] }
    impl<'a, T> Queue<'a, T> {
        pub fn push(&mut self, item: T) { self.grow(); }
    }
    impl Drop for Queue<'_, u8> { fn drop(&mut self) {} }
}
// fn commented() {}
pub extern "system" fn driver_entry() -> NTSTATUS { run() }
fn run() -> NTSTATUS { 0 }
`;
  it.each([
    ['drv::queue::Queue::push', [[4, 4]]],
    ['drv::queue::impl$0::push', [[4, 4]]],
    ['drv::run::h0123456789abcdef', [[10, 10]]],
    ['drv::run::closure$0', [[10, 10]]],
    ['driver_entry', [[9, 9]]],
    ['drv::queue::Queue::drop', [[6, 6]]],
    ['commented', []],
  ])('%s', async (name, lines) => {
    expect(find(name, rust, 'rust', await testParser('rust'))).toEqual(lines);
  });
});

describe('searchName', () => {
  it.each([
    ['a::b<c::d>::e', 'e'],
    ['_E@4', 'E'],
    ['operator new', 'operator'],
    ['operatorTable', 'operatorTable'],
    ['~X', '~X'],
    ['', undefined],
  ])('%s', (symbol, name) => {
    expect(searchName(symbol)).toBe(name);
  });
});
