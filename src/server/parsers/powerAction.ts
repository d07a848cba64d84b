/**
 * `!poaction`.
 *
 *     PopAction: fffff80172a0a500
 *       State..........: 0 - Idle
 *     Allocated power irps (PopIrpList - fffff80172a0aa60)
 *       IRP: ffffe0005c3f2e10 (set/D0,), PDO: ffffe0005c1b7060
 *     Irp worker threads (PopIrpThreadList - fffff80172a0b0a0)
 *       THREAD: ffffe0005a3b9040 (static)
 *       THREAD: ffffe0005c2c3040 (dynamic), IRP: ffffe0005c3f2e10, DEVICE: ffffe0005c1b7060
 *
 * Documentation: "!poaction".
 */
import type { PowerActionRecord } from '../model/power';
import { intern } from '../text/intern';
import { readRecords, type Draft, type Shape } from './lines/fieldRecords';
import { addressIn, pointerIn } from './lines/values';
import type { Parser } from './parser';

type PowerDraft = Omit<Draft<PowerActionRecord>, 'irps' | 'threads'> & {
  irps: PowerActionRecord['irps'][number][];
  threads: PowerActionRecord['threads'][number][];
};

const fields: readonly Shape<PowerDraft>[] = [
  [
    /^IRP: (?:0x)?([0-9a-f`]{8,17}) \(([^)]*)\)(?:,? PDO: (?:0x)?([0-9a-f`]+))?/i,
    ([, own, request = '', device], draft, context, at) => {
      const irp = addressIn(context, own);
      const pdo = pointerIn(context, device);
      if (irp) draft.irps.push({ irp, request: intern(request), ...(pdo && { pdo }), lines: [at, at] });
    },
  ],
  [
    /^THREAD: (?:0x)?([0-9a-f`]{8,17}) \((?:static|dynamic)\)(?:,\s*IRP: (?:0x)?([0-9a-f`]+))?/i,
    ([, own, power], draft, context, at) => {
      const thread = addressIn(context, own);
      const irp = pointerIn(context, power);
      if (thread) draft.threads.push({ thread, ...(irp && { irp }), lines: [at, at] });
    },
  ],
  [
    /^(?:Allocated power irps|Irp worker threads|Power irps|Broadcast in progress|Device State\b|PopAction Broadcast state|No Device State present)/i,
  ],
  [/^[A-Z][\w ]{1,22}\.{1,16}:\s/],
  [/^(?:Irp minor|System State|Worker thread|Notification thread|Broadcast thread|Order|Queue state)\s*:\s/i],
];

export const powerActionParser: Parser = {
  commands: /^!(?:\w+\.)?poaction\b/i,
  openers: [{ kind: 'powerAction', starts: ['PopAction: '] }],
  parse(text, context, from) {
    const records = readRecords<PowerDraft>(text, context, from, {
      open: (line, at) =>
        line.startsWith('PopAction:')
          ? { kind: 'powerAction', lines: [at, at], irps: [], threads: [] }
          : undefined,
      fields,
    });
    return { records };
  },
};
