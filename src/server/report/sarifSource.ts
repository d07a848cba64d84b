/** Findings about source as SARIF results: the call, and the way from it to the line of the transcript that it may explain. */
import type { Location, Result } from 'sarif';
import type { Finding } from '../../shared/triage';
import { mayExplain, type PlacedFinding } from '../sources/placedFinding';
import { levels, location, uriOf } from './sarifParts';

/** Findings of the transcript that one result leads to. */
const mostLinks = 5;

export function sourceResults(
  sources: readonly PlacedFinding[],
  findings: readonly Finding[],
  file: string,
  rules: readonly string[],
): Result[] {
  const seen = new Map<string, number>();
  return sources.map((source) => {
    const { uri, severity, finding } = source;
    const { rule, message, fixes, related, service, variable } = finding;
    const explained = findings.filter((other) => mayExplain(finding, other)).slice(0, mostLinks);
    const inSource = related.map((one) => location(one.lines, uri, one.message));
    const inTranscript = explained.map((one) =>
      location(one.lines, one.uri ?? uriOf(file), `may explain: ${one.message}`),
    );
    // Lines move when a file is edited: what a call is recognised by is its name, and which of several alike it is.
    const name = `${rule} ${uri.slice(uri.lastIndexOf('/') + 1)} ${service} ${variable}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const places = [...inSource, ...inTranscript];
    return {
      ruleId: rule,
      ruleIndex: rules.indexOf(rule),
      level: levels[severity],
      message: { text: message },
      locations: [placeOf(source)],
      ...(places.length > 0 && { relatedLocations: places.map((place, id) => ({ id, ...place })) }),
      ...(inTranscript.length > 0 && {
        codeFlows: inTranscript.map((last) => ({
          threadFlows: [{ locations: [...inSource, placeOf(source, message), last].map(step) }],
        })),
      }),
      partialFingerprints: { 'kdscope/1': `${name} ${count}` },
      properties: { grade: 'inferred', fixes: [...fixes] },
    };
  });
}

function placeOf({ uri, finding: { lines, columns } }: PlacedFinding, text?: string): Location {
  const [startColumn, endColumn] = columns;
  const { physicalLocation, ...rest } = location(lines, uri, text);
  return {
    ...rest,
    physicalLocation: {
      ...physicalLocation,
      region: { ...physicalLocation?.region, startColumn: startColumn + 1, endColumn: endColumn + 1 },
    },
  };
}

function step(place: Location, index: number): { executionOrder: number; location: Location } {
  return { executionOrder: index + 1, location: place };
}
