/** The tree: sessions with what they hold, and what was not understood. */
import { expect, it } from 'vitest';
import { treeOf } from '../../../../src/server/views/tree';
import type { TreeNode } from '../../../../src/shared/viewModel';
import { analyze, readSample } from '../../../support/analyze';
import { printTree } from '../../../support/printView';

it('lists sessions, findings, threads, processes, IRPs, file objects and stacks', async () => {
  const roots = treeOf(await analyze(readSample('rundown-deadlock')));
  expect(printTree(roots, 2)).toMatchInlineSnapshot(`
    "session Session 1 | user mode, live @1-18
      verdict No crash and no suspicious pattern was recognised in the output of 2 commands. | verdict
      group Findings | 1
      group Stacks without thread | 1
    session Session 2 | user mode, live; debugger 6.6.0007.5 @19-25
      verdict No crash and no suspicious pattern was recognised. 0xC000010A is STATUS_PROCESS_IS_TERMINATING: pid 4904 (Cid 1328) is being torn down. A process is rarely seen in this state; one that stays in it is stuck in its rundown. | verdict @21-22
      group Findings | 1
    session Session 3 | kernel, local; x64; ticks of 15.625 ms, outputs 14 min 11 s apart @26-127
      warning rrdtool.exe is exiting and cannot finish: rrdtool.exe 1328.1348 has been waiting for 1 h 35 min 42.4 s inside ExSweepHandleTable, under NtTerminateProcess. | verdict: hang, derived @33
      group Findings | 8
      group Signatures | 1
      group Threads | 2
      group Processes | 1
      group IRPs | 1
      group File objects | 1
    session Session 4 | user mode, live; x64 @128-147
      verdict No crash and no suspicious pattern was recognised in the output of 6 commands. | verdict
      group Findings | 3
      group Stacks without thread | 1"
  `);
});

it('opens a finding to proof, missing facts and commands', async () => {
  const roots = treeOf(await analyze(readSample('rundown-deadlock')));
  const finding = all(roots).find(({ id }) => id.includes('/symbol-of-another-process:'));
  expect(printTree(finding ? [finding] : [], 2)).toMatchInlineSnapshot(`
    "info windbg!_imp_RegCreateKeyExW is not where rrdtool.exe starts a thread: 00401000 was looked up in another process, most likely the debugger’s own. | symbol-of-another-process, derived @42
      proof the thread belongs to rrdtool.exe, the symbol to windbg | observed @42
      proof an import table entry is data, no code to start at | derived @42
      next Missing: the name of the start address in its own process | .process /p /r fffffadf\`cc712040; ln 00401000 $ .process /p /r fffffadf\`cc712040; ln 00401000"
  `);
});

it('shows what was not understood', async () => {
  const roots = treeOf(await analyze('lkd> !fileobj fffffadf`ccf73250\n\\Temp\\x\n%% 12 ?? = [x]\n%% 13\n'));
  expect(printTree(roots, 3)).toMatchInlineSnapshot(`
    "session Session 1 | kernel, local @1-4
      verdict No crash and no suspicious pattern was recognised in the output of 1 command: 1 file object. | verdict
      group File objects | 1
        fileObject \\Temp\\x | fffffadf\`ccf73250 @2
    group Not understood | 1
      problem %% 12 ?? = [x] | lines 3 to 4 @3-4"
  `);
});

it('gives every node an id of its own', async () => {
  for (const name of ['rundown-deadlock', 'idle-thread-apc']) {
    const ids = all(treeOf(await analyze(readSample(name)))).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

function all(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.flatMap((node) => [node, ...all(node.children ?? [])]);
}
