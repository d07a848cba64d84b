// Makes an input that fails smaller, as long as it goes on failing for the same reason.

const mostTries = 4000;

/** Removes ever smaller ranges of bytes. `fails` answers whether what remains still fails. */
export async function minimize(
  bytes: Uint8Array,
  fails: (bytes: Uint8Array) => Promise<boolean>,
): Promise<Uint8Array> {
  let smallest = bytes;
  let tries = 0;
  for (let size = bytes.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < smallest.length && tries < mostTries; tries++) {
      const without = Buffer.concat([smallest.subarray(0, at), smallest.subarray(at + size)]);
      if (await fails(without)) smallest = without;
      else at += size;
    }
  }
  return smallest;
}
