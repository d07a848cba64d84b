/** The functions of single files, parsed when they are asked for and kept by file state. */
import type { Lines } from '../../shared/triage';
import { definitionsIn, type Definition } from './functionIndex';
import {
  languageOf,
  type CParser,
  type FileState,
  type Language,
  type LoadParser,
  type SourceFiles,
} from './sourceHost';

export interface FileFunctions {
  readonly state: FileState;
  readonly definitions: readonly Definition[];
  /** UTF-16 units of a 1-based line. */
  width(line: number): number;
  /** The 1-based lines on which functions are called, by the name of the callee, inside the given lines. */
  calls(callee: string, within: Lines): readonly number[];
}

/** Files kept: those of a few transcripts. */
const most = 200;

export class FunctionsOfFiles {
  private readonly known = new Map<string, FileFunctions>();
  private readonly parsers = new Map<Language, Promise<CParser | undefined>>();

  constructor(
    private readonly files: SourceFiles,
    private readonly loadParser: LoadParser,
  ) {}

  /** Undefined when the file is gone, is no text, or cannot be parsed. */
  async of(path: string): Promise<FileFunctions | undefined> {
    const state = await this.files.state(path);
    const known = this.known.get(path);
    if (known && known.state.modified === state?.modified && known.state.size === state.size) return known;
    this.known.delete(path);
    const text = state && (await this.files.read(path));
    const language = languageOf(path);
    const parser = text === undefined ? undefined : await this.parser(language);
    const parsed = text === undefined || !parser ? undefined : definitionsIn(text, language, parser);
    if (!state || !parsed) return undefined;
    const functions = { state, definitions: parsed.definitions, ...linesOf(parsed.code) };
    if (this.known.size >= most) this.known.clear();
    this.known.set(path, functions);
    return functions;
  }

  private parser(language: Language): Promise<CParser | undefined> {
    const loading = this.parsers.get(language) ?? this.loadParser(language);
    this.parsers.set(language, loading);
    return loading;
  }
}

function linesOf(code: string): Pick<FileFunctions, 'calls' | 'width'> {
  const lines = code.split(/\r?\n/);
  const calls: FileFunctions['calls'] = (callee, [first, last]) => {
    const call = new RegExp(String.raw`(?<![\w$])(?:Nt|Zw)?${stem(callee)}(?:Ex)?[AW]?\s*\(`);
    const found: number[] = [];
    // The line of the name is that of the function itself.
    for (let line = first + 1; line <= last; line++) if (call.test(lines[line - 1] ?? '')) found.push(line);
    return found;
  };
  return { calls, width: (line) => lines[line - 1]?.length ?? 0 };
}

/** A system service has two names, and the Win32 functions that lead to it a third and a fourth: `LockFileEx` is `NtLockFile`. */
function stem(callee: string): string {
  return callee
    .replace(/^(?:Nt|Zw)(?=[A-Z])/, '')
    .replace(/(?<=[a-z])(?:Ex)?[AW]?$/, '')
    .replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}
