/** The native tree of the side panel: per session its findings, threads, processes, IRPs, file objects and stacks; then what was not understood. */
import * as l10n from '@vscode/l10n';
import { formatAddress } from '../../shared/address';
import { numberText } from '../../shared/numberText';
import type { Lines, SessionInfo } from '../../shared/triage';
import type { TreeNode } from '../../shared/viewModel';
import type { Analyzed } from '../findings/analyzed';
import { sessionWords } from '../transcript/sessionWords';
import { threadLabel } from '../transcript/describe';
import { thingId } from '../transcript/transcript';
import { verdictNode } from './verdictNode';
import { stackName } from '../transcript/stackName';
import { userThreadId, userThreadLabel, userThreadWords } from '../transcript/userThreads';
import { WaitWords } from '../transcript/waitWords';
import { findingNode } from './findingNode';
import { irpLabel } from './irpStack';
import { sessionName } from './sessionName';
import { signatureNode } from './signatureNode';
import { textProblems } from './textProblems';

/** In one group: a tree is read, and every node crosses to the editor. */
const most = 1000;
/** A file of more is a heap of logs; the search finds the others. */
const mostSessions = 200;

export function treeOf(analyzed: Analyzed): TreeNode[] {
  const { transcript } = analyzed;
  const words = new WaitWords(analyzed.analysis);
  const threads = countThreads(analyzed);
  const unread = group('unread', l10n.t('Not understood'), problems(analyzed));
  const { sessions } = transcript;
  const [next] = sessions.slice(mostSessions);
  return [
    ...sessions.slice(0, mostSessions).map((session) => sessionNode(analyzed, session, words, threads)),
    ...(next ? [moreSessions(next, sessions.length - mostSessions)] : []),
    ...unread,
  ];
}

/** Leads to the first of them. */
function moreSessions({ lines }: SessionInfo, count: number): TreeNode {
  const label = l10n.t('… {0} more sessions', numberText(count));
  return { id: 'moreSessions', kind: 'session', label, tooltip: lineWords(lines), lines };
}

function sessionNode(
  whole: Analyzed,
  session: SessionInfo,
  words: WaitWords,
  counts: ReadonlyMap<string, number>,
): TreeNode {
  const { id, lines } = session;
  // A group need not read what another session printed.
  const analyzed = { ...whole, transcript: whole.transcript.ofSession(session) };
  const findings = children(
    analyzed.findings,
    (finding) => (finding.id.startsWith(`${id}/`) ? finding.id : undefined),
    findingNode,
  );
  return {
    id,
    kind: 'session',
    label: sessionName(id),
    description: sessionWords(session),
    tooltip: `${lineWords(lines)}: ${sessionWords(session)}`,
    lines,
    expanded: true,
    children: [
      ...analyzed.verdicts.filter((verdict) => verdict.session === id).map(verdictNode),
      ...group(`${id}/findings`, l10n.t('Findings'), findings).map((node) => ({ ...node, expanded: true })),
      ...group(`${id}/signatures`, l10n.t('Signatures'), signatures(analyzed, id)),
      ...group(`${id}/threads`, l10n.t('Threads'), threads(analyzed, id, words, counts.get(id))),
      ...group(`${id}/userThreads`, l10n.t('User-mode threads'), userThreads(analyzed, id)),
      ...group(`${id}/processes`, l10n.t('Processes'), processes(analyzed, id)),
      ...group(`${id}/irps`, l10n.t('IRPs'), irps(analyzed, id)),
      ...group(`${id}/fileObjects`, l10n.t('File objects'), fileObjects(analyzed, id)),
      ...group(`${id}/stacks`, l10n.t('Stacks without thread'), stacks(analyzed, id)),
    ],
  };
}

/** Children as they are made: a list as long as a gigabyte of THREAD blocks makes it is counted, and not built. */
interface Children {
  readonly nodes: readonly TreeNode[];
  readonly count: number;
}

function group(id: string, label: string, { nodes, count }: Children): TreeNode[] {
  if (count === 0) return [];
  const description =
    nodes.length < count
      ? l10n.t('first {0} of {1}', numberText(nodes.length), numberText(count))
      : numberText(count);
  return [{ id, kind: 'group', label, description, children: nodes }];
}

/** Things printed twice are one node, at their first printing. With a `count` that is known, no more are read than are shown. */
function children<T>(
  items: Iterable<T>,
  idOf: (item: T) => string | undefined,
  node: (item: T, id: string) => TreeNode,
  count?: number,
): Children {
  const ids = new Set<string>();
  const nodes: TreeNode[] = [];
  for (const item of items) {
    const id = idOf(item);
    if (id === undefined || ids.has(id)) continue;
    ids.add(id);
    if (nodes.length < most) nodes.push(node(item, id));
    else if (count !== undefined) return { nodes, count };
  }
  return { nodes, count: ids.size };
}

