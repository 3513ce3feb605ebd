import { type ReactNode, useMemo } from "react";
import type { CheckReply } from "../../../contract/api.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { useReply } from "../../client.ts";
import { counted, percent } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PageLink } from "../../ui/PageLink.tsx";
import { Answered } from "../../ui/states.tsx";
import { WhyLink } from "../../ui/WhyLink.tsx";
import { whyMeasure } from "../measures/question.ts";
import { PageFilters } from "../PageFilters.tsx";
import { partTitle } from "../strategy/parts.ts";
import { useAsked } from "../workspace.ts";
import { FindingView } from "./FindingView.tsx";
import { type Names, namesOf } from "../../../domain/strategy/names-of.ts";
import beside from "../versions/DraftBeside.module.css";
import styles from "./CheckPage.module.css";

/** The check of what is being written, where that differs from what is in force: who comes here comes before an adoption. */
export function CheckPage() {
  const { filters } = useAsked();
  return (
    <>
      <PageFilters />
      {filters.version === undefined ? <OfTheDraft /> : <Checked filters={filters} isOwn={false} />}
    </>
  );
}

function OfTheDraft() {
  const { filters } = useAsked();
  return (
    <Answered of={useReply(endpoints.draftState, {})} waitingFor="where the draft stands">
      {({ changed }) => (
        <Checked filters={changed ? { ...filters, version: "draft" } : filters} isOwn={changed} />
      )}
    </Answered>
  );
}

type Asked = ReturnType<typeof useAsked>["filters"];

/** `isOwn`: nobody asked for the draft, and it is shown all the same. */
function Checked({ filters, isOwn }: { filters: Asked; isOwn: boolean }) {
  return (
    <>
      {isOwn && <InForceBeside />}
      <Answered of={useReply(endpoints.check, { query: filters })} waitingFor="the check of the strategy">
        {(check) =>
          filters.version === "draft" ? (
            <OfDraftNames check={check} />
          ) : (
            <OfVersionNames check={check} filters={filters} />
          )
        }
      </Answered>
    </>
  );
}

function InForceBeside() {
  const { inForce } = useReply(endpoints.versions, { query: { limit: "1" } }).data ?? {};
  return (
    <p className={beside.beside}>
      This is the check of the draft.
      {inForce && (
        <>
          {" "}
          In force is{" "}
          <PageLink to="/check" add={{ version: String(inForce) }}>
            version {inForce}
          </PageLink>
          .
        </>
      )}
    </p>
  );
}

/** The check speaks in slugs; the strategy that it read says what they are called. Until it is here, the slugs stand. */
function OfDraftNames({ check }: { check: CheckReply }) {
  const { data } = useReply(endpoints.draft, {}).data ?? {};
  const names = useMemo(() => namesOf(data), [data]);
  return <Check check={check} names={names} version="draft" />;
}

function OfVersionNames({ check, filters }: { check: CheckReply; filters: Asked }) {
  const { strategy } = useReply(endpoints.strategy, { query: filters }).data ?? {};
  const names = useMemo(() => namesOf(strategy), [strategy]);
  return <Check check={check} names={names} version={filters.version} />;
}

type CheckProps = { check: CheckReply; names: Names; version: string | undefined };

function Check({ check, names, version }: CheckProps) {
  const { findings, positions, waived, summary, fileName } = check;
  const placed = findings.map((finding, index) => ({ finding, position: positions[index] }));
  const parts = [...new Set(findings.map(({ path }) => partOf(path)))];
  return (
    <>
      <PageHeader page="Check" finding={headlineOf(check)}>
        {counted(summary.rules, "rule")} read {counted(summary.items, "item")} of {fileName}.
      </PageHeader>
      <Summary check={check} />
      {parts.map((part) => (
        <section key={part} className={styles.part} aria-labelledby={`part-${part}`}>
          <h2 id={`part-${part}`}>{partTitle(part)}</h2>
          <ol>
            {placed
              .filter(({ finding }) => partOf(finding.path) === part)
              .map(({ finding, position }) => (
                <FindingView
                  key={`${finding.rule} ${finding.path} ${finding.message}`}
                  finding={finding}
                  position={position}
                  file={fileName}
                  names={names}
                  isDraft={version === "draft"}
                />
              ))}
          </ol>
        </section>
      ))}
      {waived.length > 0 && (
        <details className={styles.part} id="waived" open={findings.length === 0}>
          <summary>{counted(waived.length, "finding")} waived, each for a reason and until a day</summary>
          <ol>
            {waived.map((finding) => (
              <FindingView
                key={`${finding.rule} ${finding.path}`}
                finding={finding}
                position={undefined}
                file={fileName}
                names={names}
                isDraft={version === "draft"}
              />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function Summary({ check: { summary, asOf } }: { check: CheckReply }) {
  const figures: [string, ReactNode, string][] = [
    ["Errors", summary.errors, "keep the strategy from being adopted"],
    ["Warnings", summary.warnings, "weaken it"],
    ["Notes", summary.notes, "are worth a look"],
    ["Waived", summary.waived, "stand for now, with a reason"],
    [
      "Grounding",
      summary.grounding === null ? "–" : percent(summary.grounding),
      "of its claims name a source",
    ],
    [
      "Design alignment",
      summary.designAlignment === null ? (
        "–"
      ) : (
        <WhyLink
          why={whyMeasure({ measure: "design-alignment", scope: {}, window: { from: asOf, to: asOf } })}
        >
          {percent(summary.designAlignment)}
        </WhyLink>
      ),
      "of the programme leads to a gap or a bet",
    ],
  ];
  return (
    <dl className={styles.summary}>
      {figures.map(([name, value, says]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <span className={styles.figure}>{value}</span>
            <span className="small quiet">{says}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function headlineOf({ summary: { errors, warnings, notes } }: CheckReply): string {
  const toWeigh = warnings > 0 ? `; ${counted(warnings, "warning")} to weigh` : "";
  if (errors > 0)
    return `${counted(errors, "error")} ${errors === 1 ? "stands" : "stand"} in the way of adoption${toWeigh}`;
  if (warnings > 0) return `No error; ${counted(warnings, "warning")} to weigh before adoption`;
  return notes > 0
    ? `No error and no warning; ${counted(notes, "note")}`
    : "The strategy passes: no error and no warning";
}

const partOf = (path: string): string => path.split("/")[1] ?? "strategy";
