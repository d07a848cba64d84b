/**
 * What a debugger says of itself while somebody works with it: answers of settings, symbol messages, the state of the target.
 *
 *     Reloading current modules
 *     DBGHELP: app - private symbols & lines
 *     Implicit thread is now ffffc509`bf28b080
 *     Opened log file 'c:\debug.log'
 *     Symbol search path is: srv*
 *
 * Documentation: the pages of ".reload", ".sympath", ".thread", ".process", ".load", ".chain", ".time", ".lastevent", ".echo", "g".
 */
import type { NoticeRecord } from '../model/session';
import { flat } from '../text/intern';
import { anyOf } from './lines/anyOf';
import { byFirst } from './lines/byFirst';
import { letters, type Sweeper } from './lines/sweep';
import { nothing, type Parser } from './parser';

type Shape = readonly [start: string, shape: RegExp, what: NoticeRecord['what']];

/** By the words they begin with, which are compared first. */
const shapes: readonly Shape[] = [
  ['Reloading', /^Reloading current modules/, 'symbols'],
  ['Connected', /^Connected to (?:Windows|target|\S+ )/, 'banner'],
  ['SYMSRV', /^SYMSRV:/, 'symbols'],
  ['DBGHELP', /^DBGHELP:/, 'symbols'],
  ['DBGENG', /^DBGENG:/, 'symbols'],
  ['SYMCHK', /^SYMCHK:/, 'symbols'],
  ['EXTDLL', /^EXTDLL:/, 'symbols'],
  [
    'Symbol',
    /^Symbols? (?:search path is|already loaded for|loading may be unreliable|options are|path |file could not)/,
    'symbols',
  ],
  ['Expanded', /^Expanded (?:Symbol|Executable|Source) search path is:/i, 'symbols'],
  ['Executable', /^Executable (?:image )?search path is:/, 'symbols'],
  ['Source', /^Source (?:search path is|options are|server )/, 'symbols'],
  ['Deferred', /^Deferred\s+(?:\d+\s+)?(?:srv|cache|symsrv)\*/i, 'symbols'],
  ['OK', /^OK\s+(?:\d+\s+)?\S.*[\\*/]/, 'symbols'],
  ['Error', /^Error\s{2,}(?:\d+\s+)?\S.*[\\*/]|^Error: Attempts to access /, 'symbols'],
  ['noisy', /^noisy mode - symbol prompts o(?:n|ff)$/, 'symbols'],
  ['quiet', /^quiet mode - symbol prompts on$/, 'symbols'],
  ['DBGPRIV', /^DBGPRIV\b/, 'symbols'],
  [
    'Unable',
    /^Unable to (?:add extension DLL|load image |verify (?:timestamp|checksum)|deliver callback|enumerate)/,
    'symbols',
  ],
  ['Module load', /^Module load completed but symbols could not be loaded/, 'symbols'],
  ['Module', /^Module "[^"]*" (?:was not found|cannot be)/, 'symbols'],
  [
    'Loading',
    /^Loading (?:Kernel Symbols|User Symbols|Wow64 Symbols|unloaded module list|symbols for |Dump File)/,
    'symbols',
  ],
  ['Press', /^Press ctrl-c \(cdb, kd, ntsd\)/, 'symbols'],
  ['Run', /^Run !sym noisy before/, 'symbols'],
  ['Implicit', /^Implicit (?:thread|process) is (?:now )?[0-9a-f`]+/i, 'machine'],
  ['Using', /^Using (?:context of|CLR debugging support|NET for debugging)\b/, 'machine'],
  ['Resetting', /^Resetting default (?:scope|context)/, 'unwind'],
  ['Last set', /^Last set context:?$/, 'unwind'],
  ['Last event', /^Last event: [0-9a-f]+\.[0-9a-f]+: /i, 'other'],
  ['debugger time', /^debugger time: \w{3} /, 'other'],
  ['Debugger (', /^Debugger \(not debuggee\) time: \w{3} /, 'other'],
  ['Debug session', /^Debug session time: /, 'banner'],
  ['System Uptime', /^System Uptime: /, 'banner'],
  ['Process Uptime', /^Process Uptime: /, 'banner'],
  ['Kernel time', /^Kernel time: /, 'banner'],
  ['User time', /^User time: /, 'banner'],
  ['Opened log', /^Opened log file '/, 'other'],
  ['Closing', /^Closing open log file /, 'other'],
  ['Log opened', /^Log (?:opened|closed)\b/, 'other'],
  ['Extension DLL', /^Extension DLL (?:search Path|chain):?$/i, 'other'],
  ['Force', /^Force unload of /, 'symbols'],
  ['Unloading', /^Unloading .* extension DLL/i, 'symbols'],
  ['Max cache', /^Max cache size is/, 'other'],
  ['Total memory', /^Total memory in cache/, 'other'],
  ['Number of regions', /^Number of regions cached/, 'other'],
  ['Processing', /^Processing (?:initial command|\d+ threads?)/, 'other'],
  ['Mex', /^Mex External \d/, 'banner'],
  ['Total threads', /^Total threads: \d+/, 'other'],
  ['Windows Kernel Debugger', /^Windows Kernel Debugger/, 'banner'],
  ['Shutdown', /^Shutdown occurred (?:at|\()/, 'other'],
  ['Single step', /^Single step exception - code /, 'other'],
  ['Exit', /^Exit(?:ing)? (?:process|thread)\b/i, 'other'],
  ['Unload module', /^Unload module \S/, 'other'],
  ['Unloaded module', /^Unloaded module /, 'other'],
  ['Symbols', /^Symbols loaded for /, 'symbols'],
  ['Matched', /^Matched: [0-9a-f`]{8,17} \S+!/i, 'search'],
  ['Ambiguous', /^Ambiguous symbol error at '/, 'search'],
  ['Numeric', /^Numeric expression missing from '/, 'search'],
  ['Operand', /^Operand error at '/, 'search'],
  ['Overflow', /^Overflow error in '/, 'search'],
  [
    'Bad',
    /^Bad (?:register|memory|symbol|command|member|dlopen|module) (?:error|\w+) (?:at|for|in) /,
    'search',
  ],
  ['Invalid', /^Invalid (?:register|parameter|symbol|expression|address)\b.*(?:'|0x|error)/, 'search'],
  ['Cannot', /^Cannot find specified field members\.?$|^Cannot use (?:frame|thread) /, 'search'],
  ['Symbol', /^Symbol \S+ not found\.?$/, 'search'],
  ['Type', /^Type (?:information missing error for |referenced: )\S/, 'symbols'],
  [
    'No ',
    /^No (?:type information|runnable debuggees|export \w+ found|symbols (?:for|loaded)|matching|prior|current|source found|active)\b/,
    'search',
  ],
  [
    'The',
    /^The (?:context is partially valid|current thread doesn|call to LoadLibrary|stored exception information|system cannot find)/,
    'other',
  ],
  ['This dump', /^This dump file has (?:an exception of interest|a breakpoint exception)/, 'other'],
  ['Minidump', /^Minidump doesn't have an exception context/, 'other'],
  ['Thread', /^Thread \d+ (?:is now|exited|frozen)/i, 'other'],
  ['Path', /^Path: \S/, 'other'],
  ['Creating', /^Creating \S.* - (?:mini|full)?\s*.*dump/i, 'other'],
  ['Dump successfully', /^Dump successfully written/, 'other'],
  ['Dump completed', /^Dump completed successfully/, 'other'],
  ['Writing', /^Writing (?:[0-9a-f]+ bytes|\S+\.dmp)/, 'other'],
  ['Loaded', /^Loaded (?:\S+ extension|dbghelp|symbol|SOS|.*\.dll)/i, 'symbols'],
  ['** Prototype', /^\*\* Prototype PTEs are implicitly decoded$/, 'other'],
  ['Setting position', /^Setting position (?:to )?\S/, 'other'],
  ['Debugger saved', /^Debugger saved IRQL for processor /, 'other'],
  ['Line number', /^Line number information will (?:not )?be loaded$/, 'symbols'],
  ['ReadVirtual', /^ReadVirtual\(\) failed /, 'other'],
  ['You can', /^You can run '\.symfix; \.reload'/, 'symbols'],
  ['Failed to start', /^Failed to start stack walk: [0-9a-f]{8}$/, 'unwind'],
  ['counts', /^counts: \d+ cached\/\d+ uncached, /, 'other'],
  ['bytes', /^bytes ?: \d+ cached\/\d+ uncached, /, 'other'],
  ['Local scopes', /^Local scope unavailable/, 'unwind'],
];

/** Symbol sizes, paths of a chain, times: lines that only make sense by their whole shape. */
const isWhole = anyOf([
  /^(?:\w+|[A-Za-z]:\\.*|\S+\.dll|\S+): image \d+\.\d+\.\d+(?:\.\d+)?, API \d/i,
  /^\[path: .*\]$/,
  /^\d+ full reads broken into \d+ partial reads$/,
  // Who else is connected to a remote session.
  /^\S+\\\S+ \((?:npipe|tcp|com|spipe|ssl|local) .*\) connected at /,
  // A live stop by Driver Verifier.
  /^0x[0-9A-F]{1,4} : [A-Z]\w* .*\.$/,
  /^(?:\S+[\\/])?[\w.-]+\.(?:c|cc|cpp|cxx|h|hpp)\((\d+)\) ?: \S/i,
  /^(?:[A-Za-z]:[\\/]|\\\\|\/)\S.*\.\w{1,4}\(\d+\)(?:\+0x[0-9a-f]+)?$/i,
  /^(?:[A-Za-z]:\\[^;]*;){2,}/,
  /^(?:STATUS_\w+ encountered|Critical error detected [0-9a-f]{8})$/i,
  /^\.[a-z]\w{2,7}:[0-9A-F]{8,16}(?:\s+\S.*)?$/,
  /^[.#]?\s*\d+\s+(?:Live |Remote |Local |Full |(?:32|64)-bit |Mini |User |Kernel )[\w -]*(?:dump|kernel|mode|process)\b.*/i,
  /^Browse full module list$/,
  /^dt \S+ [0-9a-f`]+ .*Recursive: \[ -r1/,
  /^={20,}$/,
  /^\*\*\* (?:"|Just-In-Time debugger\. PID: )/,
  /^(?:GetContextState|O?pened log file) ?'?/,
  /^\^ (?:Syntax|Extra character|Bad|Memory access|Range|Unexpected|No runnable|Expression|Operation|Invalid|Illegal|Missing|Unable|Command) /,
  /^'\S.* \^ /,
]);
/** What a program reports of a failure: the call stands in the middle. */
const caller = /\(caller: [0-9A-F]{8,16}\) \w+\(\d+\) tid\([0-9a-f]+\) [0-9A-F]{8}\b/;

const shapesOf = byFirst(shapes, ([start]) => start);

/** What was typed, on a line of its own where its prompt was lost or the log echoes it. */
const echoed =
  /^(?:\.(?:reload|sympath|symfix|ecxr|cxr|trap|exr|logopen|logclose|lines|load|loadby|chain|process|thread|frame|effmach|lastevent|time|bugcheck|echo|printf|cls|ocommand|prefer_dml|hh|excr|kframes|kill|detach|restart|reboot|crash|sxcmds|dump|fnent|formats|foreach|for|if|block|childdbg|srcpath|exepath|symopt|ofilter|outmask|holdmem|locale|expr|enable_unicode|enable_long_status|unload|unloadall|setdll|extpath|extmatch|shell|writemem|readmem)(?:\s+\S.{0,160})?|~(?:\d+|\*|\.|#)?\s?(?:s|k[bcdfnpPLMv]*)?|k[bcdfnpPLMv]{0,4}(?:\s+[0-9a-fL@xn]{1,18}){0,2}|lm(?:\s?[afiklmMnopstuv1D]+){0,3}(?:\s+[\w*?.]{1,64})?|r|u[bf]?\s+[\w!@+.]{2,80}|vertarget|version|bl|(?:setthread|clrstack|syncblk|clrthreads|dumpheap|printexception)(?:\s+\S.{0,60})?|dv(?:\s+\/\w+)*|d[dpq]s\s+@?\w[\w!@+`]{1,60}|dt\s+(?:-\w+\s+)*[\w!]+!_?\w+(?:\s+(?:0x)?[0-9a-f`]{6,18})?)$/;

const sweeper: Sweeper = {
  first: `${letters}0123456789[_.~^'#=*\\`,
  sweep(text, at, line) {
    const what = whatOf(line);
    if (what === undefined) return undefined;
    text.recognise(at);
    return { records: [{ kind: 'notice', lines: [at, at], what, text: flat(line) }], next: at + 1 };
  },
};

function whatOf(line: string): NoticeRecord['what'] | undefined {
  for (const [start, shape, what] of shapesOf(line))
    if (line.startsWith(start) && shape.test(line)) return what;
  return echoed.test(line) || isWhole(line) || (line.includes('(caller: ') && caller.test(line))
    ? 'other'
    : undefined;
}

export const sessionParser: Parser = {
  commands: /^\.echo(?:timestamps|cpunum)?\b/,
  /** Whatever `.echo` says is what was asked for. */
  parse(text, context, from) {
    const asked = /^\.echo\s+(\S.*)$/
      .exec(context.command ?? '')?.[1]
      ?.split(';', 1)[0]
      ?.trim();
    const next = asked === undefined ? from : text.next(from - 1);
    if (asked === undefined || next >= text.count || text.trimmed(next) !== asked.replace(/^"|"$/g, ''))
      return nothing;
    text.recognise(next);
    return { records: [{ kind: 'notice', lines: [next, next], what: 'other', text: flat(asked) }] };
  },
  sweeper,
};
