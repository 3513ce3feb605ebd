import { PageLink } from "../../ui/PageLink.tsx";

/** Says that the page does not show what is in force, and the way back. */
export function VersionBanner({ version }: { version: string }) {
  return (
    <>
      <span>
        You are looking at {version === "draft" ? "the draft" : `version ${version}`} as if it were in force.
      </span>
      <PageLink to="." add={{ version: undefined }}>
        Back to what is in force
      </PageLink>
    </>
  );
}
