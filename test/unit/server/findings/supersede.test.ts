/** One cause, one problem: which findings become cards, and which stay. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/shared/triage';
import { supersede, type Told } from '../../../../src/server/findings/supersede';

const told = (id: string, ...supersedes: string[]): Told => ({
  supersedes,
  finding: {
    id,
    rule: id,
    severity: 'warning',
    surface: 'diagnostic',
    grade: 'derived',
    message: `message of ${id}`,
    lines: [1, 1],
    proof: [{ claim: id, lines: [1, 1] }],
    related: [{ message: 'own', lines: [2, 2] }],
    missing: [],
    next: [],
  },
});

function of(...all: Told[]): Finding[] {
  return supersede(new Map(all.map((one) => [one.finding.id, one])));
}

/** `b>a`: b is a card that leads to a. */
function leads(...all: Told[]): string[] {
  return of(...all).map(({ id, surface, related }) => {
    const [first] = related;
    return surface === 'card' ? `${id}>${first?.message.replace('a part of: message of ', '') ?? ''}` : id;
  });
}

describe('supersede', () => {
  it('keeps a superseded finding whole, as a card', () => {
    const [, part] = of(told('a', 'b'), told('b'));
    expect(part).toMatchObject({ id: 'b', surface: 'card', severity: 'warning', proof: [{ claim: 'b' }] });
    expect(part?.related).toEqual([
      { message: 'a part of: message of a', lines: [1, 1] },
      { message: 'own', lines: [2, 2] },
    ]);
  });
  it('leads along a line to its end', () => {
    expect(leads(told('c'), told('b', 'c'), told('a', 'b'))).toEqual(['c>a', 'b>a', 'a']);
  });
  it('leaves alone what nothing supersedes, and what is not there', () => {
    expect(leads(told('a', 'x'), told('b'))).toEqual(['a', 'b']);
  });
  it('hides nothing when findings supersede each other or themselves', () => {
    expect(leads(told('a', 'b'), told('b', 'a'))).toEqual(['a', 'b']);
    expect(leads(told('a', 'a'))).toEqual(['a']);
  });
});
