import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { WhyReply, WorkspaceReply } from "../../../contract/api.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { dimensions } from "../../../domain/measures/dimensions.ts";
import type { Scope } from "../../../domain/measures/scope.ts";
import type { Window } from "../../../domain/shared/dates.ts";
import { fetchPages, usePages } from "../../client.ts";
import { saveCsv } from "../../ui/csv.ts";
import { Facts } from "../../ui/Facts.tsx";
import { count, forReaders, fullValue, longDay, momentInWords } from "../../ui/numbers.ts";
import { Prose } from "../../ui/Prose.tsx";
import { Failed, Waiting } from "../../ui/states.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { WhyPart } from "../../ui/WhyFrame.tsx";
import { useNamedWorkspace } from "../strategy/names.ts";
import { nameOf, useAsked } from "../workspace.ts";
import styles from "./MeasureWhy.module.css";
import { countsWindow, windowInWords } from "./windows.ts";
import { WhyRows } from "./WhyRows.tsx";

export type AskedMeasure = { measure: string; scope: Record<string, string>; window: Window | null };
type Props = { question: AskedMeasure; frame?: (title: string, body: ReactNode) => ReactNode };

/** One figure explained: what it is, how it was counted, from which rows, and what was left out. */
export function MeasureWhy({ question, frame = (_, body) => body }: Props) {
  const { asOf, search } = useAsked();
  const { measure, scope, window } = question;
  const call = { params: { measure }, query: { ...scope, asOf, version: search.version, ...window } };
  const pages = usePages(endpoints.why, call);
  const first = pages.data?.pages[0];
  if (pages.error) return frame("One figure", <Failed error={pages.error} />);
  if (!first || pages.isPlaceholderData) return frame("One figure", <Waiting for="the reasons" />);
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return frame(
    first.name,
    <>
      <Figures why={first} />
      {first.totalRows > 0 && (
        <WhyPart title={`${count(first.totalRows)} ${first.totalRows === 1 ? "row" : "rows"} behind it`}>
          <WhyRows rows={rows} currency={first.currency} />
          <div className={styles.more}>
            {pages.hasNextPage && (
              <Button
                variant="default"
                size="xs"
                loading={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                Show more of {count(first.totalRows)}
              </Button>
            )}
            <Button variant="subtle" size="xs" onClick={() => void saveRows(first, call)}>
              CSV of all rows
            </Button>
          </div>
        </WhyPart>
      )}
      <Batches of={first.batches} />
    </>,
  );
}

function Figures({ why }: { why: WhyReply }) {
  const workspace = useNamedWorkspace();
  const { answer, formula, definition, leftOut, currency } = why;
  return (
    <>
      <p className={styles.value} data-rows={why.totalRows}>
        {answer.value === null ? <StatusMark of="unknown" /> : fullValue(answer.unit, answer.value, currency)}
      </p>
      {answer.unknown && (
        <p>
          Because <Prose text={answer.unknown} />.
        </p>
      )}
      <WhyPart title="Formula">
        <p>
          <Prose text={formula} />
        </p>
        {definition && <p className="quiet">{definition}</p>}
      </WhyPart>
      {answer.inputs.length > 0 && (
        <WhyPart title="Arithmetic">
          <Facts
            of={answer.inputs.map(({ label, value, unit }) => [
              forReaders(label),
              fullValue(unit, value, currency),
            ])}
          />
        </WhyPart>
      )}
      <WhyPart title="Counted">
        <Facts
          of={[
            ...(countsWindow(answer.measure)
              ? ([
                  ["As of", longDay(answer.asOf)],
                  ["Window", windowInWords(answer.window)],
                ] as const)
              : [["On the day", longDay(answer.window.to)] as const]),
            ["Filters", filtersInNames(workspace, answer.scope) || "none"],
          ]}
        />
      </WhyPart>
      {answer.notes.length > 0 && <Sentences title="To read it right" of={answer.notes} />}
      {leftOut.length > 0 && <Sentences title="Left out" of={leftOut} />}
    </>
  );
}

const filtersInNames = (workspace: WorkspaceReply, scope: Scope): string =>
  dimensions
    .flatMap((name) =>
      scope[name] ? [scope[name].map((slug) => nameOf(workspace, name, slug)).join(" or ")] : [],
    )
    .join("; ");

function Sentences({ title, of }: { title: string; of: readonly string[] }) {
  return (
    <WhyPart title={title}>
      {of.map((sentence) => (
        <p key={sentence}>
          <Prose text={sentence} />
        </p>
      ))}
    </WhyPart>
  );
}

function Batches({ of }: { of: WhyReply["batches"] }) {
  if (of.length === 0) return null;
  return (
    <WhyPart title="Imported by">
      {of.map(({ number, preset, importedAt, source, rows }) => (
        <p key={number}>
          Batch {number}, {preset}, {momentInWords(importedAt)}: {count(rows)} of these rows, from {source}
        </p>
      ))}
    </WhyPart>
  );
}

async function saveRows(
  first: WhyReply,
  call: { params: { measure: string }; query: Record<string, string | undefined> },
) {
  const rows = (await fetchPages(endpoints.why, call)).flatMap((page) => page.rows);
  saveCsv(
    `why ${first.answer.measure} ${first.answer.asOf}`,
    ["id", "name", "partner", "day", `amount, minor units of ${first.currency}`, "batch", "note"],
    rows.map(({ id, name, partner, day, amountMinor, batch, note }) => [
      id,
      name,
      partner?.name ?? null,
      day,
      amountMinor,
      batch,
      note,
    ]),
  );
}
