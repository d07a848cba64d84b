// !teb and !token. All excerpts are written for the test.
import { describe, expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const teb = `0:000> !teb
TEB at 000000c64b95d000
    ExceptionList:        0000000000000000
    StackBase:            000000c64ba80000
    StackLimit:           000000c64ba6f000
    SubSystemTib:         0000000000000000
    FiberData:            0000000000001e00
    ArbitraryUserPointer: 0000000000000000
    Self:                 000000c64b95d000
    EnvironmentPointer:   0000000000000000
    ClientId:             0000000000003bbc . 0000000000004ba0
    RpcHandle:            0000000000000000
    Tls Storage:          0000027957243530
    PEB Address:          000000c64b95c000
    LastErrorValue:       2
    LastStatusValue:      c0000034
    Count Owned Locks:    1
    HardErrorMode:        0
`;

const token = `kd> !token e1bed030
_TOKEN e1bed030
TS Session ID: 0
User: S-1-5-21-1004336348-1177238915-682003330-1004 (User: DOMAIN\\someone)
Groups: 
 00 S-1-1-0 (Well Known Group: localhost\\Everyone)
    Attributes - Mandatory Default Enabled 
 01 S-1-5-32-544 (Alias: BUILTIN\\Administrators)
    Attributes - Mandatory Default Enabled Owner
Primary Group: S-1-5-21-1004336348-1177238915-682003330-513
Privs: 
 00 0x000000017 SeChangeNotifyPrivilege           Attributes - Enabled Default 
 01 0x000000008 SeSecurityPrivilege               Attributes - 
Authentication ID:         (0,11691)
Impersonation Level:       Anonymous
TokenType:                 Primary
Source: User32             TokenFlags: 0x9 ( Token in use )
Token ID: 18296            ParentToken ID: 0
Modified ID:               (0, 18298)
RestrictedSidCount: 0      RestrictedSids: 00000000
`;

describe('records', () => {
  it('a TEB', () => {
    expect(printText(teb)).toMatchInlineSnapshot(`
      "command prompt=0:000> command=!teb
      teb 000000c64b95d000 stackBase=000000c64ba80000 stackLimit=000000c64ba6f000 cid=3bbc.4ba0 peb=000000c64b95c000 lastError=2 lastStatus=3221225524 ownedLocks=1"
    `);
  });
  it('a token', () => {
    expect(printText(token)).toMatchInlineSnapshot(`
      "command prompt=kd> command=!token e1bed030
      token ffffffffe1bed030 groups=2 sessionId=0 user=S-1-5-21-1004336348-1177238915-682003330-1004 impersonationLevel=Anonymous type=Primary 
        privileges: name=SeChangeNotifyPrivilege enabled 
        privileges: name=SeSecurityPrivilege enabled=false"
    `);
  });
});

describeRobustness([
  { name: 'teb', text: teb },
  { name: 'token', text: token },
]);
