/** The name of a downloaded draft: `strategy.yaml` at revision 12 is `strategy.r12.yaml`. */
export const nameAt = (fileName: string, revision: number): string => {
  const [, stem = fileName, ending = ".yaml"] = /^(.*?)(\.ya?ml)$/i.exec(fileName) ?? [];
  return `${stem}.r${revision}${ending}`;
};

/** The revision that the name of a file carries, also of one that a browser numbered: `strategy.r12 (1).yaml`. */
export const baseOf = (name: string): number | undefined => {
  const [, revision] = /\.r(\d{1,9})(?:[ _]?\(\d+\))?\.(?:ya?ml|txt)$/i.exec(name) ?? [];
  return revision === undefined ? undefined : Number(revision);
};
