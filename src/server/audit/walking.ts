import { Refused } from "../http/problems.ts";

/** How many walk the trail of a workspace from end to end, in this process. */
const walks = new Map<string, number>();

/**
 * To export or verify a whole trail takes long, and a connection; one at a time for each workspace, so that nobody fills the
 * connections for long work. To be asked before a walk begins.
 */
export function refuseSecondWalk(workspace: string): void {
  if (walks.has(workspace))
    throw new Refused(409, "The trail is being exported or verified already", [
      {
        pointer: "",
        code: "under-way",
        detail: "One at a time is exported or verified",
        accepted: "the same call again once that is done",
      },
    ]);
}

/** Counts a walk until what it answers is called. */
export function walking(workspace: string): () => void {
  walks.set(workspace, (walks.get(workspace) ?? 0) + 1);
  return () => {
    const left = (walks.get(workspace) ?? 1) - 1;
    if (left > 0) walks.set(workspace, left);
    else walks.delete(workspace);
  };
}
