/** Document links: the source paths that a debugger printed, where the workspace has the file. */
import type { DocumentLink } from 'vscode-languageserver-types';
import type { Analyzed } from '../findings/analyzed';
import type { Frame } from '../model/stack';
import { frameName, type Locate, type SourcePlace } from './locate';
import { tokenRange } from './position';

const most = 1000;
/** Distinct files that are looked for: each is compared with the list of the workspace. */
const mostFiles = 200;

export async function documentLinks({ transcript }: Analyzed, locate: Locate): Promise<DocumentLink[]> {
  const links: DocumentLink[] = [];
  const known = new Map<string, Promise<SourcePlace | undefined>>();
  for (const entry of transcript.each('stack')) {
    for (const frame of entry.record.frames) {
      if (links.length >= most) return links;
      if (!frame.source) continue;
      const key = `${frame.source.path}:${frame.source.line}:${frame.symbol}`;
      if (!known.has(key) && known.size < mostFiles) known.set(key, placeOf(frame, locate));
      const place = await known.get(key);
      const [line] = transcript.lines(entry, frame.lines);
      const text = transcript.source.line(line - 1);
      const start = text.lastIndexOf(frame.source.path);
      if (place && start >= 0) links.push(linkOf(line, start, frame.source.path, place));
    }
  }
  return links;
}

async function placeOf(frame: Frame, locate: Locate): Promise<SourcePlace | undefined> {
  const found = await locate(frameName(frame));
  return found?.how === 'printed path' ? found.places[0] : undefined;
}

function linkOf(line: number, start: number, path: string, place: SourcePlace): DocumentLink {
  return {
    range: tokenRange(line, { start, end: start + path.length }),
    target: `${place.uri}#L${place.line}`,
    tooltip: 'Open the source file',
  };
}
