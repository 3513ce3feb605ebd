import type { Tile } from "../../../contract/api.ts";
import { dimensions } from "../../../domain/measures/dimensions.ts";
import { saveCsv } from "../../ui/csv.ts";
import { counted, longDay } from "../../ui/numbers.ts";
import { Prose } from "../../ui/Prose.tsx";
import { Sparkline } from "../../ui/Sparkline.tsx";
import { Button } from "@mantine/core";
import { Figure } from "../measures/Figure.tsx";
import { countsWindow, windowInWords } from "../measures/windows.ts";
import { PageFilters } from "../PageFilters.tsx";
import { useAsked } from "../workspace.ts";
import { trendInWords } from "./NorthStar.tsx";
import styles from "./Tiles.module.css";

export const tileFilters = ["type", "region", "tier"] as const;

/** The measures that the facts can answer, then the ones they cannot, which say why. */
export function Tiles({ tiles, currency }: { tiles: readonly Tile[]; currency: string }) {
  const { search } = useAsked();
  const isNarrowed = dimensions.some((name) => search[name]);
  const known = tiles.filter(({ answer }) => answer.value !== null);
  const unknown = tiles.filter(({ answer }) => answer.value === null);
  return (
    <section className={styles.tiles} aria-labelledby="measures">
      <div className={styles.top}>
        <h2 id="measures">
          {counted(known.length, "measure")} known, {unknown.length} unknown
        </h2>
        <Button className="not-printed" variant="subtle" size="compact-xs" onClick={() => saveTiles(tiles)}>
          CSV
        </Button>
      </div>
      <div className={styles.filters}>
        <PageFilters of="the measures" by={tileFilters} />
        {isNarrowed && (
          <p className="quiet small">Narrows these measures alone; promises are about the whole channel.</p>
        )}
      </div>
      <ul className={styles.grid}>
        {[...known, ...unknown].map((tile) => (
          <TileView key={tile.answer.measure} tile={tile} currency={currency} />
        ))}
      </ul>
    </section>
  );
}

function TileView({ tile: { answer, name, trend }, currency }: { tile: Tile; currency: string }) {
  return (
    <li className={styles.tile} data-unknown={answer.value === null || undefined}>
      <div>
        <h3 className={styles.name}>{name}</h3>
        <p className="small quiet">
          {countsWindow(answer.measure) ? windowInWords(answer.window) : `on ${longDay(answer.window.to)}`}
        </p>
      </div>
      <p className={styles.value}>
        <Figure answer={answer} currency={currency} />
      </p>
      {answer.value === null ? (
        <p className={styles.reason}>
          <Prose text={answer.unknown ?? ""} />
        </p>
      ) : (
        <Sparkline
          points={trend}
          label={`Twelve months ${trendInWords({ trend, unit: answer.unit }, currency)}`}
          width={180}
          height={36}
        />
      )}
    </li>
  );
}

function saveTiles(tiles: readonly Tile[]): void {
  const days = tiles[0]?.trend.map(({ day }) => day) ?? [];
  saveCsv(
    "measures",
    ["measure", "unit (money in minor units)", "as of", "value", "unknown because", ...days],
    tiles.map(({ answer, name, trend }) => [
      name,
      answer.unit,
      answer.asOf,
      answer.value,
      answer.unknown,
      ...trend.map(({ value }) => value),
    ]),
  );
}
