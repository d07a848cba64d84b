/** Single lines by which the debugger comments on a crash, a dump or its own work, in whatever command's output. */
import type { NoticeRecord } from '../../model/session';
import { flat } from '../../text/intern';
import type { SectionText } from '../../text/sectionText';
import { anyOf } from './anyOf';

const isRemark = anyOf([
  /^Use !analyze -v to get detailed debugging information\.?$/,
  /^For analysis of this file, run !?\w+/,
  /^Probably caused by ?: ?\S/,
  /^A fatal system error has occurred\.?$/,
  /^Debugger entered on first try;? Bugcheck callbacks have (?:not )?been invoked\.?$/,
  /^Driver at fault:?(?: .*)?$/,
  /^\*{3}\s+\S+ - Address [0-9A-F`]+ base at [0-9A-F`]+, Date ?Stamp [0-9a-f]+$/i,
  /^(?:Resetting default scope|Last set context:|Setting the default context)/,
  /^NOTE: The trap frame does not contain all registers\.?$/,
  /^Some register values may be zeroed or incorrect\.?$/,
  /^(?:This dump file has an exception of interest stored in it|The stored exception information can be accessed via)\b/,
  /^(?:GetUrlPageData2?|GetPageUrlData) (?:\(\w+\) )?failed(?:, server returned HTTP status)?[: ]/,
  /^Failed calling InternetOpenUrl, GLE=\d+$/,
  /^\*{3} Followup info cannot be found ?!!! Please contact "Debugger Team"$/,
  /^Unknown bugcheck description$/,
  // What a live bug check says of its parameters: `2 -  ERESOURCE address.`
  /^[1-4] - {2}\S/,
  // `.jdinfo`: what just-in-time debugging was told.
  /^-{5} (?:Exception occurred on thread [0-9a-f:.]+|(?:Exception|Context) record at [0-9a-f`]+):?$/i,
  /^Could not read faulting driver name$/,
  /^Setting context to the last exception\b/,
  /^The fault address in not in any loaded module, please check your build's rebase/,
  /^log at <releasedir>\\bin\\build_logs\\timebuild\\ntrebase\.log for module which may/,
  /^contain the address if it were loaded\.$/,
  /^DriverEntry failed 0x[0-9a-f]{8} for driver /,
  /^(?:Debugger SolutionDb Connection::Open failed |URL requested: https?:)/,
  /^TRIAGER: Could not open triage file\b/,
  /^(?:Press ctrl-c \(cdb, kd, ntsd\) or ctrl-break|Run !sym noisy before \.reload)/,
  /^Implicit (?:thread|process) is now [0-9a-f`]{8,17}$/i,
  /^Flow analysis was incomplete, some code may be missing$/,
  /^\*{3} The OS name list needs to be updated! /,
  /^ERROR: (?:FindPlugIns|FindPlugIn|Avrf|Some|Unable) ?\S*/,
  /^The call to LoadLibrary\(\S+\) failed, Win32 error\b/,
]);

export function readRemark(text: SectionText, at: number): NoticeRecord | undefined {
  const line = text.trimmed(at);
  if (line.length > 300 || !isRemark(line)) return undefined;
  text.recognise(at);
  return { kind: 'notice', lines: [at, at], what: 'other', text: flat(line) };
}
