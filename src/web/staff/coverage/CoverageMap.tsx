import { endpoints } from "../../../contract/endpoints.ts";
import type { CellCoverage } from "../../../domain/coverage/coverage-report.ts";
import { stateCodes } from "../../../domain/shared/state-codes.ts";
import type { Strategy } from "../../../domain/strategy/strategy.ts";
import { useReply } from "../../client.ts";
import { Picture } from "../../ui/Picture.tsx";
import { WhenSeen, WorldMap } from "../../ui/WhenSeen.tsx";
import type { Place } from "../../ui/WorldMap.tsx";
import { whyCell, whyMeasure } from "../measures/question.ts";
import { nameOf, useAsk, useAsked, useWorkspace } from "../workspace.ts";

type Regions = NonNullable<NonNullable<Strategy["coverage"]>["regions"]>;

/** Regions where they lie: countries of the world, or states when every region is made of states of the US. */
export function CoverageMap({ cells }: { cells: readonly CellCoverage[] }) {
  const workspace = useWorkspace();
  const { filters } = useAsked();
  const ask = useAsk();
  const { data } = useReply(endpoints.strategy, { query: filters });
  const regions = data?.strategy.coverage?.regions;
  if (!regions) return null;
  const inStates = Object.values(regions).every(
    ({ countries, states }) => states?.length && countries?.every((code) => code === "US"),
  );
  const places = [...new Set(cells.map(({ region }) => region))].map((region) =>
    placeOf(
      region,
      nameOf(workspace, "region", region),
      cells.filter((cell) => cell.region === region),
      regions,
      inStates,
    ),
  );
  const open = (place: Place) => {
    const here = cells.filter(({ region }) => region === place.id);
    const [only] = here;
    ask({
      why:
        here.length === 1 && only
          ? whyCell(only.cell)
          : whyMeasure({ measure: "enrolled-partners", scope: { region: [place.id] } }),
    });
  };
  return (
    <Picture
      title={findingOf(places)}
      says="Need and qualified partners by region, drawn by area"
      name="coverage by region"
      twin={{
        header: ["Region", "Need", "Qualified"],
        rows: places.map(({ name, need, has }) => [name, need, has]),
      }}
    >
      <WhenSeen height={300} isOfItsOwnHeight>
        <WorldMap
          of={inStates ? "states" : "countries"}
          label="Map of need and qualified partners"
          places={places}
          onOpen={open}
        />
      </WhenSeen>
    </Picture>
  );
}

function placeOf(
  id: string,
  name: string,
  cells: readonly CellCoverage[],
  regions: Regions,
  inStates: boolean,
): Place {
  const counted = cells.filter(({ route }) => route !== "direct");
  const has = counted.some(({ qualified }) => qualified === null)
    ? null
    : sum(counted.map(({ qualified }) => qualified ?? 0));
  const needs = counted.flatMap(({ need }) => (need === null ? [] : [need]));
  const need = needs.length === 0 ? null : sum(needs);
  const region = regions[id];
  const members = inStates ? (region?.states ?? []).map(stateName) : (region?.countries ?? []);
  return {
    id,
    name,
    members,
    need,
    has,
    says: `${has ?? "unknown"} qualified${need === null ? "" : `, ${need} needed`}`,
  };
}

const names = new Map(Object.entries(stateCodes).map(([name, code]) => [code, name]));
const stateName = (written: string): string => names.get(written) ?? written;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function findingOf(places: readonly Place[]): string {
  const short = places.filter(({ need, has }) => need !== null && has !== null && has < need);
  if (places.every(({ need, has }) => need === null || has === null))
    return "Nobody can tell yet in which regions partners are missing";
  if (short.length === 0) return "No region as a whole is short of partners";
  if (short.length === 1) return `${short[0]?.name} as a whole is short of partners`;
  return `${short.length} of ${places.length} regions as a whole are short of partners`;
}
