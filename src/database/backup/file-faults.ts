export const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && "code" in error && typeof error.code === "string" && codes.includes(error.code);

const words: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOENT: "there is no such file or folder",
  EEXIST: "a file of that name is there already",
  ENOTDIR: "a file is in the way",
  EISDIR: "it is a folder",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EROFS: "the file system is read-only",
  EFBIG: "the file system takes no file as large as that",
};

/** What the file system said, in words; undefined when the error is not of a kind that a person can mend. */
export function fileFault(error: unknown): string | undefined {
  if (!(error instanceof Error && "code" in error && typeof error.code === "string")) return undefined;
  // A server's socket that is gone is a fault of another kind.
  return "syscall" in error && error.syscall === "connect" ? undefined : words[error.code];
}
