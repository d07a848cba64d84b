/** What a node of the wait graph is called first. */
import { expect, it } from 'vitest';
import { nodeNames } from '../../../webview/views/waitGraph/nodeNames';

const node = { id: 'n', label: 'FILE_OBJECT 8a3f1c40', lines: [1, 1] } as const;

it.each([
  ['\\Logs\\audit\\today.evt', 'today.evt', node.label],
  ['\\Device\\NamedPipe\\', 'NamedPipe', node.label],
  ['no path', node.label, 'no path'],
  [undefined, node.label, undefined],
])('calls a file object with the detail %j %j first', (detail, first, second) => {
  expect(nodeNames({ ...node, kind: 'fileObject', ...(detail !== undefined && { detail }) })).toEqual({
    first,
    second,
  });
});

it('leaves other nodes as they are', () => {
  const driver = {
    ...node,
    kind: 'irp',
    label: 'IRP 8a3f1c40',
    detail: 'pending in \\Driver\\Disk',
  } as const;
  expect(nodeNames(driver)).toEqual({ first: driver.label, second: driver.detail });
});
