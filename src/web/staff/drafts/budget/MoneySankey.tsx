import { useElementSize } from "@mantine/hooks";
import { useId } from "react";
import { flowLayers } from "../../../../domain/strategy/investment-flow.ts";
import { type MoneyFlows, moneyFlows, type MoneyPlace } from "../../../../domain/strategy/money-flows.ts";
import { percent, shortValue, wholeUnits } from "../../../ui/numbers.ts";
import { Picture } from "../../../ui/Picture.tsx";
import { sankeyLayout } from "../../../ui/sankey-layout.ts";
import { useDraft } from "../draft-context.ts";
import styles from "./Budget.module.css";

/** Room for a label beside each column of nodes, as a part of the width. */
const columnAt = [0, 0.28, 0.55, 0.77];
const least = { width: 760, node: 12 };

/** Whether the money follows the strategy: from gap to bet to partner type to line. */
export function MoneySankey() {
  const { strategy } = useDraft();
  const flows = moneyFlows(strategy);
  if (!flows.ok) return <p className="quiet">How money flows cannot be drawn: {flows.reason}.</p>;
  return <Drawn flows={flows.value} />;
}

function Drawn({ flows }: { flows: MoneyFlows }) {
  const { ref, width: measured } = useElementSize();
  const hatch = useId();
  const width = Math.max(least.width, measured);
  const inColumn = (name: MoneyPlace["layer"]) => flows.places.filter(({ layer }) => layer === name).length;
  const height = 70 + 52 * Math.max(...flowLayers.map(inColumn));
  const { nodes, ribbons } = sankeyLayout(
    flows.places.map((place) => ({ ...place, column: flowLayers.indexOf(place.layer), size: place.minor })),
    flows.flows.map((flow) => ({ ...flow, size: flow.minor })),
    { height: height - 44, gap: 26 },
  );
  const x = (column: number) => (columnAt[column] ?? 0) * width;
  const columnOf = new Map(flows.places.map(({ id, layer }) => [id, flowLayers.indexOf(layer)]));
  const isOpen = new Set(flows.places.filter(({ slug }) => slug === null).map(({ id }) => id));
  const money = (minor: number) => shortValue("money", minor, flows.currency);
  return (
    <Picture
      title={findingOf(flows)}
      says={`From gap to bet to partner type to line; every ${flows.currency} that enters a place leaves it. Dashed: not allocated.`}
      name="money-flows"
      twin={{
        header: ["From", "To", `Amount, ${flows.currency}`],
        rows: flows.flows.map(({ from, to, minor }) => [
          nameOf(flows, from),
          nameOf(flows, to),
          wholeUnits(minor, flows.currency),
        ]),
        shown: flows.flows.map(({ from, to, minor }) => [
          nameOf(flows, from),
          nameOf(flows, to),
          money(minor),
        ]),
      }}
    >
      <div ref={ref} className={styles.scroll} tabIndex={0} role="region" aria-label="Flow of money">
        <svg width={width} height={height} role="img" aria-label={findingOf(flows)} className={styles.sankey}>
          <defs>
            <pattern
              id={hatch}
              width="7"
              height="7"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="2" height="7" className={styles.hatch} />
            </pattern>
          </defs>
          <g className={styles.heads}>
            {["Gap", "Bet", "Partner type", "Line"].map((name, column) => (
              <text key={name} x={x(column)} y={12}>
                {name}
              </text>
            ))}
          </g>
          <g transform="translate(0 24)">
            {ribbons.map(({ link, fromY, toY, height: thick }) => {
              const [left, right] = [
                x(columnOf.get(link.from) ?? 0) + least.node,
                x(columnOf.get(link.to) ?? 0),
              ];
              const middle = (left + right) / 2;
              const open = isOpen.has(link.from) || isOpen.has(link.to);
              return (
                <path
                  key={`${link.from} ${link.to}`}
                  className={styles.ribbon}
                  data-open={open || undefined}
                  style={open ? { fill: `url(#${hatch})` } : undefined}
                  d={`M${left} ${fromY}C${middle} ${fromY} ${middle} ${toY} ${right} ${toY}v${thick}C${middle} ${toY + thick} ${middle} ${fromY + thick} ${left} ${fromY + thick}Z`}
                >
                  <title>{`${nameOf(flows, link.from)} → ${nameOf(flows, link.to)}: ${money(link.minor)}`}</title>
                </path>
              );
            })}
            {nodes.map(({ node, y, height: high }) => (
              <g key={node.id} transform={`translate(${x(node.column)} ${y})`}>
                <rect
                  width={least.node}
                  height={Math.max(2, high)}
                  className={styles.node}
                  data-open={node.slug === null || undefined}
                />
                <text x={least.node + 7} y={high / 2 - 2} className={styles.name}>
                  {cut(
                    node.name,
                    ((columnAt[node.column + 1] ?? 1) - (columnAt[node.column] ?? 0)) * width - 34,
                  )}
                  <title>{node.name}</title>
                </text>
                <text x={least.node + 7} y={high / 2 + 12} className={styles.amount}>
                  {money(node.minor)}
                </text>
              </g>
            ))}
          </g>
        </svg>
      </div>
    </Picture>
  );
}

const nameOf = ({ places }: MoneyFlows, id: string): string =>
  places.find((place) => place.id === id)?.name ?? id;

/** About 6.3 pixels a letter at this size; the whole name is on hover and in the table. */
const cut = (name: string, room: number): string => {
  const letters = Math.floor(room / 6.3);
  return name.length <= letters ? name : `${name.slice(0, letters - 1).trimEnd()}…`;
};

function findingOf({ places, totalMinor, currency }: MoneyFlows): string {
  const minorOf = (id: string) => places.find((place) => place.id === id)?.minor ?? 0;
  const [outside, unlined, unnamed] = [minorOf("bet"), minorOf("line"), minorOf("gap")];
  const money = (minor: number) => shortValue("money", minor, currency);
  if (unlined > 0) return `Bets count on ${money(unlined)} more than the lines of their types hold`;
  if (outside > 0)
    return `${money(outside)} of ${money(totalMinor)}, ${percent(outside / totalMinor)}, is spent outside every bet`;
  if (unnamed > 0) return `${money(unnamed)} goes into bets that name no gap`;
  return `All ${money(totalMinor)} follows a gap through a bet`;
}
