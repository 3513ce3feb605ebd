/** At most eight of the accepted words, and how many more there are. */
export const upToEight = (words: readonly string[]): string =>
  words.length <= 8 ? words.join(", ") : `${words.slice(0, 8).join(", ")} and ${words.length - 8} more`;

/** Nothing is said: the text is missing or empty. */
export const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === "";
