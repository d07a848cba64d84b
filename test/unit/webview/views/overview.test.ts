import { describe, expect, it } from 'vitest';
import { emptyOverview, overview } from '../../../../webview/dev/fixtures/overview';
import { one, openPage, textOf } from '../support';

const why = 's1/verdict/why:1';
const closed = 's1/null-pointer:44/proof:0';
const button = (root: Element, label: string): HTMLElement => one(root, `[aria-label="${label}"]`);

describe('overview', () => {
  it('begins with the verdict, its cause, reasons, doubts and the plan', () => {
    const { root } = openPage('triage', overview);
    expect(textOf(one(root, '[aria-label="Verdict of Session 2"]'))).toMatchInlineSnapshot(
      `"Crash Session 2, lines 31–32, derivedBug check 0x3B, SYSTEM_SERVICE_EXCEPTION: an exception was raised in kernel code that serves a system call (STATUS_ACCESS_VIOLATION); it failed in exdrv!ExdRead+0x41, called by exdrv!ExdDispatch+0x9c.What is behind itexdrv!ExdRead reads through a NULL pointer. line 44, inferred: a judgement the text supports but does not showWhyBug check 0x3B, SYSTEM_SERVICE_EXCEPTION, as printed line 31, observed: printed in the transcriptthe wait object is FILE_OBJECT.Lockfffffadf\`ccf73250 + 0x80 = fffffadf\`ccf732d0 line 34, derived: arithmetic over printed valuesthe row where it failed: exdrv!ExdRead+0x41 line 60, derived: arithmetic over printed valuesDoubts!analyze names exdrv, which is unproven. line 52, derived: arithmetic over printed valuesWhat else it could beA block that was freed: special pool would tell.Where to lookGo to the context record first, then read the instruction and its registers.What is missingthe registers at the failureNext commands.exr -1; .cxr fffff880\`0653a9c0; kbCopy all.exr -1what the bug check asks to look at firstCopy.cxr fffff880\`0653a9c0; kbthe registers at the failureCopyA command was left out!poolused 4 reads memory that a minidump does not hold"`,
    );
  });

  it('says plainly that nothing was found', () => {
    const { root } = openPage('triage', overview);
    expect(textOf(one(root, '[aria-label="Verdict of Session 1"]'))).toMatchInlineSnapshot(
      `"Nothing suspicious Session 1, observedNo crash and no suspicious pattern was recognised in the output of 2 commands."`,
    );
  });

  it('shows the bug check with its parameters by meaning, the target, signature and coverage', () => {
    const { root } = openPage('triage', overview);
    expect(one(root, 'section.overview-card table').outerHTML).toMatchInlineSnapshot(
      `"<table class="overview-table"><caption class="sr-only">Parameters</caption><tbody><tr><th scope="row">1</th><td><button type="button" class="sentence mono" data-mark="s1/crash:31/1" data-selected="false" tabindex="-1" aria-pressed="false">00000000\`c0000005</button></td><td>exception code: <strong>STATUS_ACCESS_VIOLATION</strong></td></tr><tr><th scope="row">2</th><td><button type="button" class="sentence mono" data-mark="s1/crash:31/2" data-selected="false" tabindex="-1" aria-pressed="false">fffff880\`05a0bfd2</button></td><td>instruction that raised it</td></tr><tr><th scope="row">3</th><td><button type="button" class="sentence mono" data-mark="s1/crash:31/3" data-selected="false" tabindex="-1" aria-pressed="false">fffff880\`0653a9c0</button></td><td>context record</td></tr><tr><th scope="row">4</th><td><button type="button" class="sentence mono" data-mark="s1/crash:31/4" data-selected="false" tabindex="-1" aria-pressed="false">00000000\`00000000</button></td><td></td></tr></tbody></table>"`,
    );
    const cards = ['Bug check 0x3B, SYSTEM_SERVICE_EXCEPTION', 'Target and dump', 'Signatures', 'Coverage'];
    expect(cards.map((name) => textOf(button(root, name)))).toMatchInlineSnapshot(`
      [
        "Bug check 0x3B, SYSTEM_SERVICE_EXCEPTION lines 31–32An exception was raised in kernel code that serves a system call.Parameters100000000\`c0000005exception code: STATUS_ACCESS_VIOLATION2fffff880\`05a0bfd2instruction that raised it3fffff880\`0653a9c0context record400000000\`00000000",
        "TargetSession 1, lines 1–25Targetuser mode, liveSession 2, lines 26–120Targetkernel, dumpMachinex64Dump qualitysmall: registers, stack and little elseSystem uptime0 days 2:11:09.214",
        "Signature0x3B c0000005 | exdrv!ExdRead",
        "Coverage120 lines: 101 recognised, 12 blank, 5 prose, 2 not recognisedlines 118–119 %% 12 ?? = [x]",
      ]
    `);
  });

  it('reveals the lines of a reason, by mouse and keys', () => {
    const { mark, click, press, heard } = openPage('triage', overview);
    heard();
    click(mark(why));
    press(mark(why), 'Enter');
    press(mark(why), 'ArrowDown');
    expect(heard()).toEqual([
      { type: 'reveal', lines: [34, 34], keepFocus: true },
      { type: 'reveal', lines: [34, 34], keepFocus: false },
      { type: 'reveal', lines: [60, 60], keepFocus: true },
    ]);
    expect(textOf(document.activeElement)).toContain('the row where it failed');
  });

  it('copies one command, and all as one line', () => {
    const { root, click, heard } = openPage('triage', overview);
    heard();
    for (const copy of root.querySelectorAll('.overview-command vscode-button')) click(copy);
    expect(heard()).toEqual([
      { type: 'copy', text: '.exr -1; .cxr fffff880`0653a9c0; kb' },
      { type: 'copy', text: '.exr -1' },
      { type: 'copy', text: '.cxr fffff880`0653a9c0; kb' },
    ]);
  });

  it('shows a proof on demand', () => {
    const { root, mark, click } = openPage('triage', overview);
    expect(() => mark(closed)).toThrow();
    click(button(root, 'Proof: null-pointer'));
    expect(textOf(mark(closed))).toBe(
      'rcx is 0 where [rcx+18h] is read line 45, observed: printed in the transcript',
    );
    click(button(root, 'Less: null-pointer'));
    expect(() => mark(closed)).toThrow();
  });

  it('shows a proof when the cursor is on it, unless the user closes it', () => {
    const { root, mark, click, send } = openPage('triage', overview);
    send({ type: 'cursor', lines: [45, 45] });
    expect(mark(closed).dataset['selected']).toBe('true');
    click(button(root, 'Less: null-pointer'));
    expect(() => mark(closed)).toThrow();
  });

  it('says how many findings it leaves out', () => {
    const { root } = openPage('triage', { ...overview, findingCount: 1002 });
    expect(textOf(one(root, '.overview-findings [role=note]'))).toBe(
      '1,000 findings more: the tree and the report have them.',
    );
  });

  it('has a page for a text that is none', () => {
    const { root } = openPage('triage', emptyOverview);
    expect(textOf(one(root, '.state'))).toContain('No debugger output was recognised in this text.');
  });

  it('shows what the log holds as text', () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const [first, ...others] = overview.verdicts;
    if (!first) throw new Error('no verdict');
    const { root } = openPage('triage', {
      ...overview,
      verdicts: [{ ...first, what: hostile, nextLine: hostile, missing: [hostile] }, ...others],
    });
    expect(root.querySelector('img')).toBeNull();
    expect(textOf(root)).toContain(hostile);
  });
});
