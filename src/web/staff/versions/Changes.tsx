import type { VersionChangesReply } from "../../../contract/drafts.ts";
import { counted } from "../../ui/numbers.ts";
import { Prose } from "../../ui/Prose.tsx";
import { partTitle } from "../strategy/parts.ts";
import styles from "./Versions.module.css";

const signs = { added: "+", removed: "−", changed: "→" } as const;

/** Differences in the words of the strategy, part by part. */
export function Changes({ of }: { of: VersionChangesReply["changes"] }) {
  if (of.length === 0) return <p className="quiet">Nothing differs.</p>;
  const parts = [...new Set(of.map(({ path }) => partOf(path)))];
  return (
    <div className={styles.changes}>
      <p className="small quiet">{counted(of.length, "difference")}, in the order of the strategy</p>
      {parts.map((part) => (
        <section key={part} aria-label={partTitle(part)}>
          <ul>
            {of
              .filter(({ path }) => partOf(path) === part)
              .map(({ path, kind, words }) => (
                <li key={`${path} ${words}`}>
                  <span className={styles.sign} data-kind={kind} aria-label={kind} role="img">
                    {signs[kind]}
                  </span>
                  <Prose text={words} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const partOf = (path: string): string => path.split("/")[1] ?? "strategy";
