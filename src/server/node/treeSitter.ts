/** The C++ and Rust parsers of VS Code's tree-sitter build, loaded from wasm files that lie beside the bundle. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type * as TreeSitter from '@vscode/tree-sitter-wasm';
import type { CParser, Language } from '../sources/sourceHost';

/** A file that takes longer is left alone: error recovery on garbage can be very slow. */
const maxParseMs = 3000;

let runtime: Promise<typeof TreeSitter> | undefined;
const languages = new Map<string, Promise<TreeSitter.Language>>();

/**
 * The parser, from `tree-sitter.wasm` and `tree-sitter-<name>.wasm` in `folder` (an absolute path). Loads once per process and
 * folder; undefined when the files are not there or do not load, which is final for the process.
 */
export async function loadCParser(folder: string, name: Language = 'cpp'): Promise<CParser | undefined> {
  try {
    const treeSitter = await (runtime ??= loadRuntime(folder));
    const grammar = join(folder, `tree-sitter-${name}.wasm`);
    let language = languages.get(grammar);
    if (!language) languages.set(grammar, (language = treeSitter.Language.load(grammar)));
    const parser = new treeSitter.Parser();
    parser.setLanguage(await language);
    return { parse: (text) => parseWithin(parser, text) };
  } catch {
    return undefined;
  }
}

/** A second `init` would cut off languages loaded after the first, hence once per process. */
async function loadRuntime(folder: string): Promise<typeof TreeSitter> {
  await access(join(folder, 'tree-sitter.wasm')); // the runtime itself would abort the process's wasm set-up noisily
  const imported: typeof TreeSitter & { readonly default?: typeof TreeSitter } =
    await import('@vscode/tree-sitter-wasm');
  const treeSitter = imported.default ?? imported; // CommonJS, seen through Node's or the bundler's import
  await treeSitter.Parser.init({ locateFile: (file) => join(folder, file) });
  return treeSitter;
}

function parseWithin(parser: TreeSitter.Parser, text: string): ReturnType<CParser['parse']> {
  const deadline = performance.now() + maxParseMs;
  // Typed as answering nothing, documented and implemented as: true gives up.
  const progressCallback = (): boolean => performance.now() > deadline;
  try {
    const tree = parser.parse(text, null, { progressCallback });
    if (tree)
      return {
        root: tree.rootNode,
        delete: () => {
          tree.delete();
        },
      };
    parser.reset();
  } catch {
    // A wasm trap (out of memory, table overflow): this file is not checked.
  }
  return undefined;
}
