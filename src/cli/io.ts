/** What the command line needs from its process. Tests hand in their own. */
import { constants } from 'node:os';

export interface Io {
  /** Resolves when more may be written; rejects with `Closed` when nobody reads any more. */
  write(text: string): Promise<void>;
  /** Lines for people, on standard error. */
  complain(text: string): void;
  readInput(): Promise<Uint8Array>;
  /** Whether standard output is a terminal that wants colour. */
  readonly color: boolean;
}

/** The reader of the output went away: `kdscope … | head`. No failure, and nothing to say. */
export class Closed extends Error {}

export function processIo(): Io {
  const { stdin, stdout, stderr, env } = process;
  let gone = false;
  stdout.on('error', (error: Error) => {
    if (!isBrokenPipe(error)) throw error;
    gone = true;
  });
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        if (gone) reject(new Closed());
        else {
          stdout.write(text, (error) => {
            if (!error) resolve();
            else reject(isBrokenPipe(error) ? new Closed() : error);
          });
        }
      }),
    complain: (text) => void stderr.write(`${text}\n`),
    readInput: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    color: stdout.isTTY && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
  };
}

function isBrokenPipe(error: Error): boolean {
  return 'errno' in error && error.errno === -constants.errno.EPIPE;
}
