import { attractiveness } from "../../../../domain/strategy/attractiveness.ts";
import {
  candidateStatuses,
  candidateTiers,
  origins,
  recruitmentPriorities,
} from "../../../../domain/strategy/closed-sets.ts";
import { entryOf } from "../../../../domain/strategy/lookup.ts";
import { counted, fullValue } from "../../../ui/numbers.ts";
import { Picture } from "../../../ui/Picture.tsx";
import { PlainTable } from "../../../ui/PlainTable.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellChoice } from "../kit/CellChoice.tsx";
import { Missing } from "../kit/Missing.tsx";
import { candidateName, sourceTitle, typeName } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import { Tool } from "../kit/Tool.tsx";
import { ClassMark } from "./ClassMark.tsx";
import { TierColumn } from "./TierColumn.tsx";
import styles from "./Landscape.module.css";

const named = (slugs: readonly string[]) => slugs.map((slug) => ({ slug, name: inWords(slug) }));
const tierChoices = candidateTiers.map((slug) => ({ slug, name: slug }));
const priorityChoices = recruitmentPriorities.map((slug) => ({ slug, name: slug }));

/** Candidates in tiers, best first, and as a table in which their state is kept. */
export function LandscapeTool() {
  const { strategy } = useDraft();
  const scored = attractiveness(strategy);
  if (scored.length === 0)
    return (
      <Tool
        title="No candidate is named yet"
        says="Name ten to begin with: companies that your customers work with already, by partner type. Then score them, tier them and keep their state here."
      >
        {null}
      </Tool>
    );
  const of = (slug: string) => entryOf(strategy.landscape, slug);
  const tiers = [...candidateTiers, ...(scored.some(({ slug }) => !of(slug)?.tier) ? [null] : [])];
  return (
    <Tool
      title={findingOf(scored, (slug) => of(slug)?.status)}
      says="Candidates by tier: A strategic, B growth, C long tail; within a tier by score. Drag a card or choose its tier."
    >
      <Picture
        isInner
        title={counted(scored.length, "candidate")}
        name="landscape"
        twin={{
          header: ["Candidate", "Type", "Tier", "Priority", "Status", "Score", "Class", "Fragile"],
          rows: scored.map(({ slug, score, class: is, fragile }) => {
            const { type, tier, priority, status } = of(slug) ?? {};
            return [
              candidateName(strategy, slug),
              type ? typeName(strategy, type) : "",
              tier ?? "",
              priority ?? "",
              status ?? "",
              score,
              is ?? "",
              fragile ? "yes" : "no",
            ];
          }),
        }}
      >
        <div className={styles.tiers}>
          {tiers.map((tier) => (
            <TierColumn
              key={tier}
              tier={tier}
              candidates={scored.filter(({ slug }) => (of(slug)?.tier ?? null) === tier)}
            />
          ))}
        </div>
      </Picture>
      <div className={styles.wide}>
        <PlainTable
          stacks
          label="Candidates"
          header={[
            { title: "Candidate" },
            { title: "Type" },
            { title: "Score", number: true },
            { title: "Class" },
            { title: "Tier" },
            { title: "Priority" },
            { title: "Status" },
            { title: "Origin" },
            { title: "Evidence" },
          ]}
          rows={scored.map(({ slug, score, class: is }) => ({
            key: slug,
            cells: [
              <PartLink key="n" to={["landscape", slug]}>
                {candidateName(strategy, slug)}
              </PartLink>,
              of(slug)?.type ? typeName(strategy, of(slug)?.type ?? "") : <Missing key="t">no type</Missing>,
              score === null ? <Missing key="s">no score</Missing> : fullValue("score", score, ""),
              <ClassMark key="c" of={is} />,
              ...(
                [
                  ["tier", tierChoices],
                  ["priority", priorityChoices],
                  ["status", named(candidateStatuses)],
                  ["origin", named(origins)],
                ] as const
              ).map(([field, choices]) => (
                <CellChoice
                  key={field}
                  path={["landscape", slug, field]}
                  label={`${inWords(field)} of ${candidateName(strategy, slug)}`}
                  choices={choices}
                />
              )),
              <Evidence key="e" slug={slug} />,
            ],
          }))}
        />
      </div>
    </Tool>
  );
}

function Evidence({ slug }: { slug: string }) {
  const { strategy } = useDraft();
  const sources = entryOf(strategy.landscape, slug)?.sources ?? [];
  if (sources.length === 0) return <Missing>no source</Missing>;
  return (
    <span>
      {sources.map((source, at) => (
        <span key={source}>
          {at > 0 && ", "}
          <PartLink to={["sources", source]}>{sourceTitle(strategy, source)}</PartLink>
        </span>
      ))}
    </span>
  );
}

type Scored = ReturnType<typeof attractiveness>;

function findingOf(scored: Scored, statusOf: (slug: string) => string | undefined): string {
  const priority = scored.filter((one) => one.class === "priority");
  const under = priority.filter(({ slug }) => ["negotiating", "signed"].includes(statusOf(slug) ?? ""));
  const unscored = scored.filter(({ score }) => score === null).length;
  const open = unscored > 0 ? `; ${counted(unscored, "candidate")} cannot be scored yet` : "";
  if (unscored === scored.length) return "No candidate can be scored yet";
  if (priority.length === 0) return `None of ${counted(scored.length, "candidate")} is a priority${open}`;
  return `${priority.length} of ${counted(scored.length, "candidate")} ${priority.length === 1 ? "is a priority" : "are priorities"}; ${under.length === 0 ? "with none are we negotiating" : `${under.length} negotiating or signed`}${open}`;
}
