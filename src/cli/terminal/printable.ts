/**
 * Text from a file, safe to print: control characters could move the cursor or change the screen, and marks that turn the
 * direction of writing could show a line as something else. Each is shown as a replacement character; a tab is a space.
 */
export const printable = (text: string): string =>
  text.replaceAll(/\t/g, " ").replaceAll(/(?!\n)[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD");
