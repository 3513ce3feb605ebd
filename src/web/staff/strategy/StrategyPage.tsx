import { useLocation } from "@tanstack/react-router";
import { Fragment, useEffect, useMemo } from "react";
import type { StrategyReply } from "../../../contract/api.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { useReply } from "../../client.ts";
import { counted, percent } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Answered } from "../../ui/states.tsx";
import { PageFilters } from "../PageFilters.tsx";
import { DraftBeside } from "../versions/DraftBeside.tsx";
import { useAsked, useWorkspace } from "../workspace.ts";
import { Checklists } from "./Checklists.tsx";
import { type Chapter, Contents } from "./Contents.tsx";
import { Part } from "./Part.tsx";
import { rooms } from "./parts.ts";
import type { Entry, Json } from "./references.ts";
import { StrategyContext } from "./strategy-context.ts";
import styles from "./StrategyPage.module.css";
import { verdictsOf } from "./verdicts.tsx";

export function StrategyPage() {
  const { filters } = useAsked();
  return (
    <>
      <PageFilters />
      <DraftBeside instead="read the draft" />
      <Answered of={useReply(endpoints.strategy, { query: filters })} waitingFor="the strategy">
        {(reply) => <Document reply={reply} />}
      </Answered>
    </>
  );
}

function Document({ reply }: { reply: StrategyReply }) {
  const { currency } = useWorkspace();
  const strategy = reply.strategy as unknown as Entry;
  const read = useMemo(
    () => ({ strategy, currency, verdicts: verdictsOf(reply) }),
    [strategy, currency, reply],
  );
  const chapters = useMemo(() => chaptersOf(strategy), [strategy]);
  useFound(reply);
  return (
    <StrategyContext value={read}>
      <PageHeader page="Strategy" finding={reply.strategy.strategy.name}>
        <Prose text={reply.sentence} />
      </PageHeader>
      <p className="quiet">{groundingInWords(reply)}</p>
      <Checklists lists={reply.checklists} />
      <div className={styles.document}>
        <Contents chapters={chapters} />
        <div className={styles.parts}>
          {chapters.map(({ title, parts }) => (
            <Fragment key={title}>
              <p className={styles.chapter}>{title}</p>
              {parts.map((part) => (
                <Part key={part} name={part} value={strategy[part] as Json} />
              ))}
            </Fragment>
          ))}
        </div>
      </div>
    </StrategyContext>
  );
}

/** The parts that a strategy has, in the order in which it is read; what no chapter knows comes last. */
function chaptersOf(strategy: Entry): Chapter[] {
  const known = rooms.map(({ title, parts }) => ({
    title,
    parts: parts.filter((part) => strategy[part] !== undefined) as string[],
  }));
  const placed = new Set(rooms.flatMap(({ parts }) => parts as readonly string[]));
  const rest = Object.keys(strategy).filter((part) => part !== "entente" && !placed.has(part));
  return [...known, { title: "More", parts: rest }].filter(({ parts }) => parts.length > 0);
}

function groundingInWords({ grounding: { claims, grounded, ratio } }: StrategyReply): string {
  if (ratio === null) return "The strategy makes no claims that would need a source.";
  return `${grounded} of ${counted(claims, "claim")} (${percent(ratio)}) name a source.`;
}

/** Brings the element that the URL names into sight: the element itself, else the nearest one that holds it. */
function useFound(reply: StrategyReply): void {
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (hash === "") return undefined;
    const found = nearest(decodeURIComponent(hash));
    if (!found) return undefined;
    found.scrollIntoView({ block: "start" });
    found.setAttribute("data-found", "");
    return () => found.removeAttribute("data-found");
  }, [hash, reply]);
}

function nearest(anchor: string): Element | null {
  const steps = anchor.split("/");
  for (let length = steps.length; length > 0; length--) {
    const element = document.getElementById(steps.slice(0, length).join("/"));
    if (element) return element;
  }
  return document.querySelector(`[id$="/${CSS.escape(anchor)}"]`);
}
