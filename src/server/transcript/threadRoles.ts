/** What a thread is there for, by the functions on its stack. */
import { flat } from '../text/intern';
import { Recent } from '../text/recent';
import { functionName } from './frames';

interface ThreadRole {
  readonly id: 'passive' | 'user-interface' | 'message-box' | 'exception-report';
  /** Continues "… threads". */
  readonly words: string;
  /** The function that shows it. */
  readonly by: string;
}

/** A wait that is the direct child of the loop of a pool, or of a thread of the system: nothing to do at the moment. */
const idleWaits: readonly (readonly [wait: RegExp, loop: RegExp])[] = [
  [/^Ke(?:RemoveQueue(?:Ex)?|RemovePriQueue)$/, /^ExpWorkerThread$/],
  [/^(?:Nt|Zw)(?:WaitForWorkViaWorkerFactory|RemoveIoCompletion(?:Ex)?)$/, /^TppWorkerThread$/],
  [
    /^Ke(?:WaitFor(?:Single|Multiple)Objects?|WaitForGate|DelayExecutionThread)$/,
    /^(?:M[im]ZeroPageThread|KeBalanceSetManager|KeSwapProcessOrStack|CcQueueLazyWriteScanThread|MiModifiedPageWriter|MiMappedPageWriter|KiExecuteDpc)$/,
  ],
];

const signs: readonly (readonly [sign: RegExp, id: ThreadRole['id'], words: string])[] = [
  [
    /^(?:WerpReportFault\w*|RtlReportException\w*|UnhandledExceptionFilter\w*)$/,
    'exception-report',
    'report an unhandled exception: a failure of their process is on the same stack, below',
  ],
  [
    /^MessageBox(?:Ex|Timeout|Indirect)?[AW]?$|^SoftModalMessageBox$/,
    'message-box',
    'show a message box and wait until somebody answers it',
  ],
  [
    /^(?:Zw|Nt)User(?:GetMessage|PeekMessage|WaitMessage)$/,
    'user-interface',
    'have a message loop: the user interface of their process',
  ],
];

/** What the name of a function says: the rows of the tables above that it stands in, as bits. Most stand in none. */
interface Hint {
  readonly name: string;
  readonly waits: number;
  readonly loops: number;
  /** The first of them; -1 for none. */
  readonly sign: number;
}

const hints = new Recent((symbol): Hint | undefined => {
  const name = functionName({ symbol });
  const waits = bitsOf(idleWaits, ([wait]) => wait.test(name));
  const loops = bitsOf(idleWaits, ([, loop]) => loop.test(name));
  const sign = signs.findIndex(([shape]) => shape.test(name));
  return waits + loops > 0 || sign >= 0 ? { name: flat(name), waits, loops, sign } : undefined;
}, flat);

function bitsOf<T>(rows: readonly T[], matches: (row: T) => boolean): number {
  return rows.reduce((bits, row, index) => (matches(row) ? bits | (1 << index) : bits), 0);
}

/** `symbols`: from the innermost outwards. Undefined for a thread that does ordinary work. */
export function threadRole(symbols: Iterable<string>): ThreadRole | undefined {
  let before = 0;
  let shown: Hint | undefined;
  for (const symbol of symbols) {
    const hint = hints.of(symbol);
    if (hint && (hint.loops & before) > 0)
      return { id: 'passive', words: 'are idle by design: they wait for work', by: hint.name };
    if (hint && hint.sign >= 0 && (!shown || hint.sign < shown.sign)) shown = hint;
    before = hint?.waits ?? 0;
  }
  const [, id, words] = (shown && signs[shown.sign]) ?? [];
  return shown && id && words !== undefined ? { id, words, by: shown.name } : undefined;
}
