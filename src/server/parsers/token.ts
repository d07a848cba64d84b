/**
 * `!token`.
 *
 *     _TOKEN e1bed030
 *     TS Session ID: 0
 *     User: S-1-5-21-1004336348-1177238915-682003330-1004
 *     Groups:
 *      00 S-1-5-32-544 (Alias: BUILTIN\Administrators)
 *         Attributes - Mandatory Default Enabled Owner
 *     Privs:
 *      00 0x000000017 SeChangeNotifyPrivilege           Attributes - Enabled Default
 *     TokenType:                 Primary
 *
 * Documentation: "!token".
 */
import type { TokenRecord } from '../model/security';
import { flat, intern } from '../text/intern';
import { readRecords, type Draft, type Shape } from './lines/fieldRecords';
import { addressIn } from './lines/values';
import type { Parser } from './parser';

type TokenDraft = Omit<Draft<TokenRecord>, 'privileges'> & {
  privileges: TokenRecord['privileges'][number][];
};

const head = /^_TOKEN(?: (?:0x)?([0-9a-f`]{8,17}))?$/i;
/** User mode prints no address: the listing begins with the session. */
const session = /^(?:TS )?Session ID:\s*(?:0x)?([0-9a-f]+)$/i;

const fields: readonly Shape<TokenDraft>[] = [
  [session, ([, id = ''], draft) => (draft.sessionId = Number.parseInt(id, 16))],
  [/^User: (S-1-\S+)/, ([, user = ''], draft) => (draft.user ??= flat(user))],
  [/^(?:User )?Groups:$|^Priv(?:ilege)?s:$|^(?:Device |Restricted |Capabilit\w* )?(?:Groups|SIDs?|Sids):?$/i],
  [/^\d\d S-1-\S+/, (_, draft) => draft.groups++],
  [/^Attributes - ?[A-Za-z ]*$/],
  [
    /^\d\d 0x[0-9a-f]+ (Se\w+|Unknown\w*)\s+Attributes -\s*(.*)$/i,
    ([, name = '', attributes = ''], draft) =>
      draft.privileges.push({ name: intern(name), enabled: /\bEnabled\b/.test(attributes) }),
  ],
  [/^Impersonation Level:\s+(\S.*)$/, ([, level = ''], draft) => (draft.impersonationLevel = intern(level))],
  [/^TokenType:\s+(\S.*)$/, ([, type = ''], draft) => (draft.type = intern(type))],
  [
    /^(?:Primary Group|Auth(?:entication)? ID|Token ID|Modified ID|Source|RestrictedSidCount|Restricted|SidHash|Token ?Flags|Session ?ID|Elevation Type|Is ?Elevated|Linked Token|Integrity Level|MandatoryPolicy|Mandatory Policy|OriginatingLogonSession|PackageSid|CapabilityCount|Capabilities|LowboxNumberEntry|Security Attributes|Process Token Trust|UIAccess|Impersonation|Virtualization|Token Virtualized|Logon ?Session|Policy|User Mode|Default Dacl)\b.{0,40}?(?::|=)\s*\S?/i,
  ],
  [/^(?:Unable to get|Failed to|Attribute count|Claims|Invalid)\b/i],
];

export const tokenParser: Parser = {
  commands: /^!(?:\w+\.)?token\b/i,
  openers: [{ kind: 'token', starts: ['_TOKEN'], opens: (_bytes, at, end) => end - at < 28 }],
  parse(text, context, from) {
    let isOpen = false;
    const records = readRecords<TokenDraft>(text, context, from, {
      open(line, at) {
        const match = head.exec(line);
        const first = isOpen ? null : session.exec(line);
        if (!match && !first) return undefined;
        isOpen = true;
        const address = addressIn(context, match?.[1]);
        return {
          kind: 'token',
          lines: [at, at],
          ...(address && { address }),
          ...(first?.[1] !== undefined && { sessionId: Number.parseInt(first[1], 16) }),
          groups: 0,
          privileges: [],
        };
      },
      fields,
      between: /^(?:Thread is not impersonating\. Using process token|The \S+ token|Error in reading token)/i,
    });
    return { records };
  },
};
