/** STK06d: the start address of a user-mode thread named with a module of another process. */
import { formatAddress } from '../../shared/address';
import type { Rule } from './rule';

/** Modules that live in every process: a start address in them is plausible anywhere. */
const everywhere =
  /^(?:ntdll|kernel32|kernelbase|msvcrt|ucrtbase|user32|combase|rpcrt4|sechost|shcore|ws2_32|advapi32|wow64\w*)/i;

export const symbolOfAnotherProcess: Rule = {
  id: 'symbol-of-another-process',
  severity: 'info',
  surface: 'diagnostic',
  summary:
    'A user-mode address is named with a symbol of another process, because the debugger looked it up in the wrong one.',
  *check({ transcript }) {
    for (const entry of transcript.marked('thread', 'import-as-start')) {
      const { image, win32StartAddress, address, process } = entry.record;
      const { symbol, address: start, lines } = win32StartAddress ?? {};
      const module = symbol?.slice(0, symbol.indexOf('!'));
      if (image === undefined || !module || !start || !lines || !isUserMode(start)) continue;
      const isImport = symbol?.includes('!_imp_') === true || symbol?.includes('!__imp_') === true;
      const program = /\.exe$/i.test(image) && module.toLowerCase() === 'windbg';
      // A DLL of the process may well start a thread; data as code, or another program's name, may not.
      if (everywhere.test(module) || sameImage(module, image) || !(isImport || program)) continue;
      yield {
        session: entry.session.id,
        subject: address,
        lines: transcript.lines(entry, lines),
        grade: program ? 'derived' : 'inferred',
        message: `${symbol ?? ''} is not where ${image} starts a thread: ${formatAddress(start)} was looked up in another process${program ? ', most likely the debugger’s own' : ', or with symbols that do not fit'}.`,
        proof: [
          {
            claim: `the thread belongs to ${image}, the symbol to ${module}`,
            lines: transcript.lines(entry, lines),
            grade: 'observed',
          },
          ...(isImport
            ? [
                {
                  claim: 'an import table entry is data, no code to start at',
                  lines: transcript.lines(entry, lines),
                  grade: 'derived' as const,
                },
              ]
            : []),
        ],
        related: [],
        missing: [
          {
            what: 'the name of the start address in its own process',
            ...(process && {
              command: `.process /p /r ${formatAddress(process)}; ln ${formatAddress(start)}`,
            }),
          },
        ],
        next: process ? [`.process /p /r ${formatAddress(process)}; ln ${formatAddress(start)}`] : [],
        things: [`${entry.session.id}/thread:${address}`],
      };
    }
  },
};

function isUserMode(address: string): boolean {
  return address.startsWith('0000');
}

function sameImage(module: string, image: string): boolean {
  const plain = (name: string): string =>
    name
      .toLowerCase()
      .replace(/\.\w+$/, '')
      .replace(/\W/g, '_');
  return plain(image).startsWith(plain(module)) || plain(module).startsWith(plain(image));
}
