/**
 * Commands that print tables to which nothing else refers: `!pci`, `!arbiter`, `!dh`, `!idt`, `!filecache`, `!chkimg`, `!htrace`.
 *
 *     03:0  1073:000c.03  Cmd[0000:......]  Sts[0210:c....]  Device  Audio device        !pci
 *       0000000000000001 - 0000000000000001   B   8149acd0                               !arbiter
 *     37:	fffff8000289a090 hal!HalpApicSpuriousService                                    !idt
 *
 * Documentation: each command's own page.
 */
import type { ListingRecord } from '../model/listing';
import { flat, intern } from '../text/intern';
import { readTraceRow } from './lines/traceRow';
import { addressIn } from './lines/values';
import { walk } from './lines/walk';
import { nothing, type Parser } from './parser';

interface Shapes {
  /** Rows; the first group, where there is one, is the address of what the row shows. */
  readonly row: RegExp;
  /** Headers, progress, totals. */
  readonly around: RegExp;
}

const shapes: Readonly<Record<string, Shapes>> = {
  pci: {
    row: /^(?:[0-9a-f]{2}:[0-9a-f]\s+[0-9a-f]{4}:[0-9a-f]{4}\.|[0-9a-f]{2,3}:\s*[0-9a-f]{2,8}(?:\s*;|,[0-9a-f])|cf8:[0-9a-f]{8}\s|(?:IO|MEM)\[\d\]:[0-9a-f]+|\((?:d:)?[0-9a-f]+,\s*(?:f:)?[0-9a-f]+\) )/i,
    around: /^(?:PCI Bus \d+|PCI (?:Segment|Configuration Space) .*|Common Header:|Device Private:)/i,
  },
  arbiter: {
    row: /^[0-9a-f`]{8,17} - [0-9a-f`]{8,17}\s+[A-Z ]*\s*(?:([0-9a-f`]{8,17})(?:\s.*)?)?$/i,
    around:
      /^(?:DEVNODE [0-9a-f`]+ \(.*|.+ Arbiter "[^"]*" at [0-9a-f`]+|(?:Allocated ranges?|Possible (?:ranges?|allocation)):|< ?none ?>)/i,
  },
  dh: {
    row: /^(?:(?:[0-9a-f]+|[0-9a-f]+\.[0-9a-f]+) (?:\[\s*[0-9a-f]+\] )?[A-Za-z].*|\.?[\w$]+ name|(?:cv|dbg|misc|fpo|pgo|repro|\w+)\s*\(?.*\b[0-9a-f]+,? .*|Type\s+Size\s+Address\s+Pointer.*)$/i,
    around:
      /^(?:File Type: .*|(?:FILE|OPTIONAL) HEADER VALUES|SECTION HEADER #[0-9a-f]+|Debug Directories\(\d+\)|Flags|[A-Z][\w ,.()-]{2,60}|\(no align specified\)|--- .*)$/,
  },
  idt: {
    row: /^[0-9a-f]{2}:\s+([0-9a-f`]{8,17})(?:\s+\S.*)?$/i,
    around:
      /^(?:Dumping (?:Extended )?IDT:.*|IDT for processor #\d+|(?:[\w$.]+!\S+ )?\(KINTERRUPT [0-9a-f`]+\)|second isr.*|Vector routines? .*)/i,
  },
  filecache: {
    row: /^([0-9a-f`]{8,17})(?:\s+\d+){4}\s+\S.*$/i,
    around:
      /^(?:\*+ ?Dump file cache ?\*+|Reading and sorting VACBs|Removed \d+ nonactive VACBs|File Cache Information|(?:Current|Peak) size +\d+ kb|\d+ Control Areas|Skipping view @|Loading file cache database|SkippedPageTableReads = |File cache has \d+ valid pages|Usage Summary|Control\s+Valid)/i,
  },
  chkimg: {
    row: /^(?:(?:0x)?([0-9a-f`]{8,17})(?:-[0-9a-f`]{8,17}\s+\d+ bytes)? - \S.*|\[ ?(?:[0-9a-f?]{2} ?)+:(?: ?[0-9a-f?]{2})+ ?\])$/i,
    around:
      /^(?:\d+ errors?\s*: \S+|Number of different bytes for |Comparison image path:|Scanning section:|Size\(.*|Range to scan:|Total bytes compared:|Searching for module|Will (?:apply|ignore) |Image specific ignores|No range specified|Size: \d|Number of errors: \d|WRP|\.{3}|No errors)/i,
  },
  htrace: {
    row: /^Handle = (?:0x)?([0-9a-f`]{8,17}) - \w+/i,
    around:
      /^(?:-{10,}|Thread ID = 0x[0-9a-f]+, Process ID = 0x|(?:Parsed|Dumped) 0x[0-9a-f]+ (?:stack traces|handles)|Handle tracing|Ignored 0x|Outstanding handles)/i,
  },
};

const asked = /^!(?:\w+\.)?(pci|arbiter|dh|idt|filecache|chkimg|htrace)\b/i;

export const listingParser: Parser = {
  commands: asked,
  parse(text, context, from) {
    const what = intern((asked.exec(context.command ?? '')?.[1] ?? '').toLowerCase());
    const shape = shapes[what];
    if (!shape) return nothing;
    const rows: ListingRecord['rows'][number][] = [];
    const lines = walk(text, from, (line, at) => {
      const match = shape.row.exec(line);
      if (!match)
        return (
          shape.around.test(line) || (what === 'htrace' && readTraceRow(line, at, context) !== undefined)
        );
      const address = addressIn(context, match[1]);
      rows.push({ label: flat(line.replace(/\s+/g, ' ')), ...(address && { address }), lines: [at, at] });
      return true;
    });
    return lines ? { records: [{ kind: 'listing', lines, what, rows }] } : nothing;
  },
};
