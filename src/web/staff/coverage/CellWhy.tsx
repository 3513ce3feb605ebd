import type { CellCoverage } from "../../../domain/coverage/coverage-report.ts";
import { Facts } from "../../ui/Facts.tsx";
import { count, fullValue, percent } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { StatusMark } from "../../ui/StatusMark.tsx";
import { WhyPart } from "../../ui/WhyFrame.tsx";
import { MeasureWhy } from "../measures/MeasureWhy.tsx";
import { useNamedWorkspace, useNames } from "../strategy/names.ts";
import { nameOf } from "../workspace.ts";

type Props = {
  cell: CellCoverage;
  /** Its place among the cells of the strategy. */
  index: number;
};

/** One cell explained: need, who is there and qualified, who works, who is being recruited, and what is not known. */
export function CellWhy({ cell, index }: Props) {
  const workspace = useNamedWorkspace();
  const { person, candidate } = useNames();
  const {
    status,
    route,
    need,
    qualified,
    capacity,
    active,
    accounts,
    candidates,
    unknown,
    unknownShare,
    gapArr,
    types,
    region,
    owner,
  } = cell;
  const figure = (value: number | null) =>
    value === null ? <StatusMark of="unknown" /> : fullValue("ratio", value, "");
  return (
    <>
      <p>
        <StatusMark of={status} /> · sold{" "}
        {route === "direct" ? "directly" : route === "shared" ? "by us and by partners" : "by partners"}
      </p>
      {unknown && <p>Unknown, because {unknown}.</p>}
      <WhyPart title="Arithmetic">
        <Facts
          of={[
            ["Need", need === null ? "none set" : count(need)],
            ["Qualified (presence)", figure(qualified)],
            ...(need && qualified !== null
              ? [["Qualified ÷ need", fullValue("ratio", qualified / need, "")] as const]
              : []),
            ["Capacity, each partner shared out over its cells", figure(capacity)],
            ["Active among the qualified", figure(active)],
            ["Addressable accounts", accounts === null ? <StatusMark of="unknown" /> : count(accounts)],
            ...(gapArr
              ? [["ARR of the gap", fullValue("money", gapArr.amountMinor, gapArr.currency)] as const]
              : []),
            ["Partners of unknown region", percent(unknownShare)],
          ]}
        />
      </WhyPart>
      <WhyPart title="In the strategy">
        <p>
          {types.map((type) => nameOf(workspace, "type", type)).join(", ") || "No partner type"} in{" "}
          {nameOf(workspace, "region", region)}
          {owner && ` · owner ${person(owner)}`} ·{" "}
          <PageLink to="/strategy" hash={`coverage/cells/${index}`}>
            the cell in the strategy
          </PageLink>
        </p>
        <p>
          {candidates.length === 0
            ? "Nobody is being recruited for it."
            : `Under recruitment: ${candidates.map(candidate).join(", ")}.`}
        </p>
      </WhyPart>
      {types.length > 0 && (
        <WhyPart title="Enrolled partners of these types in the region">
          <MeasureWhy
            question={{
              measure: "enrolled-partners",
              scope: { type: types.join(","), region },
              window: null,
            }}
          />
        </WhyPart>
      )}
    </>
  );
}
