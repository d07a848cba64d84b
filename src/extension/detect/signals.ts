/**
 * What gives debugger output away: the shapes of its lines, each with a weight.
 *
 * A line is tested without its indentation and quote marks (`> `, `// `, `# `, `*** `), so no pattern starts with them. All patterns are
 * anchored and linear: a line of a megabyte of anything must cost nothing. `most` caps what one shape may add; what many kinds of
 * text have (rows of hex) stays below the threshold on its own.
 */

export interface Signal {
  readonly pattern: RegExp;
  readonly weight: number;
  /** The most this signal may add over a whole text; its weight when left out, so that it counts once. */
  readonly most?: number;
}

/** The score that makes a text a transcript. */
export const threshold = 10;

/** An address as any debugger output writes it: 8 or 16 digits, back-ticked or not, even escaped by Markdown. */
const pointer = '(?:0x)?[0-9a-f]{8}(?:\\\\?`?[0-9a-f]{8})?';
/** `nt!KiSwapContext+0x85`, ``nt! ?? ::FNODOBFM::`string'``, `ntdll_7d600000!NtClose`. */
const symbol = '[a-z_][\\w.]*!(?: \\?\\?)? ?[\\w`<:@~?$]';

/** In `source`, `PTR` and `SYM` stand for the two above, one blank for any white space, ` ?` for any or none. */
function shape(source: string, weight: number, most = weight): Signal {
  const pattern = source
    .replaceAll('PTR', pointer)
    .replaceAll('SYM', symbol)
    .replaceAll(' ?', '[ \\t]*')
    .replaceAll(/ (?!\\t)/g, '[ \\t]+');
  return { pattern: new RegExp(`^(?:${pattern})`, 'i'), weight, most };
}

/** Upper case matters: these are the keys of `!analyze -v`. */
const analyzeKey =
  /^(?:FAULTING_\w+|DEFAULT_BUCKET_ID|BUGCHECK_\w+|PROCESS_NAME|(?:PRIMARY_)?PROBLEM_CLASS(?:ES)?|STACK_(?:TEXT|COMMAND)|FOLLOWUP_(?:IP|NAME)|SYMBOL_(?:NAME|STACK_INDEX)|(?:MODULE|IMAGE)_NAME|(?:FAILURE_)?BUCKET_ID|FAILURE_ID_\w+|(?:EXCEPTION|ERROR)_(?:RECORD|CODE\w*|PARAMETER\d)|TRAP_FRAME|CONTEXT|LAST_CONTROL_TRANSFER|KEY_VALUES_STRING|CURRENT_IRQL|READ_ADDRESS|WRITE_ADDRESS|DEBUG_FLR_\w+|CUSTOMER_CRASH_COUNT|BLACKBOX\w+|ANALYSIS_\w+|DUMP_(?:CLASS|QUALIFIER|FILE_ATTRIBUTES)|DERIVED_WAIT_CHAIN|IRP_ADDRESS|LOCK_ADDRESS|BLOCKING_THREAD|NTGLOBALFLAG|APP):/;

