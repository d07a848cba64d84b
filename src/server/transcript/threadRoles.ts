/** What a thread is there for, by the functions on its stack. */
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

/** `symbols`: from the innermost outwards. Undefined for a thread that does ordinary work. */
export function threadRole(symbols: readonly string[]): ThreadRole | undefined {
  const names = symbols.map((symbol) => functionName({ symbol }));
  for (const [index, name] of names.entries()) {
    const loop = names[index + 1] ?? '';
    if (idleWaits.some(([wait, root]) => wait.test(name) && root.test(loop)))
      return { id: 'passive', words: 'are idle by design: they wait for work', by: loop };
  }
  for (const [sign, id, words] of signs) {
    const by = names.find((name) => sign.test(name));
    if (by !== undefined) return { id, words, by };
  }
  return undefined;
}
