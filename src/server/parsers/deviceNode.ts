/**
 * `!devnode`, one node or a tree.
 *
 *     DevNode 0xff0d06e8 for PDO 0xff0d07d0 at level 0x3
 *       Parent 0xff0d1408   Sibling 0000000000   Child 0000000000
 *       InstancePath is "ISAPNP\SUP2171\00000067"
 *       State = DeviceNodeStarted (0x308)
 *       Flags (0x6c0000f0)  DNF_ENUMERATED, DNF_IDS_QUERIED,
 *                           DNF_HAS_BOOT_CONFIG
 *
 * Documentation: "!devnode".
 */
import type { DeviceNodeRecord } from '../model/device';
import { intern } from '../text/intern';
import { readRecords, set, type Draft, type Shape } from './lines/fieldRecords';
import { addressIn, hexNumber, pointerIn } from './lines/values';
import type { Parser } from './parser';

type NodeDraft = Omit<Draft<DeviceNodeRecord>, 'flagNames'> & { flagNames: string[] };

const head = /^DevNode (0x[0-9a-f`]+)(?: for PDO (0x[0-9a-f`]+|0+))?(?: at level 0x[0-9a-f]+)?…?$/i;
const flagNames = /\bDNF_\w+/g;

/** The lists of resources, below a node and alone (`!cmreslist`, `!ioreslist`). */
const resources =
  /^(?:(?:CmResourceList|IoResList|BootResourcesList|TranslatedResourceList|ResourceRequirements\w*)\s+at\s+0x[0-9a-f]|(?:Alternative|Entry|(?:Preferred |Alternative |Default )?Descriptor) \d+ [-(]|Flags \((?:0x)?[0-9a-f]+\) -|Range starts at 0x|0x[0-9a-f]+ byte range with|Level 0x[0-9a-f]+, Vector|(?:Device ?)?Data:\s|(?:0x)?[0-9a-f]{1,16} - (?:0x)?[0-9a-f]{1,16}$)/i;

const heading = new RegExp(`^Dumping (?:IopRootDeviceNode|all devices)|${resources.source}`, 'i');

const fields: readonly Shape<NodeDraft>[] = [
  [
    /^Parent (\w+)\s+Sibling (\w+)\s+Child (\w+)/,
    ([, parent, sibling, child], draft, context) => {
      set(draft, {
        parent: pointerIn(context, parent),
        sibling: pointerIn(context, sibling),
        child: pointerIn(context, child),
      });
    },
  ],
  [/^InstancePath is "(.*)"/, ([, instance = ''], draft) => (draft.instance = intern(instance))],
  [/^ServiceName is "(.*)"/, ([, service = ''], draft) => (draft.service = intern(service))],
  [/^State = (\w+)/, ([, state = ''], draft) => (draft.state = intern(state))],
  [/^Previous State = (\w+)/, ([, state = ''], draft) => (draft.previousState = intern(state))],
  [/^Problem = (\w+)/, ([, problem = ''], draft) => (draft.problem = intern(problem))],
  [/^StateHistory\[\d+\] = \w+/],
  [
    /^Flags \((0x[0-9a-f]+|\.+)\)\s+DNF_.*$/i,
    ([line, flags = ''], draft) => {
      if (flags.startsWith('0x')) draft.flags = hexNumber(flags);
      addFlags(line, draft);
    },
  ],
  [
    /^DNF_\w+(?:,\s*DNF_\w+)*,?$/,
    ([line], draft) => {
      addFlags(line, draft);
    },
  ],
  [/^(?:DNUF|DOCK|CM_PROB)_\w+(?:,\s*(?:DNUF|DOCK|CM_PROB)_\w+)*,?$/],
  [
    /^(?:UserFlags|CapabilityFlags|DisableableDepends|Unknown flags|TargetDeviceNotify|NotifyList|Failure Status|Problem Status)\b/i,
  ],
  [
    /^(?:InterfaceType|Bus Number|DockInfo|Completion Status|Problem Code|Device (?:Type|Reported)|Lower(?:Filter)?Drivers|UpperDrivers)\b/i,
  ],
  // Resources.
  [resources],
];

export const deviceNodeParser: Parser = {
  commands: /^!(?:\w+\.)?(?:devnode|cmreslist|ioreslist)\b/i,
  openers: [
    { kind: 'deviceNode', starts: ['DevNode 0x'] },
    { kind: 'deviceNode', starts: ['Dumping IopRootDeviceNode'] },
  ],
  parse(text, context, from) {
    const records = readRecords<NodeDraft>(text, context, from, {
      open(line, at) {
        const [, node, pdo] = head.exec(line) ?? [];
        const address = addressIn(context, node);
        if (!address) return undefined;
        const draft: NodeDraft = { kind: 'deviceNode', lines: [at, at], address, flagNames: [] };
        set(draft, { pdo: pointerIn(context, pdo) });
        return draft;
      },
      fields,
      between: heading,
    });
    return { records };
  },
};

function addFlags(line: string, draft: NodeDraft): void {
  draft.flagNames.push(...Array.from(line.matchAll(flagNames), ([name]) => intern(name)));
}
