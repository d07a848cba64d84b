/**
 * `!peb`: the command line and the image, with everything else recognised by shape.
 *
 *     CommandLine:  'cmd.exe /c c:/progra~2/rrdtool/rrdtool.exe -'
 *
 * Documentation: "!peb".
 */
import { flat } from '../text/intern';
import { nothing, type Parser } from './parser';

const field =
  /^(CommandLine|ImageFile|CurrentDirectory|WindowTitle|DllPath|Environment|DesktopInfo|ShellInfo|RuntimeData|Ldr[.\w]*|ProcessHeap|SubSystemData|ProcessParameters|InheritedAddressSpace|ReadImageFileExecOptions|BeingDebugged|ImageBaseAddress|NtGlobalFlag\w*):\s*(.*)$/;
const header = /^PEB at [0-9a-f`]+$/i;

export const pebParser: Parser = {
  commands: /^!peb\b/,
  parse(text, _context, from) {
    const values = new Map<string, string>();
    let first: number | undefined;
    let last = from;
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      const match = field.exec(line);
      if (!match && !header.test(line)) continue;
      if (match?.[1] !== undefined) values.set(match[1], flat((match[2] ?? '').replace(/^['"]|['"]$/g, '')));
      text.recognise(at);
      first ??= at;
      last = at;
    }
    if (first === undefined) return nothing;
    const commandLine = values.get('CommandLine');
    const imageFile = values.get('ImageFile');
    return {
      records: [
        {
          kind: 'peb',
          lines: [first, last],
          ...(commandLine !== undefined && { commandLine }),
          ...(imageFile !== undefined && { imageFile }),
        },
      ],
    };
  },
};
