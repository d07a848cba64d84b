/** Waits for what another process will do in its own time. */

/** Asks until the answer is neither undefined nor false; fails after `timeout` milliseconds, naming what did not come. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  timeout = 20_000,
): Promise<T> {
  for (const end = Date.now() + timeout; ;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
