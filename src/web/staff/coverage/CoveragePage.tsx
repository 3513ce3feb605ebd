import type { CoverageReply } from "../../../contract/api.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { cellStatuses } from "../../../domain/coverage/coverage-report.ts";
import { useReply } from "../../client.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Answered, Empty } from "../../ui/states.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { PageFilters } from "../PageFilters.tsx";
import { useAsked } from "../workspace.ts";
import { CoverageHeat } from "./CoverageHeat.tsx";
import { CoverageMap } from "./CoverageMap.tsx";
import styles from "./CoveragePage.module.css";
import { Gaps } from "./Gaps.tsx";

export function CoveragePage() {
  const { filters } = useAsked();
  return (
    <>
      <PageFilters />
      <Answered of={useReply(endpoints.coverage, { query: filters })} waitingFor="the coverage of each cell">
        {(coverage) => <Coverage coverage={coverage} />}
      </Answered>
    </>
  );
}

function Coverage({ coverage }: { coverage: CoverageReply }) {
  if (coverage.cells.length === 0)
    return (
      <Empty title="Where are partners missing?">
        This page answers it once the strategy names cells: add `coverage.cells` with a region, a route and a
        need.
      </Empty>
    );
  return (
    <>
      <PageHeader page="Coverage" finding={coverage.headline}>
        <span className={styles.summary}>
          {cellStatuses
            .filter((status) => coverage.summary[status] > 0)
            .map((status) => (
              <span key={status}>
                {coverage.summary[status]} <StatusMark of={status} />
              </span>
            ))}
        </span>
      </PageHeader>
      <CoverageHeat cells={coverage.cells} currency={coverage.currency} />
      <Gaps coverage={coverage} />
      <CoverageMap cells={coverage.cells} />
    </>
  );
}
