import type { OverviewReply } from "../../../contract/api.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { useReply } from "../../client.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Answered } from "../../ui/states.tsx";
import { PageFilters } from "../PageFilters.tsx";
import { useAsked, useWorkspace } from "../workspace.ts";
import { Beginning } from "./Beginning.tsx";
import { Bets } from "./Bets.tsx";
import { DriftList } from "./DriftList.tsx";
import { ForYou } from "./ForYou.tsx";
import { Mix } from "./Mix.tsx";
import { NorthStar } from "./NorthStar.tsx";
import { tileFilters, Tiles } from "./Tiles.tsx";

export function OverviewPage() {
  const { filters } = useAsked();
  const reply = useReply(endpoints.overview, { query: filters });
  return (
    <>
      <PageFilters />
      <ForYou />
      {reply.error && <PageFilters of="the measures" by={tileFilters} />}
      <Answered of={reply} waitingFor="the strategy held against the facts">
        {(overview) => <Overview overview={overview} />}
      </Answered>
    </>
  );
}

function Overview({ overview }: { overview: OverviewReply }) {
  const { headline, sentence, northStar, drift, bets, tiles, currency, asOf } = overview;
  const { name, facts } = useWorkspace();
  if (drift.lines.length === 0 && facts.partners === 0 && facts.deals === 0)
    return <Beginning workspace={name} />;
  return (
    <>
      <PageHeader page="Overview" finding={headline}>
        <Prose text={sentence} />
      </PageHeader>
      {northStar && <NorthStar line={northStar} currency={currency} asOf={asOf} />}
      <DriftList drift={drift} currency={currency} />
      <Mix lines={drift.lines} currency={currency} />
      <Bets bets={bets} />
      <Tiles tiles={tiles} currency={currency} />
    </>
  );
}
