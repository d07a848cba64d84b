/**
 * `dx`: objects of the debugger's data model, and their grids.
 *
 *     @$curprocess                 : notepad.exe [Switch To]
 *         KernelObject     [Type: _EPROCESS]
 *         Name             : notepad.exe
 *         [+0x018] Flink            : 0xfffff80736c4f430 [Type: _LIST_ENTRY *]
 *         [0x0]            : Live kernel: 10.0 x64
 *     =============================
 *     =           = ID    = Name  =
 *     = [0x316c]  - 12652 - a.exe =
 *     =============================
 *
 * Documentation: "dx (Display Debugger Object Model Expression)".
 */
import type { StructField, StructRecord, TableRecord } from '../model/data';
import { flat, intern } from '../text/intern';
import type { SectionText } from '../text/sectionText';
import { Indents } from './lines/indent';
import type { Sweeper, Swept } from './lines/sweep';
import { nothing, type Parser } from './parser';

const typed = /^\[\+0x([0-9a-f]+)(?: \([^)]*\))?\]\s+(\S+)\s*(?::\s*(.*?))?\s*\[Type: (.*)\]$/i;
const member = /^(\S(?:.*?\S)?)\s*(?::\s+(\S.*)|(\[Type: .*\]))$/;
const alone = /^(?:@?\$?[\w.()$@!,*&>-]+|\[[^\]]*\]|\[\.\.\.\]|\(\*.*|Error: .*)$/;
const ruler = /^={20,}$/;
/** What a reader wrote may stand behind. */
const gridRow = /^=\s.*\s=(?:\s+\S.*)?$/;

export const dxParser: Parser = {
  commands: /^dx\b/,
  parse(text, _context, from) {
    const fields: StructField[] = [];
    const indents = new Indents();
    let first: number | undefined;
    let last = from;
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      if (line === '' || line.startsWith('=')) continue;
      const found = readMember(text, line, at, indents);
      if (!found && !alone.test(line)) continue;
      if (found) fields.push(found);
      text.recognise(at);
      first ??= at;
      last = at;
    }
    if (first === undefined) return nothing;
    const type = fields[0]?.name;
    return {
      records: [{ kind: 'struct', lines: [first, last], ...(type !== undefined && { type }), fields }],
    };
  },
  sweeper: {
    first: '[=',
    sweep(text, at, line): Swept | undefined {
      if (ruler.test(line)) return readGrid(text, at);
      if (!line.includes('[Type: ') || !typed.test(line)) return undefined;
      const fields: StructField[] = [];
      const indents = new Indents();
      let last = at;
      for (let below = at; below < text.count; below = text.next(below)) {
        const words = text.trimmed(below);
        const found = typed.test(words) ? readMember(text, words, below, indents) : undefined;
        if (!found) break;
        fields.push(found);
        text.recognise(below);
        last = below;
      }
      const record: StructRecord = { kind: 'struct', lines: [at, last], fields };
      return { records: [record], next: last + 1 };
    },
  } satisfies Sweeper,
};

function readMember(text: SectionText, line: string, at: number, indents: Indents): StructField | undefined {
  const read = readTyped(line) ?? readPlain(line);
  return read && { ...read, depth: indents.depthOf(text.line(at)), lines: [at, at] };
}

type Named = Pick<StructField, 'offset' | 'name' | 'value'>;

/** A member of a structure; without a value, its type is shown. */
function readTyped(line: string): Named | undefined {
  const match = line.startsWith('[+') ? typed.exec(line) : null;
  if (!match) return undefined;
  const [, offset = '', name = '', value, type = ''] = match;
  return { offset: Number.parseInt(offset, 16), name: intern(name), value: flat(value ?? type) };
}

function readPlain(line: string): Named | undefined {
  const [, name, value, type = ''] = member.exec(line) ?? [];
  return name === undefined ? undefined : { name: intern(name), value: flat(value ?? type) };
}

/** `dx -g`: between two rules of `=`. */
function readGrid(text: SectionText, from: number): Swept | undefined {
  const header = text.next(from);
  const names = text.trimmed(header);
  if (!gridRow.test(names)) return undefined;
  let rows = 0;
  let last = from;
  for (let at = from; at < text.count; at = text.next(at)) {
    const line = text.trimmed(at);
    const isRule = ruler.test(line);
    if (!isRule && !gridRow.test(line)) break;
    if (!isRule && at !== header) rows++;
    text.recognise(at);
    last = at;
  }
  const columns = names
    .split('=')
    .map((name) => intern(name.trim().replace(/^\(\+\) /, '')))
    .filter((name) => name !== '');
  const record: TableRecord = { kind: 'table', lines: [from, last], columns, rows };
  return { records: [record], next: last + 1 };
}
