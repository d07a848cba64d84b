/** Exceptions and saved machine state. */
import { formatAddress } from '../../../../shared/address';
import { ntstatus } from '../../../reference/ntstatus';
import { formatCid, words } from '../../../transcript/recordLabel';
import { at, hex, type FactTable, type Facts } from './facts';

export const crashFacts: FactTable = {
  exception: ({ code, name, cid, chance, subcode }) => ({
    title: words('exception', name),
    items: [
      ['code', codeWords(code)],
      ['thread', cid && formatCid(cid)],
      ['subcode', subcode],
      ['chance', chance],
    ],
    note:
      chance === 'first' ? 'First chance: the program has not seen it yet, and may handle it.' : undefined,
  }),
  exceptionRecord: ({ address, exceptionAddress, symbol, code, codeName, flags, parameters, notes }) => ({
    // `.exr -1` asks for the one of the last event.
    title: words('exception record', address && !/f{8}$/.test(address) ? formatAddress(address) : undefined),
    items: [
      ['code', code === undefined ? codeName : codeWords(code)],
      ['raised at', symbol ?? at(exceptionAddress)],
      ['flags', hex(flags)],
      ...parameters.map((value, index): Facts['items'][number] => [`parameter ${index}`, at(value)]),
      ['says', notes.join('; ')],
    ],
  }),
  trapFrame: ({ address }) => ({
    title: 'trap frame',
    items: [['address', at(address)]],
    note: 'Holds the registers at the moment of the trap; below it the stack is that of the interrupted code. Registers that the trap did not save are shown as zero.',
  }),
  contextRecord: ({ address }) => ({
    title: 'context record',
    items: [['address', at(address)]],
    note: 'Holds every register as it was when the exception was raised.',
  }),
  errorCode: ({ of, code, space, text }) => ({
    title: of,
    items: [
      ['code', space === 'win32' ? `0x${code.toString(16)} = ${code}` : codeWords(code)],
      ['of', space],
      ['text', text],
    ],
  }),
  // One instruction says itself what it is.
  disassembly: ({ symbol, displacement, instructions }) =>
    instructions && {
      title: words('code', symbol, displacement === undefined ? undefined : `+ ${hex(displacement) ?? ''}`),
      items: [['instructions', instructions.length]],
    },
  breakpoint: ({ number, what, enabled, symbol, command }) => ({
    title: `breakpoint ${number}`,
    items: [
      ['place', symbol],
      ['state', what === 'hit' ? 'hit' : enabled === false ? 'disabled' : undefined],
      ['command', command],
    ],
  }),
};

function codeWords(code: number): string {
  return words(hex(code >>> 0), ntstatus(code >>> 0)?.name);
}
