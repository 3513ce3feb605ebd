export type SankeyNode = { readonly id: string; readonly column: number; readonly size: number };
export type SankeyLink = { readonly from: string; readonly to: string; readonly size: number };
export type PlacedNode<N extends SankeyNode> = {
  readonly node: N;
  readonly y: number;
  readonly height: number;
};
/** A ribbon: where it leaves its first node and enters its second, and how thick it is. */
export type Ribbon<L extends SankeyLink> = {
  readonly link: L;
  readonly fromY: number;
  readonly toY: number;
  readonly height: number;
};

/**
 * Places nodes below each other in their columns, in the order given, each as high as its size; ribbons leave and enter in
 * the order of the nodes at their other end, so that they cross little. Nodes of a column stand at least `gap` apart.
 */
export function sankeyLayout<N extends SankeyNode, L extends SankeyLink>(
  nodes: readonly N[],
  links: readonly L[],
  { height, gap }: { height: number; gap: number },
): { nodes: PlacedNode<N>[]; ribbons: Ribbon<L>[] } {
  const columns = Map.groupBy(nodes, ({ column }) => column);
  const sum = (some: readonly { size: number }[]) => some.reduce((total, { size }) => total + size, 0);
  const scale = Math.min(
    ...[...columns.values()].map(
      (column) => (height - gap * (column.length - 1)) / Math.max(sum(column), 1e-9),
    ),
  );
  const placed = [...columns.values()].flatMap((column) => {
    let y = 0;
    return column.map((node): PlacedNode<N> => {
      const one = { node, y, height: node.size * scale };
      y += one.height + gap;
      return one;
    });
  });
  const at = new Map(placed.map((one) => [one.node.id, one]));
  const offsets = new Map<string, number>();
  const take = (id: string, side: "in" | "out", size: number): number => {
    const used = offsets.get(`${side} ${id}`) ?? 0;
    offsets.set(`${side} ${id}`, used + size);
    return (at.get(id)?.y ?? 0) + used;
  };
  const yOf = (id: string) => at.get(id)?.y ?? 0;
  const leaving = links.toSorted((a, b) => yOf(a.to) - yOf(b.to));
  const fromY = new Map(leaving.map((link) => [link, take(link.from, "out", link.size * scale)]));
  const ribbons = links
    .toSorted((a, b) => yOf(a.from) - yOf(b.from))
    .map((link): Ribbon<L> => {
      const thick = link.size * scale;
      return { link, fromY: fromY.get(link) ?? 0, toY: take(link.to, "in", thick), height: thick };
    });
  return { nodes: placed, ribbons };
}
