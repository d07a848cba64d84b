// What to look at first after a bug check: words, and commands with the printed values filled in.
import { bugcheckAdvice } from './bugcheckAdvice';
import { bugcheck } from './bugchecks';
import { keyedLines } from './keyedLines';
import { lazyTable } from './lazyTable';

export interface FirstLook {
  /** A few sentences: what happened, and where the reason is to be sought. */
  readonly words: string;
  readonly commands: readonly string[];
}

/**
 * The advice for a code. `parameters` and `trapFrame` are addresses as a command takes them; a command that needs one which is not there, or
 * is zero, is left out.
 */
export function firstLook(
  code: number,
  parameters: readonly (string | undefined)[] = [],
  trapFrame?: string,
): FirstLook | undefined {
  const own = (bugcheck(code)?.base ?? code >>> 0).toString(16);
  const kind = Number.parseInt((parameters[0] ?? '').replaceAll('`', ''), 16).toString(16);
  const [words = '', listed = ''] = (table().get(`${own}:${kind}`) ?? table().get(own) ?? '').split(' ## ');
  if (words === '') return undefined;
  const commands = listed.split(' || ').flatMap((command) => filled(command, parameters, trapFrame) ?? []);
  return { words, commands: [...new Set(commands)] };
}

function filled(
  command: string,
  parameters: readonly (string | undefined)[],
  trapFrame: string | undefined,
): string | undefined {
  if (command === '.trap') return trapFrame === undefined ? undefined : `.trap ${trapFrame}`;
  const places = Array.from(command.matchAll(/\{([1-4])\}/g), ([, number]) => parameters[Number(number) - 1]);
  if (places.some((value) => value === undefined || /^[0`]*$/.test(value))) return undefined;
  return command.replace(/\{([1-4])\}/g, (_, number: string) => parameters[Number(number) - 1] ?? '');
}

const table = lazyTable(() => keyedLines(bugcheckAdvice));
