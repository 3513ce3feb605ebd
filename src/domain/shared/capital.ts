/** Words that begin a sentence, a title or a cell. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
