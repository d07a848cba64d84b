/** Signatures of what stopped without a crash: a ring of waits, and an APC that was delivered into one. */
import type { Cycle, Lines, Signature, SignatureStep } from '../../shared/triage';
import type { StackRecord } from '../model/stack';
import type { Analysis } from '../transcript/analysis';
import type { ApcDelivery } from '../transcript/apcDelivery';
import type { Steps } from '../transcript/steps';
import type { Entry, Transcript } from '../transcript/transcript';
import { deriveSignature, type Derivation } from './deriveSignature';
import type { SignatureRules } from './signatureRules';

/** More rings than this are one large hang that is printed many times. */
const most = 16;
/** No two hangs have a larger ring in common, and every rotation of it is compared. */
const mostMembers = 64;

export function* hangSignatures(analysis: Analysis, rules: SignatureRules): Steps<Signature[]> {
  const found: Signature[] = [];
  for (const cycle of analysis.waitGraph.cycles.slice(0, most)) {
    yield undefined;
    const signature = ringSignature(analysis, cycle, rules);
    if (signature) found.push(signature);
  }
  for (const delivery of analysis.apcDeliveries.filter(({ suspended }) => !suspended).slice(0, most))
    found.push(apcSignature(analysis.transcript, delivery));
  return found;
}

interface RingPart {
  readonly text: string;
  readonly steps: readonly SignatureStep[];
}

/** Each thread by what it was doing, each object by its kind; turned so that it does not matter where the ring was entered. */
function ringSignature(
  { transcript, waitGraph }: Analysis,
  cycle: Cycle,
  rules: SignatureRules,
): Signature | undefined {
  if (cycle.nodes.length > mostMembers) return undefined;
  const parts = cycle.nodes.map((id): RingPart | undefined => {
    const node = waitGraph.nodes.find((one) => one.id === id);
    if (!node) return undefined;
    const stack = node.kind === 'thread' ? stackOf(transcript, id) : undefined;
    const derived = stack && doing(transcript, stack, rules);
    if (derived?.parts[0] !== undefined) return { text: derived.parts[0], steps: derived.steps };
    const lines = node.lines ?? cycleLines(cycle, waitGraph.edges);
    const why = `a ${node.kind} in the ring: its address is another one each time`;
    return {
      text: node.kind,
      steps: lines ? [{ action: 'kept', frame: node.label, part: node.kind, why, lines }] : [],
    };
  });
  const known = parts.filter((part) => part !== undefined);
  const lines = cycleLines(cycle, waitGraph.edges);
  if (known.length === 0 || !lines) return undefined;
  const head: SignatureStep = {
    action: 'head',
    frame: 'ring of waits',
    part: 'ring',
    why: 'each member waits for the next one',
    lines,
  };
  return {
    id: `${sessionOf(cycle.nodes[0])}/signature:${lines[0]}`,
    kind: 'ring',
    value: ['ring', ...turned(known.map(({ text }) => text))].join(' | '),
    grade: cycle.grade,
    lines,
    steps: [head, ...known.flatMap(({ steps }) => steps)],
  };
}

function cycleLines(cycle: Cycle, edges: Analysis['waitGraph']['edges']): Lines | undefined {
  return edges.find(({ id }) => cycle.edges.includes(id))?.lines;
}

function sessionOf(id: string | undefined): string {
  return id?.split('/')[0] ?? 's0';
}

/** The rotation that sorts first. */
function turned(parts: readonly string[]): readonly string[] {
  const rotations = parts.map((_, at) => [...parts.slice(at), ...parts.slice(0, at)]);
  return rotations.reduce((best, one) => (one.join('\n') < best.join('\n') ? one : best), parts);
}

function stackOf(transcript: Transcript, id: string): Entry<StackRecord> | undefined {
  for (const lines of transcript.things.get(id)?.lines ?? []) {
    for (const entry of transcript.at(lines[0])) {
      if (entry.record.kind !== 'thread') continue;
      const stack = transcript.stackOf(entry as Parameters<Transcript['stackOf']>[0]);
      if (stack) return stack;
    }
  }
  return undefined;
}

function doing(transcript: Transcript, stack: Entry<StackRecord>, rules: SignatureRules): Derivation {
  return deriveSignature(
    {
      frames: stack.record.frames,
      linesOf: (frame) => transcript.lines(stack, frame.lines),
      faulted: false,
      symbolsOf: () => undefined,
    },
    rules,
  );
}

function apcSignature(transcript: Transcript, delivery: ApcDelivery): Signature {
  const { stack, deliverLines, wait, waitLines, owner, ownerLines, routine, grade } = delivery;
  const bare = (symbol: string): string => symbol.replace(/\+0x[0-9a-f]+$/i, '');
  const steps: SignatureStep[] = [
    {
      action: 'head',
      frame: 'KiDeliverApc',
      part: 'apc',
      why: 'an APC is delivered on this stack',
      lines: deliverLines,
    },
  ];
  const keep = (symbol: string, why: string, lines: Lines): void => {
    steps.push({ action: 'kept', frame: symbol, part: bare(symbol), why, lines });
  };
  if (routine) keep(routine.name, 'the kernel routine of the APC', routine.lines);
  keep(wait, 'the wait that the APC interrupts', waitLines);
  if (owner !== undefined) keep(owner, 'who waits', ownerLines ?? waitLines);
  const lines = transcript.lines(stack);
  return {
    id: `${stack.session.id}/signature:${lines[0]}`,
    kind: 'apc',
    value: steps.flatMap(({ part }) => part ?? []).join(' | '),
    grade,
    lines,
    steps,
  };
}
