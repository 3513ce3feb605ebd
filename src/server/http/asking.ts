/** What is known of a request beside its content. */
export type Asking = {
  readonly requestId: string;
  readonly address: string;
  readonly headers: Headers;
  readonly at: Date;
};
