// !qlocks. All excerpts are written for the test.
import { expect, it } from 'vitest';
import { printText } from '../../../support/parse';
import { describeRobustness } from '../../../support/robust';

const text = `0: kd> !qlocks
Key: O = Owner, 1-n = Wait order, blank = not owned/waiting, C = Corrupt

                       Processor Number
    Lock Name         0  1  2  3  4  5  6  7  8  9 10 11

KE   - Dispatcher        O     2                    1 
KE   - Unused Spare                                   
MM   - PFN            C                              O
NTFS - Struct                                         
MM   - MM NonPagedPool                                
`;

it('!qlocks', () => {
  expect(printText(text)).toMatchSnapshot();
});
// Without the blanks nobody can say which processor a state belongs to: then nothing is said.
describeRobustness([{ name: 'queued locks', text, except: ['runs of blanks collapsed'] }]);
