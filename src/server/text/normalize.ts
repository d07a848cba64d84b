/**
 * Repairs what pasting did to a transcript: marks before lines, entities, fences, doubled blank lines, wrapped rows, glued prompts.
 * What it does not understand it leaves as it is; a transcript that was never pasted comes back unchanged.
 */
import { joinWrapped } from './joinWrapped';
import { boxRow, hasPasteMarks, plainCharacters } from './pasteMarks';
import { splitPrompt } from './prompt';
import { separate } from './separate';
import { stamp } from './timeStamp';

const fence = /^\s*(?:```+|~~~+)\s*\w*\s*$/;
const longestFence = 100;
/** What stands before every line of a run, longest first. */
const marks: readonly RegExp[] = [/^\s*> ?/, /^\s*\/\/ {0,3}/, /^\s*#(?: |$)/, /^\s*\*(?: |$)/];
/** What only a debugger prints: behind times, it shows that they are not its own. */
const debuggers =
  /^(?:THREAD [0-9a-f`]{8}|PROCESS [0-9a-f`]{8}|#? *Child(?:-SP|EBP)|STACK_TEXT:|BugCheck [0-9A-F]+, |\*\*\* Fatal System Error|Microsoft \(R\) Windows Debugger)/;
const quotes = /^[\s>#*/]+/;
/** Fewer lines may bear a mark by chance: `> ` names a device in `!devstack`. */
const shortestRun = 3;

/** One damage may hide another: mail that quotes a page, a wrapped row behind its number. No text has had more. */
const mostRepairs = 5;

/** The repaired text, with the line ends of the text. */
export function normalizeTranscript(text: string): string {
  let repaired = text;
  for (let pass = 0; pass < mostRepairs; pass++) {
    const before = repaired;
    repaired = repair(before);
    if (repaired === before) break;
  }
  return repaired;
}

function repair(text: string): string {
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  let lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  if (hasPasteMarks(text)) lines = lines.map((line) => (hasPasteMarks(line) ? plainCharacters(line) : line));
  lines = lines.filter((line) => line.length > longestFence || !fence.test(line));
  lines = withoutMarks(withoutTimes(lines));
  lines = dedented(lines);
  lines = withoutDoubledBlanks(lines);
  return joinWrapped(separate(lines.map(withOnePrompt))).join(ending);
}

/** Mail quoted twice has two marks: as long as a run bears one, it goes. */
function withoutMarks(lines: readonly string[]): string[] {
  const result = [...lines];
  for (const mark of marks) {
    for (let pass = 0; pass < 4; pass++) if (!removeRuns(result, mark)) break;
  }
  return result;
}

/** Without the time before every line, where that is a terminal's and not the debugger's. */
function withoutTimes(lines: readonly string[]): string[] {
  const isSession = lines.some((line) => {
    const behind = line.replace(stamp, '');
    return (
      behind !== line &&
      (splitPrompt(behind.replace(quotes, '')) !== undefined || debuggers.test(behind.replace(quotes, '')))
    );
  });
  return isSession ? lines.map((line) => line.replace(stamp, '')) : [...lines];
}

/** Removes the mark from every run of lines that all bear it; blank lines belong to the run around them. */
function removeRuns(lines: string[], mark: RegExp): boolean {
  let removed = false;
  for (let at = 0; at < lines.length;) {
    let last = at;
    let count = 0;
    for (; last < lines.length; last++) {
      const line = lines[last] ?? '';
      if (mark.test(line)) count += boxRow.test(line) ? 0 : 1;
      else if (line.trim() !== '' || last === at) break;
    }
    if (count >= shortestRun) {
      removed = true;
      for (let index = at; index < last; index++) lines[index] = (lines[index] ?? '').replace(mark, '');
    }
    at = Math.max(last, at + 1);
  }
  return removed;
}

/** Without the indentation that all lines share. */
function dedented(lines: readonly string[]): string[] {
  let shared = Number.POSITIVE_INFINITY;
  for (const line of lines)
    if (line.trim() !== '') shared = Math.min(shared, line.length - line.trimStart().length);
  if (shared === 0 || shared === Number.POSITIVE_INFINITY) return [...lines];
  return lines.map((line) => line.slice(Math.min(shared, line.length - line.trimStart().length)));
}

/** Where nearly every line has a blank one behind it, that one is not the debugger's. */
function withoutDoubledBlanks(lines: readonly string[]): string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  let filled = 0;
  let followed = 0;
  for (let at = 0; at < last; at++) {
    if (lines[at]?.trim() === '') continue;
    filled++;
    if (lines[at + 1]?.trim() === '') followed++;
  }
  if (filled < 8 || followed * 10 < filled * 9) return [...lines];
  // Doubling makes three of one blank line, and one of none.
  const kept: string[] = [];
  let blanks = 0;
  for (const line of lines) {
    blanks = line.trim() === '' ? blanks + 1 : 0;
    if (blanks === 0 || blanks % 2 === 0) kept.push(line);
  }
  return kept;
}

/** `0:000>0: kd> !process` and `## 0: kd> k`: one prompt, and nothing before it. */
function withOnePrompt(line: string): string {
  const echo = splitPrompt(line.trimStart());
  if (!echo || line.trimStart().startsWith(echo.prompt)) return line;
  return `${echo.prompt} ${echo.command}`;
}
