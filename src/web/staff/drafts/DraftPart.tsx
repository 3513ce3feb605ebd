import { useLocation } from "@tanstack/react-router";
import { Suspense, useEffect, useMemo } from "react";
import { valueAt } from "../../../domain/strategy/plain-data.ts";
import { formAt } from "../../../domain/strategy/forms.ts";
import type { PartName } from "../../../domain/strategy/strategy.ts";
import { counted } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PageLink } from "../../ui/PageLink.tsx";
import { Empty, Waiting } from "../../ui/states.tsx";
import { partQuestion, partTitle, rooms } from "../strategy/parts.ts";
import { Calm } from "./Calm.tsx";
import { useDraft } from "./draft-context.ts";
import { PartComments } from "./Comments.tsx";
import styles from "./DraftPart.module.css";
import { History } from "./History.tsx";
import { PartCheck, partOf } from "./PartCheck.tsx";
import { PartFields } from "./PartFields.tsx";
import { useRoom } from "./room-context.ts";
import { SaveLine } from "./SaveLine.tsx";
import { ToolBoundary } from "./ToolBoundary.tsx";
import { tools } from "./tools.ts";

/** One part of the strategy: its tools, the fields of everything in it, and the check beside them. */
export function DraftPart({ part }: { part: string }) {
  const { report } = useRoom();
  const { data } = useDraft();
  useFound();
  const main = useMemo(() => <Main part={part} />, [part]);
  const beside = useMemo(() => <Beside part={part} />, [part]);
  if (!isPart(part))
    return (
      <Empty title="The strategy has no such part">
        <PageLink to="/draft">All parts of the draft</PageLink>
      </Empty>
    );
  const findings = report.findings.filter((finding) => partOf(finding) === part);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return (
    <>
      <SaveLine />
      <PageHeader
        page="Write"
        finding={
          findings.length === 0 && isEmpty(valueAt(data, [part]))
            ? `${partTitle(part)}: nothing is written yet`
            : headlineOf(part, errors, findings.length - errors)
        }
      >
        {partQuestion(part)}
      </PageHeader>
      <Neighbours part={part} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Calm>{main}</Calm>
        </div>
        <aside className={styles.side} aria-label="Check, comments and history">
          <Calm>{beside}</Calm>
        </aside>
      </div>
    </>
  );
}

function Main({ part }: { part: string }) {
  const { strategy } = useDraft();
  const own = tools[part as PartName] ?? [];
  const form = formAt([part]);
  return (
    <>
      <Suspense fallback={<Waiting for={`the tools of ${partTitle(part).toLowerCase()}`} />}>
        {own.map((Tool, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the tools of a part never move
          <ToolBoundary key={index} of={strategy}>
            <Tool />
          </ToolBoundary>
        ))}
      </Suspense>
      {form && (
        <PartFields
          part={part}
          form={form}
          hasTools={own.length > 0 && !(part in above)}
          above={above[part]}
        />
      )}
    </>
  );
}

function Beside({ part }: { part: string }) {
  return (
    <>
      <PartCheck part={part} />
      <PartComments part={part} />
      <History part={part} />
    </>
  );
}

/** Tools that show one field of many: the others stay open under them. */
const above: Readonly<Record<string, readonly string[]>> = { strategy: ["signoff"] };

/** Nothing is in the way of a part that nobody has begun, and that is no praise. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || Object.keys(value).length === 0;

const isPart = (part: string): boolean => formAt([part]) !== undefined && order.includes(part);

const order: readonly string[] = rooms.flatMap(({ parts }) => parts);

function headlineOf(part: string, errors: number, others: number): string {
  const title = partTitle(part);
  if (errors > 0) return `${title}: ${counted(errors, "error")} to mend`;
  return others > 0 ? `${title}: ${counted(others, "point")} to weigh` : `${title}: the check finds nothing`;
}

/** The part before and the part after, in the order in which a strategy is read. */
function Neighbours({ part }: { part: string }) {
  const at = order.indexOf(part);
  const [before, after] = [order[at - 1], order[at + 1]];
  return (
    <nav aria-label="Neighbouring parts" className={`${styles.neighbours} not-printed`}>
      <PageLink to="/draft">All parts</PageLink>
      {before && <PageLink to={`/draft/${before}`}>← {partTitle(before)}</PageLink>}
      {after && <PageLink to={`/draft/${after}`}>{partTitle(after)} →</PageLink>}
    </nav>
  );
}

/** Brings the field that the address names into sight and into focus; where it is not open, the nearest place that holds it. */
function useFound(): void {
  const location = useLocation();
  const key = `${location.hash} ${location.state.__TSR_key ?? ""}`;
  useEffect(() => {
    if (location.hash === "") return undefined;
    // The elements on the way open with the same change of address; their fields are there a moment later.
    const timer = setTimeout(() => {
      const found = nearest(decodeURIComponent(location.hash));
      if (!found) return;
      found.scrollIntoView({ block: "center" });
      const control = found.matches("details")
        ? found.querySelector<HTMLElement>("summary")
        : found.querySelector<HTMLElement>("input, select, textarea, summary, button");
      control?.focus({ preventScroll: true });
      found.setAttribute("data-found", "");
    }, 60);
    return () => {
      clearTimeout(timer);
      for (const found of document.querySelectorAll("[data-found]")) found.removeAttribute("data-found");
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the key stands for the place and for each visit to it
  }, [key]);
}

function nearest(anchor: string): Element | null {
  const steps = anchor.split("/");
  for (let length = steps.length; length > 0; length--) {
    const element = document.getElementById(steps.slice(0, length).join("/"));
    if (element) return element;
  }
  return null;
}
