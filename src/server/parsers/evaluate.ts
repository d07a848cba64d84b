/**
 * `?`, `??` and `.formats`.
 *
 *     Evaluate expression: 2012576336 = 77f5f250
 *     Evaluate expression: -8791798054912 = fffff800`1c3b5000
 *     unsigned int64 0xfffff880`0653a2b0                                    ??
 *     Evaluate expression:                                                  .formats
 *       Hex:     00000000`77f5f250
 *       Decimal: 2012576336
 *
 * Documentation: "? (Evaluate Expression)", "?? (Evaluate C++ Expression)", ".formats (Show Number Formats)".
 */
import type { EvaluationRecord } from '../model/data';
import { flat } from '../text/intern';
import type { Sweeper } from './lines/sweep';
import { addressIn } from './lines/values';
import { nothing, type Parser } from './parser';

const answer = /^Evaluate expression: (-?\d+) = ([0-9a-f`]{1,17})\b(?:\s+.*)?$/i;
const formats = /^Evaluate expression:$/;
const format = /^(Hex|Decimal|Decimal \(unsigned\)|Octal|Binary|Chars|Time|Float|Double|Bool)\s*:\s+(\S.*)$/;
const typed =
  /^(?:(?:unsigned |signed )?(?:int|int64|__int64|long|short|char|wchar_t|bool|float|double|void|_?\w+)\b[\w:<>, ]*\*?(?:\s?\*)*\s*\d*\s*)((?:0x|0n)?-?[0-9a-f`]+)(?:\s.*)?$/i;

const sweeper: Sweeper = {
  first: 'E',
  sweep(text, at, line, context) {
    const match = answer.exec(line);
    if (match) {
      text.recognise(at);
      const value = addressIn(context, match[2]);
      const record: EvaluationRecord = {
        kind: 'evaluation',
        lines: [at, at],
        ...(value && { value }),
        text: flat(line.slice(21)),
      };
      return { records: [record], next: at + 1 };
    }
    if (!formats.test(line)) return undefined;
    let last = at;
    let shown = '';
    for (let below = text.next(at); below < text.count; below = text.next(below)) {
      const found = format.exec(text.trimmed(below));
      if (!found) break;
      if (found[1] === 'Hex') shown = found[2] ?? '';
      text.recognise(below);
      last = below;
    }
    if (last === at) return undefined;
    text.recognise(at);
    const value = addressIn(context, shown);
    return {
      records: [{ kind: 'evaluation', lines: [at, last], ...(value && { value }), text: flat(shown) }],
      next: last + 1,
    };
  },
};

export const evaluateParser: Parser = {
  commands: /^\?\?\s*\S/,
  parse(text, context, from) {
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      const match = line.length < 300 ? typed.exec(line) : null;
      if (!match) continue;
      text.recognise(at);
      const value = addressIn(context, match[1]?.replace(/^0x/i, ''));
      return {
        records: [{ kind: 'evaluation', lines: [at, at], ...(value && { value }), text: flat(line) }],
      };
    }
    return nothing;
  },
  sweeper,
};
