/**
 * What a debugger prints of itself and its target when it starts, attaches, reloads, or is asked by `vertarget`.
 *
 *     Kernel Bitmap Dump File: Kernel address space is available, User address space may not be available.
 *     Windows 7 Kernel Version 7601 (Service Pack 1) MP (4 procs) Free x64
 *     Built by: 7601.18700.amd64fre.win7sp1_gdr.141211-1742
 */
import type { Context } from '../../model/context';
import type { NoticeRecord } from '../../model/session';
import type { Machine } from '../../../shared/triage';
import { flat } from '../../text/intern';
import type { SectionText } from '../../text/sectionText';
import { beginsWith } from './beginsWith';

type Settles = (match: RegExpExecArray, context: Context) => Partial<Context>;

/** The lines that settle something for what follows. */
const telling: readonly (readonly [RegExp, Settles])[] = [
  [
    /^Microsoft \(R\) Windows (?:Kernel )?Debugger\s+Version (\S+)/,
    ([, version = '']) => ({ debuggerVersion: flat(version) }),
  ],
  [
    /^((?:Mini )?Kernel(?: \w+)? Dump) File:/,
    ([, dump = '']) => ({ dump: flat(dump), mode: 'kernel', sessionKind: 'kernel-dump' }),
  ],
  [
    /^(User (?:Mini )?(?:Triage )?Dump) File(?: with [\w ]+)?:/,
    ([, dump = '']) => ({ dump: flat(dump), mode: 'user', sessionKind: 'user-dump' }),
  ],
  [
    /^Windows (.{1,60}?) (?:Kernel )?Version (\d+)\b.* (?:Free|Checked) (x86|x64|ARM 64-bit|ARM|IA64|Itanium)\b/,
    ([, name = '', build = '', machine = '']) => target(name, build, machine),
  ],
  [
    /^Connected to Windows (.{1,60}?) (\d{4,5}) (x86|x64|ARM 64-bit|ARM64|ARM|IA64)\b.* target at /,
    ([, name = '', build = '', machine = '']) => ({ ...target(name, build, machine), mode: 'kernel' }),
  ],
  // Where the line that names Windows was left out. It may name an older build than that line, whose kernel is this one.
  [
    /^(?:Built by|Edition build lab): (\d{4,5})\.\d+\.(amd64|x86|arm64|ia64)(?:fre|chk)\b/,
    ([, build = '', machine = ''], { osBuild }) =>
      osBuild === undefined ? { osBuild: flat(`(build ${build})`), ...machineAs(machine) } : {},
  ],
];

/** What those lines begin with. */
const mayTell = beginsWith('BCEKMUW');

/** Lines that nothing else prints. */
const known =
  /^(?:Copyright \([cC]\) Microsoft|Opened log file|Closing open log file|Loading Dump File \[|Opened (?:\\\\|WinSock)|Using (?:NET|\w+) for debugging|Waiting (?:to reconnect|for pipe)|Connected to (?:Windows|target)|You can get the target MAC|Kernel Debugger connection established|\*\*\* wait with pending attach|CommandLine: ?|Comment: '|(?:Deferred )?Symbol search path is:|Executable search path is:|\*{5,} (?:(?:Symbol )?Path validation summary|Preparing the environment for|Waiting for Debugger Extensions) ?.*|>{5,} (?:Preparing|Waiting) .*|ExtensionGallery |-{2} Configuring repositories|-{3,}> ?Repository : |\+-{40,}\+$|\| (?:This target supports Hardware-enforced|"Shadow Stack"|See aka\.ms\/|dps @ssp\b)|Response\s+Time \(ms\)\s+Location|(?:Deferred|OK|Error)\s{2,}\S|(?:Deferred|OK|Error) (?:srv|cache|symsrv)\*|Product: (?:\w+, suite:|WinNt|Server|LanManNt)|Built by: ?|Edition build lab: ?|\d+\.\d+\.\d+\.\d+ \(\w+\.\d{6}-\d{4}\)$|Build layer: |Machine Name:|Kernel base = |Primary image base = |Debug session time: ?|System Uptime: ?|Process Uptime: ?|Kernel time: ?\d|User time: ?\d|Loading (?:Kernel|User|Wow64) Symbols|Loading unloaded module list|Dump completed successfully, |Press ctrl-c \(cdb, kd, ntsd\)|Run !sym noisy before|Symbol loading may be unreliable|Use \.symfix to have|\*{5} .*(?:symbols|module list))/;
/** Lines that belong to a banner where they follow one of its lines. */
const following =
  /^(?:-{2,}>? .*|[A-Z]\w+ : (?:true|false|\w+)|\.{1,64}|\+-+\+|\|.*\||[\w.]+\.(?:amd64|x86|arm|arm64|ia64|i386)\w+\.\S+)$/i;

export function readBannerLines(
  text: SectionText,
  from: number,
  context: Context,
): { records: NoticeRecord[]; context: Context } {
  const records: NoticeRecord[] = [];
  let next = context;
  let follows = false;
  for (let at = from; at < text.count; at++) {
    if (text.isKnown(at)) {
      follows = false;
      continue;
    }
    const line = text.trimmed(at);
    if (line === '') continue;
    const settled = settle(line, next);
    follows = settled !== undefined || known.test(line) || (follows && following.test(line));
    if (!follows) continue;
    text.recognise(at);
    records.push({ kind: 'notice', lines: [at, at], what: 'banner', text: flat(line) });
    if (settled) next = { ...next, ...settled };
  }
  return { records, context: next };
}

function settle(line: string, context: Context): Partial<Context> | undefined {
  if (!mayTell(line) || line.length > 300) return undefined;
  for (const [pattern, settles] of telling) {
    const match = pattern.exec(line);
    if (match) return settles(match, context);
  }
  return undefined;
}

function target(name: string, build: string, machine: string): Partial<Context> {
  return { osBuild: flat(`${name} (build ${build})`), ...machineAs(machine) };
}

function machineAs(name: string): Pick<Context, 'machine'> {
  const found = machines[name.slice(0, 3).toLowerCase()];
  return found ? { machine: found } : {};
}

const machines: Readonly<Record<string, Machine>> = {
  x86: 'x86',
  x64: 'x64',
  amd: 'x64',
  arm: 'arm64',
  ia6: 'ia64',
  ita: 'ia64',
};
