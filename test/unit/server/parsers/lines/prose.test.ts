// What people write between outputs, and what they did not write.
import { describe, expect, it } from 'vitest';
import { linesIn, parseText } from '../../../../support/parse';
import { isSentence } from '../../../../../src/server/parsers/lines/prose';

describe('isSentence', () => {
  it.each([
    'This might just be what we’re looking for.',
    'Here, a thread has just posted a job to our thread pool using sftfs!InsertQueueItem and is awaiting the response of it.',
    '1. It only happened on a single test system, which happened to be running Windows XP',
    '- A driver (or other kernel mode code in the I/O stack) is buggy and is not allowing requests to be canceled.',
    'We can see that we have a write violation in sample!store+0x5f:',
    'The thread is now in nt!KiSwapThread, so it waits.',
    'In this case the address fffffadfccf73250 is the address of the file object, which we have seen above already.',
    '次の方法で共有',
    'Поток ждёт файл',
    'Der Thread wartet auf die Datei, die er schon hält',
  ])('%s', (line) => {
    expect(isSentence(line)).toBe(true);
  });

  it.each([
    'fffff800`01027752 nt!KiSwapContext+0x85',
    'DeviceMap                 fffff8a000b1f0d0',
    'Owning Process            fffffa8004b2fb30       Image:         the.exe',
    'STACK_COMMAND:  dps 777542a8 ; kb and so on for the rest',
    'ModLoad: 00007ffe`9c1d0000 00007ffe`9c2b3000   C:\\Windows\\SYSTEM32\\CoreMessaging.dll',
    '8097c008 Thread 8094d900 current stack belongs to  \\Driver\\symc810',
    '| This target supports Hardware-enforced Stack Protection. A HW based    |',
    '[+] Enter to issue the operation in this thread',
    'rax=0000007800000070 rbx=0000000000000064 rcx=0000007800000050',
    'Args: 00000000 00000000',
    'On processor:   fffff8035f5a4180   is the    current one',
    'Probably caused by : sample.sys ( sample!store+5f )',
    '',
    'a',
  ])('not %s', (line) => {
    expect(isSentence(line)).toBe(false);
  });
});

describe('prose', () => {
  it('headings stand by sentences', () => {
    const parsed = parseText('Debugging the Issue\n\nWe looked at the stack of the thread.\n\nThe End\n');
    expect(linesIn(parsed, 'prose')).toEqual([1, 3, 5]);
  });
  it('short items of a list belong to it', () => {
    const parsed = parseText(
      'We logged each of the jobs, including:\n1. The type of request\n\n2. Its basic parameters\n',
    );
    expect(linesIn(parsed, 'prose')).toEqual([1, 2, 4]);
  });
  it('never swallows output', () => {
    const output = `MODULE_NAME: abyssws
IMAGE_NAME:  abyssws.exe
Followup: MachineOwner
System Uptime: 0 days 1:36:19.860
ffffd001  ffffd002  x`;
    const parsed = parseText(`We looked at the stack of the thread.\n${output}\n`);
    expect(linesIn(parsed, 'prose')).toEqual([1]);
  });
  it('an unknown command has unknown output, not headings', () => {
    const parsed = parseText('kd> !foo\nFoo table\nBar list\n');
    expect(linesIn(parsed, 'unrecognised')).toEqual([2, 3]);
  });
});
