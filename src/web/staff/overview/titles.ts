import type { WorkspaceReply } from "../../../contract/api.ts";
import { dimensions } from "../../../domain/measures/dimensions.ts";

/** A title of the report names a segment by its slugs; readers know them by name. */
export const titleInNames = (workspace: WorkspaceReply, title: string): string =>
  title
    .split(", ")
    .map((piece) => nameOfSlug(workspace, piece) ?? piece)
    .join(", ");

function nameOfSlug(workspace: WorkspaceReply, slug: string): string | undefined {
  for (const dimension of dimensions) {
    const member = workspace.dimensions[dimension]?.find((one) => one.slug === slug);
    if (member) return member.name;
  }
  return undefined;
}
