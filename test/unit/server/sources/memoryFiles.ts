/** Source files in memory, counting what is read. */
import type { CancellationToken, SourceFiles } from '../../../../src/server/sources/sourceHost';

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
  };
}