export const signals: readonly Signal[] = [
  // Stacks: rows, their headers, rows that lost their columns, `kc`.
  shape('(?:[0-9a-f]{1,3} )?PTR PTR (?:PTR )*SYM', 4, 12),
  shape('(?:[0-9a-f]{1,3} )?PTR (?:PTR )?: (?:PTR )*:? ?SYM', 4, 12),
  shape('(?:[0-9a-f]{1,3} )?(?:PTR )?PTR SYM', 4, 12),
  shape('(?:[0-9a-f]{1,3} )?SYM\\S*\\+0x[0-9a-f]+', 2, 8),
  shape('(?:[0-9a-f]{2} )[a-z_]\\w*!\\w+(?:\\s|$)', 1, 8),
  shape('(?:[0-9a-f]{1,3} )?PTR PTR PTR PTR PTR (?:0x|[a-z_]\\w*\\+0x)', 2, 8),
  shape('PTR PTR (?:\\[\\w+Frame|[\\w.<>`]{3,200}\\()', 3, 9),
  shape('(?:[0-9a-f]{1,3} )?\\(Inline(?: Function)?\\)', 4, 8),
  shape(
    '(?:Call stack: )?(?:# )?(?:Child\\W?(?:EBP|SP|BSP)|RetAddr) ?(?::? ?)(?:RetAddr|Return|IP|Child-BSP|Args to Child|Call Site)',
    7,
  ),
  shape('(?:WARNING: )?(?:Stack unwind information not available|Frame IP not in any known module)', 8),
  shape(
    '(?:ERROR|WARNING): (?:Module load completed but symbols|Symbol file could not be found|Unable to verify (?:checksum|timestamp))',
    8,
  ),

  // Prompts: `kd>`, `2: kd>`, `lkd>`, `0:000:x86>`, and one whose punctuation was lost.
  shape('(?:(?:\\d{1,3}: ?|l)?kd|\\d{1,2}:\\d{3})(?::\\w+)?> ?[!.]\\w', 10),
  shape('(?:(?:\\d{1,3}: ?|l)?kd|\\d{1,2}:\\d{3})(?::\\w+)?>', 5, 10),
  shape('\\d{1,3} l?kd !\\w', 8),

  // The session.
  shape('Microsoft \\(R\\) Windows Debugger Version', 10),
  shape('Loading Dump File \\[', 10),
  shape("O?pened log file '", 10),
  shape('Windows .{1,60} Kernel Version \\d+', 8),
  shape('(?:Symbol|Executable) search path is:', 5, 10),
  shape('(?:Symbol )?Path validation summary', 6),
  shape(
    '(?:Debug session time|System Uptime|Kernel base =|Built by|Edition build lab|Machine Name):? ',
    3,
    9,
  ),
  shape('Loading (?:Kernel Symbols|User Symbols|unloaded module list)', 3, 6),
  shape('ModLoad: PTR PTR', 4, 12),
  shape('\\([0-9a-f]{1,5}\\.[0-9a-f]{1,5}\\): .{1,80} - code [0-9a-f]{8}', 10),
  shape(
    'Break instruction exception - code|Fatal System Error: 0x|Kernel Debugger connection established',
    8,
  ),
  shape('Connected to Windows .{1,80} target at', 8),

  // `!analyze`.
  shape('(?:\\w+ )?(?:Bugcheck|Exception) Analysis', 4),
  { pattern: /^[A-Z][A-Z0-9]*_[A-Z0-9_]+ \([0-9a-f]{1,8}\)$/, weight: 4 },
  { pattern: analyzeKey, weight: 4, most: 16 },
  shape('Arg(?:ument)? ?[1-4]: PTR', 3, 9),
  shape('BugCheck [0-9a-f]{1,8}, \\{', 8),
  shape('Probably caused by ?:', 6),
  shape('Followup: ?(?:MachineOwner|wintriag)|Debugging Details:', 5),
  shape('Key ?: (?:Analysis|Bugcheck|Failure|Dump|Hypervisor|Timeline|WER|CLR)\\.', 5, 10),

  // Threads and processes.
  shape('THREAD PTR (?:Cid|\\()', 8, 16),
  shape('PROCESS PTR', 6, 12),
  shape('(?:SessionId: \\S+ )?Cid: [0-9a-f]{1,5} Peb: [0-9a-f]+ ParentCid:', 6),
  shape('DirBase: ?[0-9a-f]+ ObjectTable:', 6),
  shape('(?:Owning Process|Attached Process|Impersonation token:|DeviceMap) PTR', 3, 6),
  shape('(?:Wait Start TickCount|Context Switch Count|WaitTime \\(ticks\\)) \\d+', 4, 8),
  shape('Stack Init [0-9a-f]{8,16} Current|Win32 Start Address ', 4, 8),
  shape(
    'PTR (?:Synchronization|Notification)(?:Event|Timer)|PTR (?:Semaphore|QueueObject|ProcessObject|Mutant)\\b',
    3,
    6,
  ),
  shape('[.#]? ?\\d{1,4} Id: [0-9a-f]+\\.[0-9a-f]+ (?:Suspend|Teb)', 8),
  shape('(?:OS Thread Id: 0x|(?:K?PCR|PRCB) (?:Processor|for Processor) \\d+)', 5),

  // I/O, locks, pool.
  shape('(?:PTR: )?Irp is active with \\d+ stacks', 8),
  shape('cmd flg cl Device File', 6),
  shape('\\[(?:IRP_MJ_| ?[0-9a-f]{1,2}, ?[0-9a-f]{1,2}\\] [0-9a-f]{1,2} [0-9a-f]{1,2} [0-9a-f]{8})', 5, 10),
  shape('Args: PTR PTR PTR PTR', 3, 6),
  shape(
    '(?:Device|Driver) object \\(PTR\\) is for:|(?:[0-9a-f]{4,16}: )?Object: PTR (?:Type|GrantedAccess)',
    5,
    10,
  ),
  shape('!DevObj !DrvObj|DevNode (?:0x)?[0-9a-f]{8,16} for PDO', 7),
  shape(
    'PTR (?:Thread PTR current stack belongs to|\\[PTR\\] (?:irpStack: \\(|Irp is complete \\())|Irp \\[ Thread \\] irpStack:',
    6,
    12,
  ),
  shape('\\d{1,4}:[0-9a-f]{1,5} \\d+ days \\d+:\\d\\d:\\d\\d\\.\\d{3}', 2, 10),
  shape('(?:PEB|TEB) at PTR|Usage Summary \\(in Kb\\):|WHEA Error Packet Info', 5),
  shape('(?:Resource @ (?:0x|\\w+!)|CritSec .{1,80} at PTR|Critical section = 0x)', 6, 12),
  shape('KD: Scanning for held locks|DUMP OF ALL RESOURCE OBJECTS', 8),
  shape('Pool page PTR region is', 8),
  shape('PTR size: [0-9a-f]+ previous size:', 4, 8),
  shape('VERIFIER STOP [0-9a-f]{8}', 8),

  // Memory, registers, modules, code, types.
  shape('[re]ax=[0-9a-f]{8,16} [re]bx=', 7),
  shape('[re]ip=[0-9a-f]{8,16} [re]sp=', 6),
  shape('iopl=\\d (?:nv|ov) (?:up|dn) ', 5),
  shape('x0=[0-9a-f]{16} x1=[0-9a-f]{16}', 7),
  shape('start end module name', 7),
  shape(
    'PTR PTR \\w+ .{0,20}\\((?:deferred|no symbols|(?:export|pdb|private pdb|coff|codeview) symbols)\\)',
    5,
    10,
  ),
  shape('(?:Loaded symbol image file|Mapped memory image file|Image path|Unloaded modules):', 3, 9),
  shape('Exception(?:Address|Code): (?:0x)?[0-9a-f]{8}', 5, 10),
  shape(
    'PTR [0-9a-f]{2,32} (?:mov|lea|call|push|pop|jn?[ezabgl]|jmp|cmp|test|xor|ret|int|sub|add)\\w* ',
    2,
    8,
  ),
  shape('\\w+![\\w:~]+(?:\\+0x[0-9a-f]+)?(?: \\[.{1,200}\\])?:$', 3, 6),
  shape('\\+0x[0-9a-f]{3} \\w+ ?: ', 2, 8),
  shape('PTR [0-9a-f]{8}(?:`[0-9a-f]{8})? (?:[0-9a-f]{8}(?:`[0-9a-f]{8})? ?)+$', 1, 4),
  shape('PTR (?:[0-9a-f]{2} ){7}[0-9a-f]{2}-[0-9a-f]{2} ', 2, 6),
];
