/** A message to one person: what it says, and the one link it may carry. */
export type Message = {
  readonly to: string;
  readonly subject: string;
  /** Paragraphs of plain text. */
  readonly text: readonly string[];
  readonly link?: { readonly words: string; readonly url: string };
};

/** Mail on its way out of the house. */
export type Mail = {
  /** False where no SMTP is set: links then stand in the log of the server, once each. */
  readonly leaves: boolean;
  /**
   * Puts a message on its way, or prints the link, and does not wait: whoever asked is told that it is on its way whether or
   * not the address exists. Never throws.
   */
  send(message: Message): void;
};
