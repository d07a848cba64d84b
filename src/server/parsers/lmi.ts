/**
 * `!lmi`: the header of a module's file, and how its symbols were found.
 *
 *     Loaded Module Info: [audio]
 *              Module: audio
 *        Base Address: fffff8069ad90000
 *          Image Name: audio.sys
 *          Time Stamp: 58ebe848 Mon Apr 10 13:17:12 2017
 *     Debug Data Dirs: Type  Size     VA  Pointer
 *                  CODEVIEW    a7,  e5f4,    d1f4 RSDS - GUID: {5395F0C5-AE50-4C56-AD31-DD5473BD318F}
 *
 * Documentation: "!lmi".
 */
import { flat, intern } from '../text/intern';
import type { Sweeper } from './lines/sweep';
import { addressIn, defined } from './lines/values';
import { nothing, type Parser } from './parser';

const head = /^Loaded Module Info: \[(.*)\]$/;
const field =
  /^(Module|Base Address|Image Name|Machine Type|Time Stamp|Size|CheckSum|Characteristics|Debug Data Dirs|Image Type|Symbol Type|Compiler|Load Report|Age|Pdb|Linker|Tools|Product|Subsystem)\s*:\s?(.*)$/;
const directory =
  /^(?:(?:CODEVIEW|FPO|MISC|POGO|ILTCG|VC_FEATURE|REPRO|CLSID|RESERVED10|EX_DLLCHARACTERISTICS|\?\?|UNKNOWN|SPGO|PDBHASH|MPX|EMBEDDEDPDB)\s|Age: \d|[0-9a-f]+: [0-9a-f]{2} |\[Data not mapped\])/i;
const path = /^(?:[A-Za-z]:\\|\\\\|srv\*|\/).*\.(?:pdb|dbg|sys|dll|exe)\b.*$/i;

const sweeper: Sweeper = {
  first: 'L',
  sweep(text, from, line, context) {
    const name = head.exec(line)?.[1];
    if (name === undefined) return undefined;
    const found = new Map<string, string>();
    let last = from;
    for (let at = text.next(from); at < text.count; at = text.next(at)) {
      const words = text.trimmed(at);
      const match = field.exec(words);
      if (match) found.set(match[1] ?? '', flat(match[2] ?? ''));
      else if (!directory.test(words) && !path.test(words)) break;
      text.recognise(at);
      last = at;
    }
    text.recognise(from);
    const start = addressIn(context, found.get('Base Address'));
    const stamp = found.get('Time Stamp');
    const record = defined({
      kind: 'module' as const,
      lines: [from, last] as const,
      address: start,
      start,
      name: intern(found.get('Module') ?? name),
      image: found.get('Image Name'),
      timestamp: stamp,
      timestampHex: hex(stamp),
      checksum: hex(found.get('CheckSum')),
      size: hex(found.get('Size')),
      symbols: found.get('Symbol Type')?.split(/\s/, 1)[0],
      details: Array.from(found, ([key, value]) => ({ name: key, value })),
    });
    return { records: [record], next: last + 1 };
  },
};

function hex(text: string | undefined): number | undefined {
  const value = text === undefined ? Number.NaN : Number.parseInt(text, 16);
  return Number.isNaN(value) ? undefined : value;
}

export const lmiParser: Parser = { parse: () => nothing, sweeper };
