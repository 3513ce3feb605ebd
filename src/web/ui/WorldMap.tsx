import { geoEqualEarth, type GeoPath, geoPath } from "d3-geo";
import type { FeatureCollection, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import statesAddress from "us-atlas/states-albers-10m.json?url";
import countriesAddress from "world-atlas/countries-110m.json?url";
import { useElementSize } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { numberOfCountry } from "./countries.ts";
import { type Spot, spreadApart } from "./spread-apart.ts";
import styles from "./WorldMap.module.css";

export type Place = {
  id: string;
  name: string;
  /** ISO codes of countries, or the names of states of the US. */
  members: readonly string[];
  /** Wanted and there; null when nobody knows. */
  need: number | null;
  has: number | null;
  says: string;
};
export type WorldMapProps = {
  of: "countries" | "states";
  label: string;
  places: readonly Place[];
  onOpen: (place: Place) => void;
};

type Shapes = FeatureCollection<Geometry, { name: string }>;
/** The states come drawn for this size; the world is fitted to its own. */
const sizes = { countries: { width: 960, height: 470 }, states: { width: 975, height: 610 } };

/** Below this width names do not fit between the symbols: numbers stand there, and a list says whose they are. */
const enoughRoom = 560;
const letters = 12;

/** Regions as symbols: a ring for what is needed, a disc for what is there, both by area; never a shade by raw count. */
export function WorldMapDrawn(props: WorldMapProps) {
  const { ref, width } = useElementSize();
  return <div ref={ref}>{width > 0 && <Fitted {...props} width={width} />}</div>;
}

function Fitted({ of, label, places, onOpen, width }: WorldMapProps & { width: number }) {
  const address = of === "states" ? statesAddress : countriesAddress;
  const shapes = useQuery({
    queryKey: [address],
    queryFn: () => loadShapes(address, of),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (shapes.error)
    return <p className="quiet">The shapes of the map could not be loaded; the table has the figures.</p>;
  if (!shapes.data) return null;
  const path = pathOf(of, shapes.data);
  const largest = Math.max(1, ...places.flatMap(({ need, has }) => [need ?? 0, has ?? 0]));
  const isNumbered = width < enoughRoom;
  // Units of the drawing to a pixel of the page: words keep their size whatever the width of the map.
  const pixel = sizes[of].width / width;
  const radius = (value: number) => Math.sqrt(value / largest) * Math.max(38, 20 * pixel);
  const drawn = places.flatMap((place) => {
    const land = landOf(shapes.data, place, of);
    return land.features.length === 0 ? [] : [{ place, land, at: path.centroid(widest(land, path)) }];
  });
  const spread = spreadApart(
    drawn.map(({ place, at: [x, y] }) => ({ x, y, room: roomOf(place, radius, pixel, isNumbered) })),
  );
  const missing = places.filter((place) => !drawn.some((one) => one.place === place));
  return (
    <>
      <svg
        className={styles.map}
        viewBox={`0 0 ${sizes[of].width} ${sizes[of].height}`}
        role="group"
        aria-label={label}
      >
        <path className={styles.land} d={path(shapes.data) ?? undefined} />
        {drawn.map(({ place, land }) => (
          <path key={place.id} className={styles.region} d={path(land) ?? undefined} />
        ))}
        {drawn.map(({ place, at: [x, y] }, index) => (
          <Leader key={place.id} from={{ x, y }} to={spread[index] ?? { x, y }} />
        ))}
        {drawn.map(({ place, at: [x, y] }, index) => (
          <Symbol
            key={place.id}
            place={place}
            at={spread[index] ?? { x, y }}
            radius={radius}
            pixel={pixel}
            number={isNumbered ? index + 1 : null}
            onOpen={onOpen}
          />
        ))}
      </svg>
      {isNumbered && (
        <ol className={styles.places}>
          {drawn.map(({ place }, index) => (
            <li key={place.id}>
              <strong>{index + 1}</strong> {place.name} <span className="quiet">{figureOf(place)}</span>
            </li>
          ))}
        </ol>
      )}
      <p className={`${styles.key} small quiet`}>
        <span className={styles.ring} /> needed <span className={styles.disc} /> there, as many as needed{" "}
        <span className={`${styles.disc} ${styles.few}`} /> there, fewer than needed
        {missing.length > 0 && <> · not drawn at this scale: {missing.map(({ name }) => name).join(", ")}</>}
      </p>
    </>
  );
}

function Leader({ from, to }: { from: Spot; to: Spot }) {
  if (Math.hypot(from.x - to.x, from.y - to.y) < 4) return null;
  return <line className={styles.leader} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />;
}

type SymbolProps = {
  place: Place;
  at: Spot;
  radius: (value: number) => number;
  pixel: number;
  /** Stands for the name where there is no room for it. */
  number: number | null;
  onOpen: (place: Place) => void;
};

function Symbol({ place, at: { x, y }, radius, pixel, number, onOpen }: SymbolProps) {
  const { name, need, has, says } = place;
  const outer = outerOf(place, radius);
  const figure = figureOf(place);
  const fontSize = letters * pixel;
  const below = has !== null && need !== null && has < need;
  return (
    <g
      className={styles.symbol}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
      role="button"
      tabIndex={0}
      aria-label={`${number === null ? "" : `${number} `}${name} ${figure}: ${says}`}
      onClick={() => onOpen(place)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onOpen(place);
      }}
    >
      <circle className={styles.target} r={outer + 4} />
      {has === null ? (
        <circle className={styles.unknown} r={outer} />
      ) : (
        <circle className={styles.has} data-below={below || undefined} r={Math.max(2, radius(has))} />
      )}
      {need !== null && <circle className={styles.need} r={Math.max(3, radius(need))} />}
      <text className={styles.name} y={outer + 1.2 * fontSize} fontSize={fontSize}>
        {number ?? `${name} `}
      </text>
      {number === null && (
        <text className={styles.figure} y={outer + 2.3 * fontSize} fontSize={fontSize}>
          {figure}
        </text>
      )}
    </g>
  );
}

const figureOf = ({ has, need }: Place): string => `${has ?? "◇"}${need === null ? "" : ` of ${need}`}`;
const outerOf = ({ need, has }: Place, radius: (value: number) => number): number =>
  Math.max(radius(need ?? 0), radius(has ?? 0), 6);
/** Half of the width and height that a symbol and the words below it take. */
const roomOf = (place: Place, radius: (value: number) => number, pixel: number, isNumbered: boolean) => {
  const outer = outerOf(place, radius);
  if (isNumbered) return { width: outer + 4, height: outer + 8 * pixel };
  return { width: Math.max(outer, place.name.length * 3.6 * pixel) + 4, height: outer + 16 * pixel };
};

async function loadShapes(address: string, of: "countries" | "states"): Promise<Shapes> {
  const topology = (await (await fetch(address)).json()) as Topology;
  const object = topology.objects[of] as GeometryCollection<{ name: string }>;
  const shapes = feature(topology, object);
  // Antarctica holds no partners and half of the room.
  return { ...shapes, features: shapes.features.filter(({ id }) => id !== "010") };
}

/** Both are equal-area: the states come projected (Albers), the world is drawn by Equal Earth. */
const pathOf = (of: "countries" | "states", shapes: Shapes): GeoPath =>
  of === "states"
    ? geoPath()
    : geoPath(
        geoEqualEarth().fitExtent(
          [
            [4, 4],
            [sizes.countries.width - 4, sizes.countries.height - 4],
          ],
          shapes,
        ),
      );

function landOf(shapes: Shapes, { members }: Place, of: "countries" | "states"): Shapes {
  const ids = new Set(members.map((member) => (of === "states" ? member : numberOfCountry(member))));
  return {
    ...shapes,
    features: shapes.features.filter(({ id, properties }) =>
      ids.has(of === "states" ? properties.name : String(id)),
    ),
  };
}

/** Only the largest piece of land of a region of one country: France is not in the Atlantic because Guiana is. */
function widest(land: Shapes, path: GeoPath): Geometry | Shapes {
  const [only] = land.features;
  if (land.features.length !== 1 || only?.geometry.type !== "MultiPolygon") return land;
  const pieces = only.geometry.coordinates.map((coordinates): Geometry => ({ type: "Polygon", coordinates }));
  return pieces.reduce((largest, piece) => (path.area(piece) > path.area(largest) ? piece : largest));
}
