/** One address: what it is, what lies there, and every place that mentions it. */
import * as l10n from '@vscode/l10n';
import { formatAddress, parseAddress, type Address } from '../../shared/address';
import type { AddressLensView } from '../../shared/viewModel';
import type { Analyzed } from '../findings/analyzed';
import { checkWords } from '../transcript/checkWords';
import { describeHit, offsetCheck, type Thing } from '../transcript/things';
import { empty } from './empty';
import { lensMemory } from './lensMemory';
import { lensMentions } from './lensMentions';

const mostSuggestions = 24;
const mostHits = 12;

/** `about`: as typed or clicked; without it, the address that the most serious finding speaks of. */
export function addressLens(analyzed: Analyzed, about?: string): AddressLensView {
  const { transcript, analysis } = analyzed;
  const suggestions = suggest(analyzed);
  const lineCount = transcript.source.lineCount;
  const wanted = about === undefined || about.trim() === '' ? suggestions[0]?.address : readAddress(about);
  const nothing = { inside: [], memory: [], mentions: [], more: false, suggestions, lineCount };
  if (wanted === undefined || /^0+$/.test(wanted)) {
    if (about !== undefined || suggestions.length > 0) return { kind: 'addressLens', ...nothing };
    const message = l10n.t('The text describes nothing that has an address.');
    const commands = { kernel: '!process 0 1f', user: '~*k' };
    return { kind: 'addressLens', empty: empty(transcript, message, commands), ...nothing };
  }
  return {
    kind: 'addressLens',
    ...nothing,
    about: wanted,
    spelling: formatAddress(wanted),
    inside: transcript.things
      .at(wanted)
      .filter(({ thing }) => thing.kind !== 'memory')
      .slice(0, mostHits)
      .map((hit, index) => {
        const [lines] = hit.thing.lines;
        return {
          id: `inside:${index}:${hit.thing.id}`,
          text: describeHit(hit),
          ...(hit.offset > 0 && { sum: checkWords(offsetCheck(hit.thing, hit.offset)) }),
          ...(lines && { lines }),
        };
      }),
    memory: lensMemory(transcript, analysis.memory, wanted),
    ...lensMentions(transcript, wanted),
  };
}

/** As people paste it: with `0x`, a backtick, blanks around it, in either case. */
function readAddress(text: string): Address | undefined {
  const trimmed = text.trim();
  return trimmed.length > 20 ? undefined : parseAddress(trimmed);
}

/** What findings speak of, the most serious first; then the first things that the text describes. */
function suggest({ findings, transcript }: Analyzed): AddressLensView['suggestions'] {
  const found = new Map<Address, string>();
  const add = (address: Address, label: string): void => {
    if (!found.has(address) && !/^0+$/.test(address)) found.set(address, label);
  };
  const named = findings.slice(0, mostSuggestions).flatMap(({ things = [] }) => things);
  const things = named.flatMap((id) => transcript.things.get(id) ?? []);
  // Of what a finding names, objects are mentioned in more places than the threads that use them.
  const isThread = ({ kind }: Thing): boolean => kind === 'thread' || kind === 'userThread';
  for (const { address, label } of [...things.filter((one) => !isThread(one)), ...things.filter(isThread)])
    add(address, label);
  for (const { address, label } of transcript.things.infos()) {
    if (found.size >= mostSuggestions) break;
    add(address, label);
  }
  return Array.from(found, ([address, label]) => ({ address, label })).slice(0, mostSuggestions);
}
