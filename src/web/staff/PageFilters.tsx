import type { Dimension } from "../../domain/measures/dimensions.ts";
import { listOf } from "../search.ts";
import { type Filter, FiltersBar } from "../ui/FiltersBar.tsx";
import { useAsk, useAsked, useWorkspace } from "./workspace.ts";

const titles = {
  type: "Type",
  category: "Category",
  program: "Programme",
  tier: "Tier",
  region: "Region",
  vertical: "Vertical",
  size: "Size",
  partner: "Partner",
} as const satisfies Record<Dimension, string>;

type Props = {
  /** The section that the filters are of; it takes its day from the page. */
  of?: string;
  by?: readonly Dimension[];
  more?: readonly Filter[];
};

/** The day and the filters that a page understands; a filter without members is not offered. */
export function PageFilters({ of, by = [], more = [] }: Props) {
  const workspace = useWorkspace();
  const { search, asOf } = useAsked();
  const ask = useAsk();
  const filters = by.flatMap((name): Filter[] => {
    const choices = workspace.dimensions[name] ?? [];
    return choices.length < 2 ? [] : [{ name, title: titles[name], choices, chosen: listOf(search[name]) }];
  });
  return (
    <FiltersBar
      label={of === undefined ? "Day and filters" : `Filters of ${of}`}
      day={
        of === undefined && {
          asOf,
          first: workspace.facts.firstDay,
          onChange: (day) => ask({ asOf: day === workspace.asOf ? undefined : day }),
        }
      }
      filters={[...filters, ...more]}
      onFilter={(name, chosen) => ask({ [name]: chosen.length === 0 ? undefined : chosen.join(",") })}
    />
  );
}
