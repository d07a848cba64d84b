/** Which findings touch a thing or a stretch of lines: asked once for every stack, so looked up and not searched. */
import type { Finding, Lines } from '../../shared/triage';
import type { Badge } from '../../shared/viewModel';

export class FindingIndex {
  private readonly byThing = new Map<string, Finding[]>();
  /** By first line. */
  private readonly byLine: readonly Finding[];

  constructor(private readonly findings: readonly Finding[]) {
    for (const finding of findings) {
      for (const thing of finding.things ?? []) {
        const known = this.byThing.get(thing);
        if (known) known.push(finding);
        else this.byThing.set(thing, [finding]);
      }
    }
    this.byLine = findings.filter(({ uri }) => uri === undefined).sort((a, b) => a.lines[0] - b.lines[0]);
  }

  /** Findings that name the thing, or begin inside one of the places; the most severe first, as they are ranked. */
  touching(places: readonly Lines[], thing?: string): readonly Finding[] {
    const found = new Set(thing === undefined ? [] : this.byThing.get(thing));
    for (const [first, last] of places) {
      for (let at = this.firstFrom(first); at < this.byLine.length; at++) {
        const finding = this.byLine[at];
        if (!finding || finding.lines[0] > last) break;
        found.add(finding);
      }
    }
    return found.size > 1 ? this.findings.filter((finding) => found.has(finding)) : [...found];
  }

  private firstFrom(line: number): number {
    let low = 0;
    let high = this.byLine.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.byLine[middle]?.lines[0] ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** One badge for each rule, the most severe finding of it. */
export function badgesOf(findings: readonly Finding[]): Badge[] {
  const byRule = new Map<string, Finding>();
  for (const finding of findings) if (!byRule.has(finding.rule)) byRule.set(finding.rule, finding);
  return Array.from(byRule.values(), ({ rule, message, severity }) => ({
    text: rule.replaceAll('-', ' '),
    title: message,
    severity,
  }));
}