/** By session, from the index: reading all of them again is what a large text cannot afford. */
function countThreads({ transcript }: Analyzed): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { session, kind, count } of transcript.things.counts())
    if (kind === 'thread') counts.set(session, (counts.get(session) ?? 0) + count);
  return counts;
}

function threads(
  { transcript }: Analyzed,
  session: string,
  words: WaitWords,
  count: number | undefined,
): Children {
  return children(
    transcript.each('thread'),
    (entry) =>
      entry.session.id === session ? thingId(entry.session, 'thread', entry.record.address) : undefined,
    (entry, id) => ({
      id,
      kind: 'thread',
      label: threadLabel(entry.record),
      description: words.thread(entry),
      lines: transcript.lines(entry),
    }),
    count,
  );
}

function signatures(analyzed: Analyzed, session: string): Children {
  return children(
    analyzed.signatures,
    ({ id }) => (id.startsWith(`${session}/`) ? id : undefined),
    signatureNode,
  );
}

function userThreads({ transcript }: Analyzed, session: string): Children {
  return children(
    transcript.each('userThread'),
    (entry) => (entry.session.id === session ? userThreadId(entry) : undefined),
    (entry, id) => {
      const stack = transcript.stackOf(entry);
      const description = userThreadWords(entry.record);
      return {
        id,
        kind: 'thread',
        label: userThreadLabel(entry.record),
        ...(description !== '' && { description }),
        lines: [transcript.lines(entry)[0], transcript.lines(stack ?? entry)[1]],
      };
    },
  );
}

function processes({ transcript }: Analyzed, session: string): Children {
  return children(
    transcript.each('process'),
    (entry) =>
      entry.session.id === session ? thingId(entry.session, 'process', entry.record.address) : undefined,
    (entry, id) => {
      const { address, image, cid, handleCount } = entry.record;
      const description = [
        cid === undefined ? undefined : `Cid ${cid.toString(16)}`,
        handleCount === undefined ? undefined : l10n.t('{0} handles', numberText(handleCount)),
      ];
      return {
        id,
        kind: 'process',
        label: image ?? formatAddress(address),
        description: description.filter((part) => part !== undefined).join(', '),
        lines: transcript.lines(entry),
      };
    },
  );
}

function irps({ transcript, analysis }: Analyzed, session: string): Children {
  return children(
    analysis.irps,
    (irp) => (irp.session.id === session ? irp.id : undefined),
    (irp, id) => {
      const [first] = irp.entries;
      return { id, kind: 'irp', label: irpLabel(irp), ...(first && { lines: transcript.lines(first) }) };
    },
  );
}

function fileObjects({ transcript }: Analyzed, session: string): Children {
  return children(
    transcript.each('fileObject'),
    ({ session: own, record: { address }, index }) => {
      if (own.id !== session) return undefined;
      return address ? thingId(own, 'fileObject', address) : `${session}/fileObject@${index}`;
    },
    (entry, id) => {
      const { address, path, waiters } = entry.record;
      const name = address ? formatAddress(address) : 'FILE_OBJECT';
      const description = [
        name,
        waiters === undefined ? undefined : l10n.t('{0} waiting', numberText(waiters)),
      ]
        .filter((part) => part !== undefined)
        .join(', ');
      return { id, kind: 'fileObject', label: path ?? name, description, lines: transcript.lines(entry) };
    },
  );
}

function stacks({ transcript }: Analyzed, session: string): Children {
  return children(
    transcript.each('stack', 'thread'),
    (entry) =>
      entry.session.id === session && !transcript.threadOf(entry) && !transcript.userThreadOf(entry)
        ? `${session}/stack:${entry.index}`
        : undefined,
    (entry, id) => {
      const { frames } = entry.record;
      const rows = frames.length === 1 ? l10n.t('1 row') : l10n.t('{0} rows', numberText(frames.length));
      return {
        id,
        kind: 'stack',
        label: frames[0]?.symbol ?? 'stack',
        description: `${rows}, ${stackName(transcript, entry)}`,
        lines: transcript.lines(entry),
      };
    },
  );
}

function problems({ transcript, analysis }: Analyzed): Children {
  const unread = transcript.coverage.unrecognised.map((lines) => ({ lines, message: undefined }));
  return children(
    [...textProblems(analysis), ...unread],
    ({ lines, message }) =>
      `${message === undefined ? 'unrecognised' : 'problem'}:${lines.join('-')}:${message ?? ''}`,
    ({ lines, message }, id) => ({
      id,
      kind: 'problem',
      label: message ?? transcript.source.line(lines[0] - 1).trim(),
      description: lineWords(lines),
      ...(message === undefined && { tooltip: l10n.t('No line shape that kdscope knows') }),
      lines,
    }),
  );
}

function lineWords([first, last]: Lines): string {
  return first === last
    ? l10n.t('line {0}', String(first))
    : l10n.t('lines {0} to {1}', String(first), String(last));
}
