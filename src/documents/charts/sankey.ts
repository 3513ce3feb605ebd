import type { Chart } from "../../domain/documents/document.ts";
import { figureInWords } from "./figures-in-words.ts";
import { type Frame, label, type Mark, paletteColor, type Picture, quietInk } from "./marks.ts";
import { linesOf } from "./measured-text.ts";
import { sum } from "./scale.ts";

type Flow = Chart["flows"][number];
type Node = {
  readonly name: string;
  readonly column: number;
  readonly value: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly color: string;
};

const nodeWidth = 7;
const mostLines = 2;

/** Flows from left to right, as broad as what flows; every node says its name and its sum. */
export function sankey(chart: Chart, frame: Frame): Picture {
  const flows = chart.flows.filter(({ value }) => value > 0);
  const { nodes, perPoint, height } = placed(flows, frame);
  const left = new Map<string, number>();
  const entered = new Map<string, number>();
  const bands = flows.flatMap((flow): Mark[] => {
    const [from, to] = [nodes.get(flow.from), nodes.get(flow.to)];
    if (!from || !to) return [];
    const breadth = flow.value * perPoint;
    const [out, into] = [left.get(from.name) ?? 0, entered.get(to.name) ?? 0];
    left.set(from.name, out + breadth);
    entered.set(to.name, into + breadth);
    return [
      {
        kind: "band",
        from: { x: from.x + nodeWidth, y: from.y + out },
        to: { x: to.x, y: to.y + into },
        breadth,
        color: from.color,
      },
    ];
  });
  const shown = [...nodes.values()];
  return {
    width: frame.width,
    height,
    marks: [...bands, ...shown.map(bar), ...shown.flatMap((node) => named(node, shown, chart, frame))],
  };
}

function placed(flows: readonly Flow[], { width, textSize }: Frame) {
  const columns = columnsOf(flows);
  const last = Math.max(0, ...columns.values());
  const values = new Map([...columns.keys()].map((name) => [name, valueOf(name, flows)]));
  const inColumn = (column: number) => [...columns].filter(([, one]) => one === column).map(([name]) => name);
  const heaviest = Math.max(
    1,
    ...[...Array(last + 1).keys()].map((column) =>
      sum(inColumn(column).map((name) => values.get(name) ?? 0)),
    ),
  );
  const perPoint = (textSize * 14) / heaviest;
  const step = last === 0 ? 0 : (width * 0.8 - nodeWidth) / last;
  const nodes = new Map<string, Node>();
  let low = 0;
  for (let column = 0; column <= last; column++) {
    const room = (column === last ? width : (column + 1) * step) - column * step - nodeWidth - 8;
    let y = 0;
    for (const [index, name] of ordered(inColumn(column), flows, nodes).entries()) {
      const value = values.get(name) ?? 0;
      const color = column === 0 ? paletteColor(index) : inherited(name, flows, nodes);
      nodes.set(name, { name, column, value, x: column * step, y, height: value * perPoint, color });
      // Below a node stands the next one or, where the node is lower than its name and sum, these.
      const lines = linesOf(name, room, textSize, mostLines).length + 1;
      low = Math.max(low, y + Math.max(value * perPoint, lines * textSize * 1.15));
      y += Math.max(value * perPoint + textSize * 0.9, lines * textSize * 1.15 + textSize * 0.35);
    }
  }
  return { nodes, perPoint, height: low + 2 };
}

/** A node stands one to the right of the last that flows into it; where flows turn back, the count ends. */
function columnsOf(flows: readonly Flow[]): Map<string, number> {
  const columns = new Map(flows.flatMap(({ from, to }) => [from, to]).map((name) => [name, 0]));
  for (let round = 0; round < Math.min(columns.size, 12); round++)
    for (const { from, to } of flows) {
      const next = (columns.get(from) ?? 0) + 1;
      if (from !== to && next > (columns.get(to) ?? 0) && next <= 8) columns.set(to, next);
    }
  return columns;
}

const valueOf = (name: string, flows: readonly Flow[]): number =>
  Math.max(
    sum(flows.filter(({ from }) => from === name).map(({ value }) => value)),
    sum(flows.filter(({ to }) => to === name).map(({ value }) => value)),
  );

/** Near what flows into them, so that bands cross little. */
function ordered(
  names: readonly string[],
  flows: readonly Flow[],
  nodes: ReadonlyMap<string, Node>,
): string[] {
  const middle = (name: string): number => {
    const into = flows.filter(({ to, from }) => to === name && nodes.has(from));
    const weight = sum(into.map(({ value }) => value));
    return weight === 0
      ? 0
      : sum(
          into.map(
            ({ from, value }) => value * ((nodes.get(from)?.y ?? 0) + (nodes.get(from)?.height ?? 0) / 2),
          ),
        ) / weight;
  };
  return names.toSorted((one, other) => middle(one) - middle(other));
}

const inherited = (name: string, flows: readonly Flow[], nodes: ReadonlyMap<string, Node>): string => {
  const into = flows.filter(({ to, from }) => to === name && nodes.has(from));
  const main = into.toSorted((one, other) => other.value - one.value)[0];
  return (main && nodes.get(main.from)?.color) ?? quietInk;
};

const bar = ({ x, y, height, color }: Node): Mark => ({
  kind: "rectangle",
  x,
  y,
  width: nodeWidth,
  height: Math.max(height, 1),
  color,
});

function named(node: Node, nodes: readonly Node[], chart: Chart, { width, textSize }: Frame): Mark[] {
  const next = Math.min(width, ...nodes.filter(({ x }) => x > node.x).map(({ x }) => x));
  const room = next - node.x - nodeWidth - 8;
  const lines = linesOf(node.name, room, textSize, mostLines);
  const all = [...lines, figureInWords(node.value, chart)];
  const first = node.y + Math.max(0, (node.height - all.length * textSize * 1.1) / 2) + textSize * 0.9;
  return all.map((text, index) => ({
    ...label(node.x + nodeWidth + 4, first + index * textSize * 1.12, text, textSize),
    strong: index === all.length - 1,
  }));
}
