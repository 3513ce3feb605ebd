import { createColumnHelper, type RowData, tableFeatures, useTable } from "@tanstack/react-table";
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
};

const rowHeight = 36;
const features = tableFeatures({});

/** A table of any length: only the rows in sight are drawn, more are asked for near the end; header, totals and first column stay. */
export function ScrollTable<Row extends RowData>(props: Props<Row>) {
  const { label, columns, rows, rowId, total, sort, onSort, onEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const columnDefs = useMemo(() => {
    const helper = createColumnHelper<typeof features, Row>();
    return columns.map(({ id, title, cell }) =>
      helper.display({ id, header: title, cell: ({ row }) => cell(row.original) }),
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
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (drawn.length < total && last >= drawn.length - 20) onEnd();
  }, [drawn.length, last, total, onEnd]);
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table} aria-rowcount={total + 2}>
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.id} column={column} sort={sort} onSort={onSort} />
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

function Heading<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort: string;
  onSort: (sort: string) => void;
}) {
  const { title, says, number, sort: name } = column;
  if (name === undefined)
    return (
      <th scope="col" data-number={number} title={says}>
        {title}
      </th>
    );
  const order = sort === name ? "ascending" : sort === `-${name}` ? "descending" : "none";
  const next =
    order === "descending" ? name : order === "ascending" ? `-${name}` : number ? `-${name}` : name;
  return (
    <th scope="col" data-number={number} aria-sort={order} title={says}>
      <button type="button" className={styles.sort} onClick={() => onSort(next)}>
        {title}
        <span aria-hidden className={styles.arrow} data-on={order !== "none" || undefined}>
          {order === "ascending" ? "↑" : "↓"}
        </span>
      </button>
    </th>
  );
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
