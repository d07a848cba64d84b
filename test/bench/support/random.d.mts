/** The types of random.mjs, which benches run without a compiler. */

export interface Random {
  /** A 32-bit number. */
  next(): number;
  /** A whole number in [0, limit). */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  exponential(mean: number): number;
  pareto(shape: number): number;
}

export function createRandom(seed: number): Random;
