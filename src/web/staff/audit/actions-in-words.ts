/** `invitation.sent-again` is "invitation sent again"; the trail itself keeps the code. */
export const actionInWords = (action: string): string => action.replaceAll(/[.-]/g, " ");

/** How somebody acted, where it was not simply signed in. */
export function viaInWords(via: string): string | null {
  const words: Readonly<Record<string, string>> = {
    local: "with the key of the data folder",
    sample: "by the one click",
  };
  return words[via] ?? null;
}
