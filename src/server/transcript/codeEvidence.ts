/** What the text says of the code that rows stand in: modules without symbols, and functions whose bytes were changed. */
import type { Lines } from '../../shared/triage';
import type { Steps } from './steps';
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
/** Records that are read in one step: a millisecond. */
const recordsOfStep = 256;

export class CodeEvidence {
  private readonly gaps = new Map<string, SymbolGap>();
  private readonly changed = new Map<string, Lines>();

  static *of(transcript: Transcript): Steps<CodeEvidence> {
    const evidence = new CodeEvidence();
    yield* evidence.readComplaints(transcript);
    evidence.readModules(transcript);
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

  private *readComplaints(transcript: Transcript): Steps<void> {
    for (const entry of transcript.each('notice')) {
      if (entry.index % recordsOfStep === 0) yield undefined;
      const match = entry.record.what === 'symbols' ? complaint.exec(entry.record.text) : undefined;
      if (!match) continue;
      const what = match[1]?.startsWith('Symbol') === true ? 'export' : 'none';
      this.gaps.set(key(entry, bare(match[2] ?? '')), { what, lines: transcript.lines(entry) });
    }
  }

  private readModules(transcript: Transcript): void {
    for (const entry of transcript.each('module')) {
      const { name, symbols = '', unloaded } = entry.record;
      // The last listing counts: symbols may have been loaded since.
      if (name === undefined || unloaded || symbols === '') continue;
      if (!noSymbols.test(symbols)) {
        if (!/^deferred/i.test(symbols)) this.gaps.delete(key(entry, name));
      } else
        this.gaps.set(key(entry, name), {
          what: /^export/i.test(symbols) ? 'export' : 'none',
          lines: transcript.lines(entry),
        });
    }
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
