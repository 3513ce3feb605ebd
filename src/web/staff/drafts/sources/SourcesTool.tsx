import {
  grounding,
  groundingAimPercent,
  groundingByPart,
  type PartGrounding,
} from "../../../../domain/strategy/grounding.ts";
import { entries } from "../../../../domain/strategy/lookup.ts";
import type { Path } from "../../../../domain/strategy/path.ts";
import type { Entry, Strategy } from "../../../../domain/strategy/strategy.ts";
import { subjectOf } from "../../../../domain/strategy/subject.ts";
import { counted, longDay } from "../../../ui/numbers.ts";
import { Picture } from "../../../ui/Picture.tsx";
import { PlainTable } from "../../../ui/PlainTable.tsx";
import { StatusMark } from "../../../ui/StatusMark.tsx";
import { partTitle } from "../../strategy/parts.ts";
import type { Names } from "../../../../domain/strategy/names-of.ts";
import { useDraft } from "../draft-context.ts";
import { Missing } from "../kit/Missing.tsx";
import { PartLink } from "../kit/PartLink.tsx";
import { Tool } from "../kit/Tool.tsx";
import styles from "./Sources.module.css";

type Source = Entry<"sources">;

/** What the strategy stands on: the share of its claims that name a source, part by part, and the sources. */
export function SourcesTool() {
  const { strategy } = useDraft();
  const parts = groundingByPart(strategy);
  return (
    <Tool
      title={findingOf(strategy)}
      says={`A claim stands on evidence once it names a source. The strategy aims at ${groundingAimPercent} of 100.`}
    >
      {parts.length > 0 && (
        <Picture
          isInner
          title="Claims with a source, by part"
          name="grounding"
          twin={{
            header: ["Part", "Claims", "With a source", "Grounding ratio", "Without a source"],
            rows: parts.map(({ part, claims, grounded, ratio, ungrounded }) => [
              partTitle(part),
              claims,
              grounded,
              ratio,
              ungrounded.map((path) => subjectOf(strategy, path)).join(", "),
            ]),
          }}
        >
          <ul className={styles.parts}>
            {parts.map((part) => (
              <Part key={part.part} of={part} />
            ))}
          </ul>
        </Picture>
      )}
      <Sources />
    </Tool>
  );
}

function Part({ of: { part, claims, grounded, ratio, ungrounded } }: { of: PartGrounding }) {
  const { strategy, names } = useDraft();
  return (
    <li>
      <PartLink to={[part]}>{partTitle(part)}</PartLink>
      <span className={styles.track} aria-hidden>
        {Array.from({ length: claims }, (_, at) => (
          <span key={at} data-grounded={at < grounded || undefined} />
        ))}
      </span>
      <span className="number">
        {grounded} of {claims}, <strong>{ratio?.toFixed(2)}</strong>
      </span>
      {ungrounded.length > 0 && (
        <span className={styles.without}>
          <Missing>no source:</Missing>{" "}
          {ungrounded.map((path, at) => (
            <span key={path.join("/")}>
              {at > 0 && ", "}
              <PartLink to={path}>{claimName(strategy, names, path)}</PartLink>
            </span>
          ))}
        </span>
      )}
    </li>
  );
}

/** A mechanism of the thesis has no slug: it is named by its place. */
function claimName(strategy: Strategy, names: Names, path: Path): string {
  if (path[0] === "thesis") return `mechanism ${Number(path[2]) + 1}`;
  const slug = subjectOf(strategy, path);
  return names(slug)?.name ?? slug;
}

function Sources() {
  const { strategy, findings } = useDraft();
  const sources = entries<Source>(strategy.sources);
  if (sources.length === 0) return <p className="quiet">No source is written yet.</p>;
  const isOld = (slug: string) =>
    findings.some(({ rule, path }) => rule === "SRC-002" && path.startsWith(`/sources/${slug}`));
  return (
    <div className={styles.table}>
      <PlainTable
        stacks
        label="Sources"
        header={[{ title: "Source" }, { title: "Kind" }, { title: "Date" }, { title: "Address" }]}
        rows={sources.map(([slug, { title, kind, date, url }]) => ({
          key: slug,
          cells: [
            <PartLink key="t" to={["sources", slug]}>
              {title}
            </PartLink>,
            kind ?? "–",
            date ? (
              <span key="d">
                {longDay(date)} {isOld(slug) && <StatusMark of="late" />}
              </span>
            ) : (
              <Missing key="d">no date</Missing>
            ),
            url && /^https?:\/\//.test(url) ? (
              <a key="u" href={url} rel="noreferrer noopener" target="_blank">
                {url}
              </a>
            ) : (
              (url ?? "–")
            ),
          ],
        }))}
      />
    </div>
  );
}

function findingOf(strategy: Strategy): string {
  const { claims, grounded, ratio } = grounding(strategy);
  if (ratio === null) return "The strategy claims nothing yet, so there is nothing to prove";
  const words = `${grounded} of ${counted(claims, "claim")} ${grounded === 1 ? "names" : "name"} a source: grounding ratio ${ratio.toFixed(2)}`;
  return grounded * 100 >= claims * groundingAimPercent
    ? words
    : `${words}, below the aim of 0.${groundingAimPercent}`;
}
