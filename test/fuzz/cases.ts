// Runs inputs by number and measures them: what the unit suite and the long run share.
import { inputOf } from './input';
import { runPipeline } from './pipeline';

export interface Failure {
  readonly index: number;
  readonly reason: string;
}

export interface Outcome {
  readonly bytes: number;
  readonly milliseconds: number;
  readonly failure?: Failure;
}

/** Runs input `index`. Time is that of the processor, so that a busy machine does not count. */
export async function runCase(bases: readonly string[], seed: number, index: number): Promise<Outcome> {
  const bytes = inputOf(bases, seed, index);
  const started = process.cpuUsage();
  const reason = await reasonOf(bytes);
  const { user, system } = process.cpuUsage(started);
  return {
    bytes: bytes.length,
    milliseconds: (user + system) / 1000,
    ...(reason !== undefined && { failure: { index, reason } }),
  };
}

/** Why an input fails; undefined when it does not. */
export async function reasonOf(bytes: Uint8Array): Promise<string | undefined> {
  try {
    await runPipeline(bytes);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
