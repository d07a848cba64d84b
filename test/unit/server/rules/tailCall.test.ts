/** STK16: a function that was called and has left by a jump. */
import { describe, expect, it } from 'vitest';
import { tailCall as rule } from '../../../../src/server/rules/tailCall';
import { checkRule, headlines } from '../../../support/checkRule';

const stack = (callee: string): string => `3: kd> k
Child-SP          RetAddr           Call Site
ffffb10c\`3f2a1000 fffff801\`1c3b4031 ${callee}
ffffb10c\`3f2a1040 fffff801\`1c3b2210 ringbuf!RbFlush+0x31
ffffb10c\`3f2a1080 00000000\`00000000 ringbuf!RbWriter+0x90
`;
const ub = (call: string): string => `3: kd> ub fffff801\`1c3b4031
ringbuf!RbFlush+0x24:
fffff801\`1c3b4029 488bcb          mov     rcx,rbx
fffff801\`1c3b402c e8cf0f0000      ${call}
`;
const jump = `3: kd> uf ringbuf!RbDrain
ringbuf!RbDrain:
fffff801\`1c3b5000 4883c102        add     rcx,2
fffff801\`1c3b5004 e9f70f0000      jmp     ringbuf!RbSend (fffff801\`1c3b6000)
`;
const call = 'call    ringbuf!RbDrain (fffff801`1c3b5000)';

it('is proven by the jump', async () => {
  expect(await checkRule(rule, stack('ringbuf!RbSend+0x10') + ub(call) + jump)).toMatchInlineSnapshot(`
    "info card [3] derived: ringbuf!RbFlush calls ringbuf!RbDrain there, not ringbuf!RbSend: the frame of ringbuf!RbDrain is missing, since it ends with a jump to the latter.
      observed [9] the instruction before the return address calls ringbuf!RbDrain
      observed [3] the row above is ringbuf!RbSend
      observed [13] ringbuf!RbDrain jumps to ringbuf!RbSend
      next: ub fffff801\`1c3b4031"
  `);
});

it('is a guess without it', async () => {
  expect(await checkRule(rule, stack('ringbuf!RbSend+0x10') + ub(call))).toMatchInlineSnapshot(`
    "info card [3] inferred: ringbuf!RbFlush calls ringbuf!RbDrain there, not ringbuf!RbSend: the frame of ringbuf!RbDrain is missing.
      observed [9] the instruction before the return address calls ringbuf!RbDrain
      observed [3] the row above is ringbuf!RbSend
      or: ringbuf!RbDrain ends with a jump to ringbuf!RbSend (a tail call), or to what calls it.
      or: Two functions of identical code share one address, and the debugger shows one of the names.
      or: The walk left out a frame, or the return address is not the one that this row returns to.
      missing: where ringbuf!RbDrain goes (uf ringbuf!RbDrain)
      next: ub fffff801\`1c3b4031 | uf ringbuf!RbDrain"
  `);
});

describe('stays silent', () => {
  it.each([
    ['where the row is the function that is called', stack('ringbuf!RbDrain+0x10') + ub(call)],
    [
      'for the same function under another name',
      stack('nt!NtClose+0x10') + ub('call    nt!ZwClose (fffff801`1c3b5000)'),
    ],
    [
      'for the import of the same function',
      stack('nt!ExFreePoolWithTag+0x10') + ub('call    ringbuf!ExFreePoolWithTag (fffff801`1c3b5000)'),
    ],
    [
      'for calls through memory',
      stack('ringbuf!RbSend+0x10') + ub('call    qword ptr [ringbuf!_imp_RbDrain (fffff801`1c3b5000)]'),
    ],
    [
      'for the check of a call target',
      stack('ringbuf!RbSend+0x10') + ub('call    ringbuf!_guard_dispatch_icall (fffff801`1c3b5000)'),
    ],
    [
      'for the code before another return address',
      stack('ringbuf!RbSend+0x10').replace('1c3b4031', '1c3b4131') + ub(call),
    ],
    [
      'without symbols of the module',
      `*** ERROR: Symbol file could not be found.  Defaulted to export symbols for ringbuf.sys - \n${stack('ringbuf!RbSend+0x10')}${ub(call)}`,
    ],
    ['for a row without a name', stack('0xfffff801`1c3b6010') + ub(call)],
  ])('%s', async (_, text) => {
    expect(await headlines(rule, text)).toBe('');
  });
});
