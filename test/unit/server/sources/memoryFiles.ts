/** Source files in memory, counting what is read, and what the workspace knows of them. */
import { FunctionsOfFiles } from '../../../../src/server/sources/fileFunctions';
import type { SourceTree } from '../../../../src/server/sources/frameSource';
import { NameIndex } from '../../../../src/server/sources/nameIndex';
import { PathBases } from '../../../../src/server/sources/pathBases';
import type { CancellationToken, LoadParser, SourceFiles } from '../../../../src/server/sources/sourceHost';

export const never: CancellationToken = { isCancellationRequested: false };

export function memoryFiles(
  texts: Readonly<Record<string, string>>,
): SourceFiles & { readonly reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    list: () => Promise.resolve(Object.keys(texts)),
    read: (path) => {
      reads.push(path);
      return Promise.resolve(texts[path]);
    },
    state: (path) => {
      const text = texts[path];
      return Promise.resolve(text === undefined ? undefined : { modified: 0, size: text.length });
    },
  };
}

/** `findSymbol`: what an editor would answer. */
export function treeOf(
  files: SourceFiles,
  load: LoadParser,
  findSymbol?: SourceTree['findSymbol'],
): SourceTree {
  const names = new NameIndex(files);
  return {
    files,
    bases: new PathBases(),
    functions: new FunctionsOfFiles(files, load),
    indexed: (name) => names.filesDefining(name, never),
    ...(findSymbol && { findSymbol }),
  };
}
