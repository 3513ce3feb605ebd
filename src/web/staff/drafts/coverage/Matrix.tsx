import { entries } from "../../../../domain/strategy/lookup.ts";
import { routes } from "../../../../domain/strategy/closed-sets.ts";
import type { Cell } from "../../../../domain/strategy/strategy.ts";
import { isSoldByPartners } from "../../../../domain/strategy/segments.ts";
import { StatusMark } from "../../../ui/StatusMark.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellChoice } from "../kit/CellChoice.tsx";
import { CellField } from "../kit/CellField.tsx";
import { listed, typeName } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import styles from "./Coverage.module.css";
import { cellsAt, type Column, columnKey, columnName, columnsOf } from "./segments.ts";

/** Regions by segments: who sells, how many partners are needed, which types. What nobody decided can be decided here. */
export function Matrix() {
  const { strategy } = useDraft();
  const regions = entries(strategy.coverage?.regions);
  const columns = columnsOf(strategy);
  if (regions.length === 0)
    return (
      <p>
        The matrix begins with regions. <PartLink to={["coverage", "regions"]}>Write the first one</PartLink>
      </p>
    );
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Who sells where">
      <table className={styles.matrix}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={columnKey(column)} scope="col">
                {columnName(strategy, column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {regions.map(([region, { name }]) => (
            <tr key={region}>
              <th scope="row">{name}</th>
              {columns.map((column) => (
                <Place key={columnKey(column)} region={region} name={name} column={column} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Place({ region, name, column }: { region: string; name: string; column: Column }) {
  const { strategy, edit, closed } = useDraft();
  const found = cellsAt(strategy, region, column);
  const label = `${name}, ${columnName(strategy, column)}`;
  const count = strategy.coverage?.cells?.length ?? 0;
  const add = () => {
    const { vertical, size } = column;
    const cell = { region, ...(vertical ? { vertical } : {}), ...(size ? { size } : {}), route: "direct" };
    edit([{ path: ["coverage", "cells", count], value: cell }], `Cell ${label} added`);
  };
  if (found.length === 0)
    return (
      <td className={styles.none}>
        {closed === null ? (
          <button type="button" className={styles.add} onClick={add} aria-label={`Add a cell for ${label}`}>
            +
          </button>
        ) : (
          <span className="only-read-aloud">no cell</span>
        )}
      </td>
    );
  return (
    <td>
      {found.map(({ index, cell }) => (
        <CellView key={index} index={index} cell={cell} label={label} />
      ))}
    </td>
  );
}

function CellView({ index, cell, label }: { index: number; cell: Cell; label: string }) {
  const { strategy, findings } = useDraft();
  const path = ["coverage", "cells", index];
  const at = `/coverage/cells/${index}`;
  const own = findings.filter((one) => one.path === at || one.path.startsWith(`${at}/`));
  const types = (cell.types ?? []).map((type) => typeName(strategy, type));
  return (
    <div className={styles.cell} data-route={cell.route}>
      <CellChoice
        path={[...path, "route"]}
        label={`Who sells in ${label}`}
        choices={routes.map((slug) => ({ slug, name: inWords(slug) }))}
      />
      {isSoldByPartners(cell) && (
        <span className={styles.need}>
          <CellField
            path={[...path, "need"]}
            label={`Partners needed in ${label}`}
            as="figure"
            placeholder="?"
          />
          needed
        </span>
      )}
      <p className="small">
        <PartLink to={path}>{types.length > 0 ? listed(types) : "Fields"}</PartLink>
        {own[0] && (
          <>
            {" "}
            <StatusMark of={own[0].severity} word={false} />
          </>
        )}
      </p>
    </div>
  );
}
