import { createColumnHelper, type RowData, tableFeatures, useTable } from "@tanstack/react-table";
import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import styles from "./ScrollTable.module.css";

export type Column<Row> = {
  id: string;
  title: string;
  /** What the reader should know about the column; shown on hover of its header. */
  says?: string;
  /** Numbers stand to the right. */
  number?: boolean;
  /** Name of the order that the header asks for; without it the column cannot be sorted. */
  sort?: string;
  width: number;
  cell: (row: Row) => ReactNode;
  total?: ReactNode;
};

type SortHeading = Pick<Column<never>, "title" | "says" | "number" | "sort">;
/** A column as it is drawn: one of its own, or several below each other. */
type Drawn<Row> = Pick<Column<Row>, "id" | "number" | "width" | "cell" | "total"> & {
  headings: readonly SortHeading[];
};

type Props<Row extends RowData> = {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Rows there are, of which `rows` may be the first. */
  total: number;
  /** A column's sort name, with `-` before it for the largest first. */
  sort: string;
  onSort: (sort: string) => void;
  onEnd: () => void;
  /** Where there is little room: the columns that stay, each with those below it in the same cell. */
  stacks: readonly (readonly string[])[];
};

const heights = { wide: 36, stacked: 58 };
const enoughRoom = 560;
const features = tableFeatures({});

/** A table of any length: only the rows in sight are drawn, more are asked for near the end; header, totals and first column stay. */
export function ScrollTable<Row extends RowData>(props: Props<Row>) {
  const { label, rows, rowId, total, sort, onSort, onEnd, stacks } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const size = useElementSize();
  const frame = useMergedRef(scroller, size.ref);
  const isStacked = size.width > 0 && size.width < enoughRoom;
  const rowHeight = isStacked ? heights.stacked : heights.wide;
  const columns = useMemo(
    () => (isStacked ? stacked(props.columns, stacks) : props.columns.map(alone)),
    [isStacked, props.columns, stacks],
  );
  const columnDefs = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return columns.map(({ id, cell }) =>
      helper.display({ id, header: id, cell: ({ row }) => cell(row.original) }),
    );
  }, [columns]);
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, columns: columnDefs, data, getRowId: rowId });
  const drawn = table.getRowModel().rows;
  // oxlint-disable-next-line react/incompatible-library -- the warning is for the React compiler, which this build does not use
  const virtual = useVirtualizer({
    count: drawn.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (drawn.length < total && last >= drawn.length - 20) onEnd();
  }, [drawn.length, last, total, onEnd]);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div
      ref={frame}
      className={styles.scroll}
      data-stacked={isStacked || undefined}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <table className={styles.table} aria-rowcount={total + 2}>
        <colgroup>
          {columns.map(({ id, width }, at) => (
            <col key={id} style={isStacked ? (at === 0 ? undefined : { width: width + 12 }) : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ id, number, headings }) => (
              <Heading key={id} of={headings} number={number} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} columns={columns.length} />
          {items.map(({ index }) => {
            const row = drawn[index];
            return (
              row && (
                <tr key={row.id} aria-rowindex={index + 2}>
                  {row.getAllCells().map((cell, at) => {
                    const Cell = at === 0 ? "th" : "td";
                    return (
                      <Cell
                        key={cell.id}
                        scope={at === 0 ? "row" : undefined}
                        data-number={columns[at]?.number}
                      >
                        <table.FlexRender cell={cell} />
                      </Cell>
                    );
                  })}
                </tr>
              )
            );
          })}
          <Spacer height={after} columns={columns.length} />
        </tbody>
        <tfoot>
          <tr>
            {columns.map(({ id, total: sum, number }, at) => {
              const Cell = at === 0 ? "th" : "td";
              return (
                <Cell key={id} scope={at === 0 ? "row" : undefined} data-number={number}>
                  {sum}
                </Cell>
              );
            })}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

type HeadingProps = {
  of: readonly SortHeading[];
  number: boolean | undefined;
  sort: string;
  onSort: (sort: string) => void;
};

function Heading({ of, number, sort, onSort }: HeadingProps) {
  const order = of.map((one) => orderOf(one, sort)).find((one) => one !== "none") ?? "none";
  const sortable = of.some(({ sort: name }) => name !== undefined);
  return (
    <th scope="col" data-number={number} {...(sortable ? { "aria-sort": order } : {})}>
      {of.map((one) => (
        <div key={one.title} title={one.says}>
          {one.sort === undefined ? one.title : <SortButton of={one} sort={sort} onSort={onSort} />}
        </div>
      ))}
    </th>
  );
}

function SortButton({ of, sort, onSort }: { of: SortHeading } & Pick<HeadingProps, "sort" | "onSort">) {
  const { title, number, sort: name = "" } = of;
  const order = orderOf(of, sort);
  const next =
    order === "descending" ? name : order === "ascending" ? `-${name}` : number ? `-${name}` : name;
  return (
    <button type="button" className={styles.sort} onClick={() => onSort(next)}>
      {title}
      <span aria-hidden className={styles.arrow} data-on={order !== "none" || undefined}>
        {order === "ascending" ? "↑" : "↓"}
      </span>
    </button>
  );
}

const orderOf = ({ sort: name }: SortHeading, sort: string) =>
  name === undefined ? "none" : sort === name ? "ascending" : sort === `-${name}` ? "descending" : "none";

function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

const alone = <Row,>(column: Column<Row>): Drawn<Row> => ({ ...column, headings: [column] });

/** The named columns, those of a stack below each other. */
function stacked<Row>(columns: readonly Column<Row>[], stacks: readonly (readonly string[])[]): Drawn<Row>[] {
  return stacks.flatMap((ids) => {
    const parts = ids.flatMap((id) => columns.find((column) => column.id === id) ?? []);
    const [first] = parts;
    if (!first) return [];
    const below = (of: (column: Column<Row>) => ReactNode) =>
      parts.map((part) => <div key={part.id}>{of(part)}</div>);
    return [
      {
        ...first,
        headings: parts,
        cell: (row: Row) => below(({ cell }) => cell(row)),
        total: below(({ total }) => total),
      },
    ];
  });
}
