// A small deterministic generator of random numbers (xorshift32): the same seed gives the same bytes on every machine.

/** @returns `next()` a 32-bit number; `below(n)`; `pick(list)`; `exponential(mean)` and `pareto(shape)`, whole numbers. */
export function createRandom(seed) {
  // Scrambled, so that neighbouring seeds start far apart; never 0, where xorshift stays for ever.
  let state = Math.imul(seed, 0x9e3779b1) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  /** In (0, 1]: the logarithm and the root below want no 0. */
  const unit = () => next() / 2 ** 32;
  const below = (limit) => next() % limit;
  return {
    next,
    below,
    pick: (list) => list[below(list.length)],
    exponential: (mean) => Math.floor(-Math.log(unit()) * mean),
    pareto: (shape) => Math.floor(unit() ** (-1 / shape)),
  };
}
