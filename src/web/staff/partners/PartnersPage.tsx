import { Button, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { endpoints } from "../../../contract/endpoints.ts";
import { fetchPages, usePages } from "../../client.ts";
import { saveCsv } from "../../ui/csv.ts";
import type { Filter } from "../../ui/FiltersBar.tsx";
import { counted } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { ScrollTable } from "../../ui/ScrollTable.tsx";
import { Answered, Empty } from "../../ui/states.tsx";
import { PageFilters } from "../PageFilters.tsx";
import { useAsk, useAsked, useWorkspace } from "../workspace.ts";
import { columnsOf, csvHeader, csvRow } from "./columns.tsx";
import styles from "./PartnersPage.module.css";

export function PartnersPage() {
  const { search, filters, asOf } = useAsked();
  const workspace = useWorkspace();
  const ask = useAsk();
  const sort = search.sort ?? "-revenue";
  const query = { ...filters, search: search.search, sort, active: search.active };
  const pages = usePages(endpoints.partners, { query: { ...query, limit: "100" } });
  const reply = pages.data && { ...pages, data: pages.data.pages[0] };
  const first = pages.data?.pages[0];
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  const columns = useMemo(
    () => (first ? columnsOf(first, workspace, asOf, search) : []),
    [first, workspace, asOf, search],
  );
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = pages;
  const more = () => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  return (
    <>
      <PageFilters by={["type", "tier", "region"]} more={[activity(search.active)]} />
      <Answered of={reply ?? { ...pages, data: undefined }} waitingFor="the partners">
        {({ headline, total, currency }) => (
          <>
            <PageHeader page="Partners" finding={headline} />
            <div className={`${styles.tools} not-printed`}>
              <Search text={search.search ?? ""} onSearch={(text) => ask({ search: text || undefined })} />
              <span className="quiet" role="status">
                {counted(total, "partner")}
              </span>
              <Button
                variant="default"
                size="xs"
                onClick={() =>
                  void fetchPages(endpoints.partners, { query: { ...query, limit: "500" } }).then((all) =>
                    saveCsv(
                      `partners ${asOf}`,
                      csvHeader(currency),
                      all.flatMap((page) => page.rows.map((row) => csvRow(row, workspace, page.untold))),
                    ),
                  )
                }
              >
                CSV as shown
              </Button>
            </div>
            {total === 0 ? (
              <Empty title="No partner fits these filters">
                Take a filter away, or search for part of a name or a city.
              </Empty>
            ) : (
              <ScrollTable
                label="Partners"
                columns={columns}
                rows={rows}
                rowId={({ number }) => String(number)}
                total={total}
                sort={sort}
                onSort={(next) => ask({ sort: next === "-revenue" ? undefined : next })}
                onEnd={more}
                stacks={stacks}
              />
            )}
          </>
        )}
      </Answered>
    </>
  );
}

/** What a phone shows of a partner. */
const stacks = [
  ["name", "tier"],
  ["revenue", "change"],
];

const activity = (chosen: string | undefined): Filter => ({
  name: "active",
  title: "Active",
  single: true,
  chosen: chosen ? [chosen] : [],
  choices: [
    { slug: "yes", name: "Active" },
    { slug: "no", name: "Not active" },
  ],
});

function Search({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  return (
    <form
      role="search"
      aria-label="Search partners"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <TextInput
        type="search"
        size="xs"
        w={240}
        aria-label="Name or city"
        placeholder="Name or city, then Enter"
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          if (currentTarget.value === "") onSearch("");
        }}
      />
    </form>
  );
}
