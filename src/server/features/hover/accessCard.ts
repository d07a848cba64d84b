/** `GrantedAccess: 00120089`: the rights, by the type of the object. */
import type { Address } from '../../../shared/address';
import { accessRights, allAccessName } from '../../reference/accessRights';
import { recordAt, type Spot } from '../spot';
import type { Card } from './card';
import { bold, code, list, paragraphs } from './markdown';

const field = /\bGrantedAccess:?\s+(?:0x)?([0-9a-f]{1,8})\b/i;

export const accessCard: Card = (spot) => {
  const { record } = recordAt(spot, 'handle') ?? {};
  const match = record && field.exec(spot.text);
  const mask = record?.grantedAccess;
  if (!match || mask === undefined || !isUnder(spot.token, match)) return undefined;
  const type = record.type ?? typeBelow(spot, record.object);
  const whole = type === undefined ? undefined : allAccessName(mask, type);
  return paragraphs(
    `${bold(`Access to ${type === undefined ? 'an object' : code(type)}`)} ${code(`0x${mask.toString(16)}`)}${whole === undefined ? '' : ` = ${code(whole)}`}`,
    mask === 0 ? 'No right was granted.' : list(accessRights(mask, type).map(code)),
    type === undefined && (mask & 0xffff) !== 0
      ? 'The type of the object is not printed: the low 16 bits mean something else for each type.'
      : undefined,
  );
};

/** The kernel prints the type with the object, in the lines below its handle. */
function typeBelow(
  { analyzed: { transcript }, line }: Spot,
  object: Address | undefined,
): string | undefined {
  for (const { record } of transcript.at(line + 1))
    if (record.kind === 'object' && object !== undefined && record.address === object) return record.type;
  return undefined;
}

/** The cursor is on the field, not on an address of the same line. */
function isUnder(token: { start: number; end: number } | undefined, match: RegExpExecArray): boolean {
  return token === undefined || (token.start >= match.index && token.end <= match.index + match[0].length);
}
