/** Definition: where the text describes the thing at an address, or the source that a frame was compiled from. */
import type { Location, Position } from 'vscode-languageserver-types';
import type { Address } from '../../shared/address';
import type { Lines } from '../../shared/triage';
import type { Analyzed } from '../findings/analyzed';
import { frameName, type Locate } from './locate';
import { moduleAt, moduleNameAt } from './moduleAt';
import { covers, linesLocation } from './position';
import { addressOf, frameAt, spotAt, type Spot } from './spot';

export async function definition(
  analyzed: Analyzed,
  position: Position,
  locate?: Locate,
): Promise<Location[]> {
  const spot = spotAt(analyzed, position);
  const { token } = spot;
  const address = addressOf(spot);
  if (address !== undefined)
    return described(spot, address).map((lines) => linesLocation(analyzed.uri, [lines[0], lines[0]]));
  const module = token?.kind === 'symbol' ? undefined : moduleLines(spot);
  if (module) return [linesLocation(analyzed.uri, module)];
  const source = await sourceOf(spot, locate);
  return source?.places.map(({ uri, line }) => linesLocation(uri, [line, line])) ?? [];
}

/** Where the module is described that is named under the cursor: `audio.sys`, `audio+0x1f40`. */
function moduleLines(spot: Spot): Lines | undefined {
  const asked = moduleNameAt(spot);
  const found = asked && moduleAt(spot, asked.name);
  return found && [found.line, found.line];
}

/** The source of the frame on the line, or of the symbol under the cursor. */
export function sourceOf(spot: Spot, locate: Locate | undefined): ReturnType<Locate> {
  const { token } = spot;
  const row = frameAt(spot);
  const wanted =
    token === undefined || token.kind === 'symbol' || token.kind === 'path' || token.kind === 'decimal';
  if (!locate || !wanted) return Promise.resolve(undefined);
  if (row) return locate(frameName(row.frame, spot.analyzed.analysis.innerOf(row.entry, row.frame)));
  return token?.kind === 'symbol'
    ? locate(frameName({ symbol: token.text.replace(/\+0x[0-9a-f]+$/i, '') }))
    : Promise.resolve(undefined);
}

/** Things of the same session first; what begins here before what holds it. A place does not lead to itself. */
function described({ analyzed, session, line }: Spot, address: Address): Lines[] {
  const { transcript, analysis } = analyzed;
  const hits = transcript.things.at(address);
  const own = hits.filter(({ thing }) => thing.session === session?.id);
  const places = (own.length > 0 ? own : hits)
    .toSorted((a, b) => Number(a.offset > 0) - Number(b.offset > 0))
    .flatMap(({ thing }) => thing.lines.slice(0, 1));
  const value = session && analysis.memory.read(session.id, address);
  const all = value ? [...places, value.lines] : places;
  const elsewhere = all.filter((lines) => !covers([lines[0], lines[0]], line));
  return (elsewhere.length > 0 ? elsewhere : all).slice(0, 1);
}
