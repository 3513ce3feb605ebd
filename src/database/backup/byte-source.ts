import { Unreadable } from "./unreadable.ts";

/** Takes a stream of pieces apart by the byte, holding one piece at a time. */
export class ByteSource {
  /** Bytes that have been given out so far. */
  bytesTaken = 0;
  readonly #pieces: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(pieces: AsyncIterable<Buffer>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** Throws Unreadable when the stream ends before. */
  async take(size: number): Promise<Buffer> {
    const taken = await this.takeUpTo(size);
    if (taken.length < size) throw new Unreadable("it ends too early");
    return taken;
  }

  async takeUpTo(size: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.#upTo(size)) parts.push(part);
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }

  /** The next bytes, fewer at the end; they stay to be taken. */
  async peek(size: number): Promise<Buffer> {
    const next = await this.takeUpTo(size);
    this.#held = Buffer.concat([next, this.#held]);
    this.bytesTaken -= next.length;
    return next;
  }

  /** The same bytes as they come, for what need not be in memory at once. */
  async *pieces(size: number): AsyncGenerator<Buffer> {
    let left = size;
    for await (const part of this.#upTo(size)) {
      left -= part.length;
      yield part;
    }
    if (left > 0) throw new Unreadable("it ends too early");
  }

  async *rest(): AsyncGenerator<Buffer> {
    yield* this.#upTo(Number.POSITIVE_INFINITY);
  }

  async isAtEnd(): Promise<boolean> {
    return !(await this.#hold());
  }

  async *#upTo(size: number): AsyncGenerator<Buffer> {
    let left = size;
    while (left > 0 && (await this.#hold())) {
      const part = this.#held.subarray(0, left);
      this.#held = this.#held.subarray(part.length);
      left -= part.length;
      this.bytesTaken += part.length;
      yield part;
    }
  }

  async #hold(): Promise<boolean> {
    while (this.#held.length === 0) {
      const next = await this.#pieces.next();
      if (next.done) return false;
      this.#held = next.value;
    }
    return true;
  }
}
