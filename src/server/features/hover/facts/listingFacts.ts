/** Outputs that are read line by line: error records, machine facts, tables, traces, typed data. */
import { words } from '../../../transcript/recordLabel';
import { at, fieldFacts, hex, type FactTable } from './facts';

export const listingFacts: FactTable = {
  errorRecord: ({ fields, sections }) => ({
    title: 'WHEA error record',
    items: [...fieldFacts(fields), ['sections', sections.map(({ name }) => name).join(', ')]],
    rows: sections.map(({ index, name, fields: own, lines }) => ({
      title: `section ${index} of the error record: ${name}`,
      items: fieldFacts(own),
      lines: [lines[0], lines[0]],
    })),
  }),
  exploitability: ({ classification, title, hash, fields }) => ({
    title: words('!exploitable:', classification),
    items: [['title', title], ['hash of the stack', hash], ...fieldFacts(fields)],
    note: 'A guess of an extension from the fault and the instructions around it; no proof either way.',
  }),
  debugOutput: ({ source, lineCount, shapes }) => ({
    title: source === 'target' ? 'output of the target' : 'output of a script',
    items: [
      ['lines', lineCount],
      ['shapes', shapes.length],
      ['most frequent', shapes[0]?.shape],
    ],
  }),
  systemInfo: ({ what, fields }) => ({ title: what, items: fieldFacts(fields) }),
  listing: ({ what, rows }) => ({
    title: what,
    items: [['rows', rows.length]],
    rows: rows.map(({ label, address, lines }) => ({
      title: words(what, label),
      items: [['address', at(address)]],
      lines,
    })),
  }),
  table: ({ columns, rows }) => ({
    title: 'table',
    items: [
      ['columns', columns.join(', ')],
      ['rows', rows],
    ],
  }),
  traceLog: ({ messages }) => ({
    title: 'trace log',
    items: [['messages', messages]],
  }),
  trace: ({ calls, deepest, instructions }) => ({
    title: 'trace of calls',
    items: [
      ['calls', calls],
      ['deepest level', deepest],
      ['instructions', instructions],
    ],
  }),
  locals: ({ variables }) => ({
    title: `${variables.length} local variables`,
    items: [],
    rows: variables.map(({ name, value, type, location, lines }) => ({
      title: words('variable', name),
      items: [
        ['value', value],
        ['type', type],
        ['where', location],
      ],
      note: 'In optimised code a variable may already hold something else.',
      lines,
    })),
  }),
  evaluation: ({ value, text }) => ({
    title: 'result',
    items: [
      ['value', at(value)],
      ['as printed', text],
    ],
  }),
  irp: (irp) => ({
    title: 'IRP',
    items: [
      ['stack locations', irp.stackCount],
      ['current location', irp.currentLocation],
      ['state', irp.complete ? 'complete' : undefined],
      ['thread', at(irp.thread)],
      ['MDL', at(irp.mdl)],
      ['system buffer', at(irp.systemBuffer)],
      ['master IRP', at(irp.masterIrp)],
      ['flags', hex(irp.flags)],
      ['user IOSB', at(irp.userIosb)],
      ['user event', at(irp.userEvent)],
      ['cancel routine', irp.cancelRoutine && (irp.cancelRoutine.symbol ?? at(irp.cancelRoutine.address))],
    ],
  }),
  fileObject: (file) => ({
    title: 'FILE_OBJECT',
    items: [
      ['path', file.path],
      ['device', at(file.device)],
      ['driver', file.driver],
      ['access', file.access?.join(', ')],
      ['waiters', file.waiters],
      ['FsContext', at(file.fsContext)],
      ['FsContext2', at(file.fsContext2)],
      ['section object pointers', at(file.sectionObjectPointers)],
    ],
  }),
};
