// What a person with grep would count in a transcript: plain patterns over single lines, independent of every parser.

export type Sought = 'frame' | 'thread' | 'process' | 'irp' | 'bugcheck';

export interface Sighting {
  readonly sought: Sought;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

const address = '(?:[0-9a-f]{8}`[0-9a-f]{8}|[0-9a-f]{16}|[0-9a-f]{8})';
/** `nt!KiSwapContext+0x7a`, `iqvw64e+0x3fd2`: what a row ends with. */
const site =
  '(?:[\\w.$-]+![^\\s=]|[\\w.$-]+\\+0x[0-9a-f]+(?:\\s|$)|<Unloaded_[^>]+>\\+0x|0x[0-9a-f`]{8,17}(?:\\s|$))';
const gap = '[\\s:]+';

/** What people and mail programs put before a line. */
const quotes = /^(?:\s|\u00a0|>(?=\s|$)|&gt;(?=\s|$)|\/\/(?=\s|$)|#(?= [^ ]))+/;

const rows: readonly RegExp[] = [
  // Two addresses or more; `dps` prints such rows too.
  new RegExp(
    `^(?:[0-9a-f]{1,3}\\s+)?(?:[0-9a-f]{1,6}\\s+)?${address}(?:${gap}${address}){1,5}${gap}${site}`,
    'i',
  ),
  // `RetAddr : Call Site`.
  new RegExp(`^(?:[0-9a-f]{1,3}\\s+)?${address} +: +(?:${address}\\s+){0,4}(?:: )?${site}`, 'i'),
  /^[0-9a-f]{1,3}\s+\(Inline(?: Function)?\)/i,
];

/** Rows that only their header tells from other text: call sites alone, and those of managed code. */
const headed: readonly { readonly header: RegExp; readonly row: RegExp }[] = [
  { header: /^(?:# +)?Call Site$/, row: /^(?:[0-9a-f]{2,3} )?[\w.$-]+![^\s=]\S*$/i },
  {
    header: /^Child[ -]SP\s+IP\s+Call Site$/,
    row: /^[0-9a-f]{16} [0-9a-f]{16} \S/i,
  },
];

const threadLine = /^THREAD [0-9a-f`]{8,17}(?:\s|$)/;
const processLine = /^PROCESS [0-9a-f`]{8,17}(?:\s|$)/;
const irpLine = /\bIrp is active with \d+ stacks/;
const bugcheckLines: readonly RegExp[] = [
  /^BugCheck [0-9a-f]+, \{/i,
  /^\*\*\* Fatal System Error: 0x[0-9a-f]+/i,
  /^BUGCHECK_CODE:\s+[0-9a-f]+/,
];
const banner = /\*\s*Bugcheck Analysis\s*\*/;
const title = /^(?:[A-Z][A-Z0-9_]{4,}|Unknown bugcheck code) \([0-9a-f]{1,8}\)$/;
/** Lines between the banner and the title, blank ones not counted. */
const bannerReach = 6;

/** Every line of a text that announces something which a triager counts. */
export function sightings(text: string): Sighting[] {
  const found: Sighting[] = [];
  let belowBanner = 0;
  let below: RegExp | undefined;
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.replaceAll('\\`', '`').replace(quotes, '').trimEnd();
    if (line === '') continue;
    const sought = lookAt(line, belowBanner > 0) ?? (below?.test(line) === true ? 'frame' : undefined);
    below = headed.find(({ header }) => header.test(line))?.row ?? (sought === 'frame' ? below : undefined);
    belowBanner = banner.test(line) ? bannerReach : belowBanner - 1;
    if (sought) found.push({ sought, line: index + 1, text: line });
  }
  return found;
}

function lookAt(line: string, isBelowBanner: boolean): Sought | undefined {
  if (threadLine.test(line)) return 'thread';
  if (processLine.test(line)) return 'process';
  if (irpLine.test(line)) return 'irp';
  if (bugcheckLines.some((pattern) => pattern.test(line))) return 'bugcheck';
  if (isBelowBanner && title.test(line)) return 'bugcheck';
  return rows.some((pattern) => pattern.test(line)) ? 'frame' : undefined;
}
