/**
 * The time that `.echotimestamps 1` puts before an event: a module load, an exception, a message of the target.
 *
 *     Tue Aug 25 00:06:07.311 2015 (UTC + 2:00): ModLoad: 76020000 7604b000   C:\Windows\System32\IMM32.DLL
 */

const blank = 32;
const shape =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d\.\d{1,3} \d{4} \((?:UTC|GMT)[\d :+-]{0,8}\):\s+/;

/** The stamp with the colon and the blanks behind it; undefined where a line has none. Most lines answer at two characters. */
export function eventStamp(line: string): string | undefined {
  if (line.charCodeAt(3) !== blank || line.charCodeAt(7) !== blank) return undefined;
  return shape.exec(line)?.[0];
}
