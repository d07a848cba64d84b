/**
 * `!peb`: the command line and the image, with everything else recognised by shape.
 *
 *     CommandLine:  'cmd.exe /c c:/progra~2/rrdtool/rrdtool.exe -'
 *
 * Documentation: "!peb".
 */
import type { Address } from '../../shared/address';
import { flat } from '../text/intern';
import { addressIn } from './lines/values';
import { nothing, type Parser } from './parser';

const field =
  /^(CommandLine|ImageFile|CurrentDirectory|WindowTitle|DllPath|Environment|DesktopInfo|ShellInfo|RuntimeData|Ldr[.\w]*|ProcessHeap|SubSystemData|ProcessParameters|InheritedAddressSpace|ReadImageFileExecOptions|BeingDebugged|ImageBaseAddress|NtGlobalFlag\w*):\s*(.*)$/;
const header = /^PEB at [0-9a-f`]+$|^Ldr\s+[0-9a-f`]+$|^Base TimeStamp\s+Module$/i;
const own = /^PEB at ([0-9a-f`]{8,17})$/i;
/** One row of the loader's list: `7ff7931f0000 e1cbfc53 Jan 16 14:56:43 2090 C:\Windows\System32\cmd.exe`. */
const module = /^[0-9a-f`]{5,17}\s+[0-9a-f]{1,8}\s+[A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d \d{4}\s+\S/i;
/** `    ALLUSERSPROFILE=C:\ProgramData`, below `Environment:`. */
const variable = /^=?[^\s=][^=]{0,127}=/;

export const pebParser: Parser = {
  commands: /^!(?:\w+\.)?peb\b/i,
  openers: [{ kind: 'peb', starts: ['PEB at '], opens: (_bytes, at, end) => end - at < 30 }],
  parse(text, context, from) {
    let address: Address | undefined;
    const values = new Map<string, string>();
    let first: number | undefined;
    let last = from;
    for (let at = from; at < text.count; at++) {
      const line = text.trimmed(at);
      address ??= addressIn({ ...context, mode: 'user' }, own.exec(line)?.[1]);
      if (!readField(line, values) && !header.test(line) && !module.test(line)) continue;
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
          ...(address && { address }),
          ...(commandLine !== undefined && { commandLine }),
          ...(imageFile !== undefined && { imageFile }),
        },
      ],
    };
  },
};

function readField(line: string, values: Map<string, string>): boolean {
  const [, name, value = ''] = field.exec(line) ?? [];
  if (name === undefined) return values.has('Environment') && variable.test(line);
  values.set(name, flat(value.replace(/^['"‘“]|['"’”]$/g, '')));
  return true;
}
