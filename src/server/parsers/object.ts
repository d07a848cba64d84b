/**
 * `!object`, one object or a directory.
 *
 *     Object: ffffc000948cdb40  Type: (ffffe000ec772c60) Directory
 *         ObjectHeader: ffffc000948cdb10 (new version)
 *         HandleCount: 0  PointerCount: 10
 *         Directory Object: ffffc000948cd060  Name: Driver
 *
 *         Hash Address          Type                      Name
 *         ---- -------          ----                      ----
 *          00  ffffe000ec7deb90 Driver                    volmgr
 *              ffffe000ec7dec70 Driver                    fvevol
 *
 * Documentation: "!object".
 */
import { ascii, startsWith } from '../text/bytes';
import { readObjects } from './lines/objects';
import type { Parser } from './parser';

const type = ascii('Type:');

function hasType(bytes: Uint8Array, at: number, end: number): boolean {
  for (let index = at + 16; index < Math.min(end, at + 40); index++)
    if (startsWith(bytes, index, end, type)) return true;
  return false;
}

export const objectParser: Parser = {
  commands: /^!(?:\w+\.)?object\b/i,
  openers: [{ kind: 'object', starts: ['Object: '], opens: hasType }],
  parse: (text, context, from) => ({ records: readObjects(text, context, from) }),
};
