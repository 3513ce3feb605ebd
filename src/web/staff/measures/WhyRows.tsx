import type { WhyRow } from "../../../contract/api.ts";
import { fullValue, longDay } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { count } from "../../ui/numbers.ts";
import { whyCell } from "./question.ts";
import styles from "./WhyRows.module.css";

/** The rows that were counted, each leading to the thing itself. */
export function WhyRows({ rows, currency }: { rows: readonly WhyRow[]; currency: string }) {
  return (
    <ol className={styles.rows} aria-label={`${count(rows.length)} rows shown`}>
      {rows.map((row) => (
        <li key={`${row.noun} ${row.id}`} className={styles.row} data-row>
          <span className={styles.what}>
            <Thing row={row} />
            {row.partner && row.noun !== "partner" && (
              <PageLink
                to="/partners/$number"
                params={{ number: String(row.partner.number) }}
                className={styles.partner}
              >
                {row.partner.name}
              </PageLink>
            )}
            {row.note && <span className="small quiet">{row.note}</span>}
          </span>
          <span className={styles.how}>
            {row.amountMinor !== null && <span>{fullValue("money", row.amountMinor, currency)}</span>}
            {row.day && <span className="small quiet">{longDay(row.day)}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Thing({ row: { noun, id, name } }: { row: WhyRow }) {
  const number = id.replace(/^[A-Z]-/, "");
  if (noun === "element") return <ElementOf id={id} name={name} />;
  return (
    <PageLink to={noun === "deal" ? "/deals/$number" : "/partners/$number"} params={{ number }}>
      {id} {name}
    </PageLink>
  );
}

/** An element of the strategy is named by its JSON Pointer or its slug; a coverage cell by its dimensions, joined by slashes. */
function ElementOf({ id, name }: { id: string; name: string }) {
  const isCell = id.includes("/") && !id.startsWith("/");
  return isCell ? (
    <PageLink to="/coverage" add={{ why: whyCell(id) }}>
      {name}
    </PageLink>
  ) : (
    <PageLink to="/strategy" hash={id.replace(/^\//, "")}>
      {name}
    </PageLink>
  );
}
