import { endpoints } from "../../../contract/endpoints.ts";
import { pathOf } from "../../../domain/strategy/path.ts";
import { useReply } from "../../client.ts";
import { counted } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import styles from "./ForYou.module.css";

/** What waits for whoever looks: a version that needs their yes or no, and comments that ask for them. Nothing where nothing waits. */
export function ForYou() {
  const versions = useReply(endpoints.versions, { query: { limit: "10" } }).data;
  const reviewed = versions?.rows.find(({ state }) => state === "in-review");
  const mentions = useReply(endpoints.comments, {
    query: { mentioning: "me", state: "open", limit: "20" },
  }).data;
  const first = mentions?.rows[0];
  if (!reviewed && !first) return null;
  return (
    <ul className={styles.list} aria-label="What waits for you">
      {reviewed && <Reviewed version={reviewed.version} name={reviewed.name} />}
      {first && (
        <li>
          <PageLink to={`/draft/${pathOf(first.element)[0]}`} add={{ comment: first.id }}>
            {first.by?.name ?? "Somebody"} asks for you on {first.subject}
          </PageLink>
          {mentions.rows.length > 1 && (
            <>
              , and{" "}
              <PageLink to="/draft">
                {mentions.next === null
                  ? counted(mentions.rows.length - 1, "more comment")
                  : "many more comments"}
              </PageLink>
            </>
          )}
        </li>
      )}
    </ul>
  );
}

function Reviewed({ version, name }: { version: number; name: string }) {
  const { may } = useReply(endpoints.version, { params: { version: String(version) } }).data ?? {};
  return (
    <li>
      <PageLink to="/versions/$version" params={{ version: String(version) }}>
        {may?.approve
          ? `Version ${version} of ${name} waits for your decision`
          : `Version ${version} of ${name} is in review`}
      </PageLink>
    </li>
  );
}
