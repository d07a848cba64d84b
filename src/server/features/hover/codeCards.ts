/** The cards of codes: each explains a number only in a field that says what it is. */
import { accessCard } from './accessCard';
import { argumentsCard } from './argumentsCard';
import type { Card } from './card';
import { deviceCodesCard } from './deviceCodesCard';
import { errorCodeCard } from './errorCodeCard';
import { irqlCard } from './irqlCard';
import { poolTagCard } from './poolTagCard';
import { structValueCard } from './structValueCard';
import { threadMemberCard } from './threadMemberCard';

export const codeCards: readonly Card[] = [
  errorCodeCard,
  accessCard,
  deviceCodesCard,
  irqlCard,
  poolTagCard,
  argumentsCard,
  structValueCard,
  threadMemberCard,
];
