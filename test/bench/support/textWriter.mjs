// Writes ASCII text into one large chunk at a time. The digits of addresses go in as bytes: making strings of them would
// take ten times as long.
const chunkSize = 1 << 22;
/** No single write is longer; the chunk is passed on when less room is left. */
const reserve = 1 << 14;

const digits = Buffer.from('0123456789abcdef');
const backtick = 0x60;

export class TextWriter {
  #chunk = Buffer.allocUnsafe(chunkSize);
  #used = 0;
  #passedOn = 0;
  #emit;

  /** @param {(chunk: Buffer) => void} emit gets each full chunk, and must be done with it when it returns */
  constructor(emit) {
    this.#emit = emit;
  }

  /** Bytes written so far. */
  get written() {
    return this.#passedOn + this.#used;
  }

  text(value) {
    this.#makeRoom();
    this.#used += this.#chunk.latin1Write(value, this.#used);
  }

  bytes(value) {
    this.#makeRoom();
    this.#chunk.set(value, this.#used);
    this.#used += value.length;
  }

  /** A 64-bit address as the debugger prints it: two halves of 8 digits, and a back-tick between. */
  address(high, low) {
    this.#makeRoom();
    this.#hex8(high);
    this.#chunk[this.#used++] = backtick;
    this.#hex8(low);
  }

  flush() {
    if (this.#used === 0) return;
    this.#emit(this.#chunk.subarray(0, this.#used));
    this.#passedOn += this.#used;
    this.#used = 0;
  }

  #hex8(value) {
    for (let shift = 28; shift >= 0; shift -= 4) this.#chunk[this.#used++] = digits[(value >>> shift) & 15];
  }

  #makeRoom() {
    if (chunkSize - this.#used < reserve) this.flush();
  }
}
