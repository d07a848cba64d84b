/** What the text says of the code that rows stand in: modules without symbols, and functions whose bytes were changed. */
import type { Lines } from '../../shared/triage';
import type { Entry, Transcript } from './transcript';

/** `export`: names are those of exported functions alone. `none`: there are no names. */
interface SymbolGap {
  readonly what: 'export' | 'none';
  readonly lines: Lines;
}

const complaint =
  /^\*\*\* (?:ERROR|WARNING): (Symbol file could not be found\.\s+Defaulted to export symbols|Module load completed but symbols could not be loaded) for (\S+)/;
/** `f80ab1c0-f80ab1c4  5 bytes - nt!KiFastCallEntry+e4`. */
const difference = / - ([\w$.]+!\S+?)(?:\+(?:0x)?[0-9a-f]+)?(?:\s|$)/i;
const noSymbols = /^(?:export|no) symbols/i;

export class CodeEvidence {
  private readonly gaps = new Map<string, SymbolGap>();
  private readonly changed = new Map<string, Lines>();

  static of(transcript: Transcript): CodeEvidence {
    const evidence = new CodeEvidence();
    for (const entry of transcript.each('notice')) {
      const match = entry.record.what === 'symbols' ? complaint.exec(entry.record.text) : undefined;
      if (!match) continue;
      const what = match[1]?.startsWith('Symbol') === true ? 'export' : 'none';
      evidence.gaps.set(key(entry, bare(match[2] ?? '')), { what, lines: transcript.lines(entry) });
    }
    for (const entry of transcript.each('module')) {
      const { name, symbols = '', unloaded } = entry.record;
      // The last listing counts: symbols may have been loaded since.
      if (name === undefined || unloaded || symbols === '') continue;
      if (!noSymbols.test(symbols)) {
        if (!/^deferred/i.test(symbols)) evidence.gaps.delete(key(entry, name));
      } else
        evidence.gaps.set(key(entry, name), {
          what: /^export/i.test(symbols) ? 'export' : 'none',
          lines: transcript.lines(entry),
        });
    }
    evidence.readChanges(transcript);
    return evidence;
  }

  /** Why the names of a module's functions may be wrong. */
  gapOf(session: string, module: string): SymbolGap | undefined {
    return this.gaps.get(`${session}:${module.toLowerCase()}`);
  }

  /** Where `!chkimg` shows that a function differs from its image. */
  changeOf(session: string, symbol: string): Lines | undefined {
    return this.changed.get(`${session}:${symbol.toLowerCase()}`);
  }

  private readChanges(transcript: Transcript): void {
    for (const entry of transcript.each('listing')) {
      if (entry.record.what !== 'chkimg') continue;
      for (const { label, lines } of entry.record.rows) {
        const symbol = difference.exec(label)?.[1];
        if (symbol !== undefined && !this.changed.has(key(entry, symbol)))
          this.changed.set(key(entry, symbol), transcript.lines(entry, lines));
      }
    }
  }
}

function key({ session }: Entry, name: string): string {
  return `${session.id}:${name.toLowerCase()}`;
}

/** `vsock` of `vsock.sys`: stacks name a module without its extension. */
function bare(image: string): string {
  return image.replace(/\.\w{1,4}$/, '');
}
