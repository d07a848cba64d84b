/** What the debugger commands of a transcript ask for, in our own words. Known well are those whose output is understood. */

const words: Readonly<Record<string, string>> = {
  '!process': 'Shows a process and, by its flags, its threads with their waits and stacks.',
  '!thread': 'Shows one thread: state, what it waits for and since when, its IRPs and its stack.',
  '!irp': 'Shows an I/O request packet with its stack locations; with a second argument 1, all its fields.',
  '!irpfind': 'Searches the pool for IRPs; with -v it shows each of them.',
  '!fileobj': 'Shows a FILE_OBJECT: name, device, access, flags, and whether it is busy.',
  '!peb': 'Shows the process environment block: modules, command line, environment.',
  '!teb': 'Shows the thread environment block.',
  '!analyze': 'Reads a crash by the debugger’s own rules and names a suspect.',
  '!locks': 'Shows executive resources with their owners and waiters.',
  '!stacks': 'Shows the stacks of kernel threads in one line each.',
  '!running': 'Shows what runs on each processor.',
  '!apc': 'Shows the APCs that are queued.',
  '!dpcs': 'Shows the queued deferred procedure calls.',
  '.effmach': 'Chooses the machine whose registers and stacks are shown: WOW64 code is x86 on x64.',
  '.thread': 'Chooses the thread whose registers and stack are shown.',
  '.process': 'Chooses the process whose memory is shown.',
  '.trap': 'Shows registers and stack from a trap frame.',
  '.cxr': 'Shows registers and stack from a context record.',
  k: 'Shows the stack of the current thread.',
  kb: 'Shows the stack with the first three stack slots that hold arguments.',
  kv: 'Shows the stack with argument slots, calling convention and trap frames.',
  kp: 'Shows the stack with parameters, where private symbols know them.',
  kn: 'Shows the stack with frame numbers.',
  kc: 'Shows the call sites only.',
  dds: 'Shows memory in 4-byte values, with the symbol nearest to each.',
  dqs: 'Shows memory in 8-byte values, with the symbol nearest to each.',
  dps: 'Shows memory in pointers, with the symbol nearest to each.',
  dd: 'Shows memory in 4-byte values.',
  dq: 'Shows memory in 8-byte values.',
  db: 'Shows memory in bytes.',
  dt: 'Shows a structure by its type.',
  lm: 'Lists modules.',
  r: 'Shows registers.',
  u: 'Disassembles.',
};

/** `!IRP`, `~6s`, `kL` … ; undefined for commands that are not known. */
export function commandWords(name: string): string | undefined {
  const typed = name.toLowerCase();
  if (typed.startsWith('~'))
    return typed.endsWith('s') ? 'Chooses the current thread.' : 'Runs a command for one thread, or for all.';
  if (/^k[bvpnlfmad]+l?$/i.test(typed)) return words[typed.replace(/[lfmad]+$/, '')] ?? words['k'];
  return Object.hasOwn(words, typed) ? words[typed] : undefined;
}
