import { describe, expect, it } from 'vitest';
import { irpStack } from '../../../../webview/dev/fixtures/irpStack';
import { one, openPage, textOf } from '../support';

const current = 's1/irp:fffffadfcc225380/7';

describe('irpStack', () => {
  it('shows the current location with its function, flags, arguments and state', () => {
    const { mark } = openPage('triage', irpStack);
    const card = mark(current);
    expect(card.dataset['current']).toBe('true');
    expect(textOf(card)).toMatchInlineSnapshot(
      `"Location 7\\FileSystem\\NtfscurrentpendingIRP_MJ_LOCK_CONTROL / IRP_MN_LOCKAsks the file system to lock a byte range; the request stays pending until the range is free.SL_EXCLUSIVE_LOCKSL_PENDING_RETURNEDDevicefffffadf\`ce7b6040Filefffffadf\`ccf73250Lengthfffffadf\`cd70e0a0Key00000000ByteOffset00000000Argument400000000"`,
    );
  });

  it('walks the layers by keys and reveals their lines', () => {
    const { mark, press, heard } = openPage('triage', irpStack);
    heard();
    press(mark(current), 'Enter');
    press(mark(current), ' ');
    press(mark(current), 'ArrowDown');
    expect(heard()).toEqual([
      { type: 'reveal', lines: [123, 125], keepFocus: false },
      { type: 'reveal', lines: [123, 125], keepFocus: true },
    ]);
    expect(textOf(document.activeElement)).toBe('6 unused / not shown');
  });

  it('reveals the line of a fact', () => {
    const { mark, click, heard } = openPage('triage', irpStack);
    heard();
    click(mark('fact:s1/irp:fffffadfcc225380:5'));
    expect(heard()).toEqual([{ type: 'reveal', lines: [134, 134], keepFocus: true }]);
  });

  it('turns to the IRP the cursor means, without answering', () => {
    const { root, send, heard } = openPage('triage', irpStack);
    heard();
    send({ type: 'cursor', lines: [290, 290] });
    expect(textOf(one(root, '.irp-title'))).toContain('IRP_MJ_WRITE');
    expect(textOf(one(root, '[data-current="true"] .location-driver'))).toBe('\\Driver\\disk');
    expect(heard()).toEqual([]);
  });

  it('offers all IRPs in a list that is walked by keys', () => {
    const { root, press, heard } = openPage('triage', irpStack);
    heard();
    const [first] = root.querySelectorAll('.irp-row');
    if (first === undefined) throw new Error('no list');
    press(first, 'ArrowDown');
    expect(textOf(document.activeElement)).toContain('IRP_MJ_WRITE');
    expect(textOf(one(root, '.irp-title'))).toContain('IRP_MJ_WRITE');
    expect(heard().map(({ type }) => type)).toEqual(['reveal']);
  });
});
