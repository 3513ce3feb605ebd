/** What a handler answers where it is not the reply alone: another status, or a reply that is told only this once. */
export class Answered<Reply> {
  readonly reply: Reply;
  readonly status: number;
  /** Holds a secret: it is not kept for a retry, which is told that it was answered already. */
  readonly once: boolean;
  /** Beside what every reply has: the kind of content and the name of a file. */
  readonly headers: Readonly<Record<string, string>>;
  constructor(reply: Reply, { status = 200, once = false, headers = {} }: More) {
    this.reply = reply;
    this.status = status;
    this.once = once;
    this.headers = headers;
  }
}

/**
 * A reply that is made once the transaction is over: work that takes long holds no connection. What is known only then of its
 * headers comes with it.
 */
export class AnsweredLater<Reply> {
  readonly make: () => Promise<Answered<Reply>>;
  readonly headers: Readonly<Record<string, string>>;
  constructor(make: () => Promise<Answered<Reply>>, headers: Readonly<Record<string, string>>) {
    this.make = make;
    this.headers = headers;
  }
}

type More = { status?: number; once?: boolean; headers?: Readonly<Record<string, string>> };
