import type { CoverageReply } from "../../../contract/api.ts";
import { counted, shortValue } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { Picture } from "../../ui/Picture.tsx";
import { WhyLink } from "../../ui/WhyLink.tsx";
import { whyCell } from "../measures/question.ts";
import { useNamedWorkspace, useNames } from "../strategy/names.ts";
import { cellInWords } from "./cells.ts";
import styles from "./Gaps.module.css";

/** Cells below their need, largest gap first, with the candidates under recruitment that would close each. */
export function Gaps({ coverage: { gaps, cells } }: { coverage: CoverageReply }) {
  const workspace = useNamedWorkspace();
  const { candidate } = useNames();
  const [first] = gaps;
  if (!first) return null;
  const rows = gaps.flatMap((gap) => {
    const cell = cells.find(({ cell }) => cell === gap.cell);
    return cell ? [{ ...gap, of: cell, name: cellInWords(workspace, cell) }] : [];
  });
  const largest = Math.max(...gaps.map(({ missing }) => missing));
  const open = rows.filter(({ candidates }) => candidates.length === 0).length;
  return (
    <Picture
      title={
        open === 0
          ? "Each gap has a candidate that would help to close it"
          : `${counted(open, "gap")} without a candidate in the landscape`
      }
      says="Partners missing to the need, the largest gap first"
      name="coverage gaps"
      twin={{
        header: ["Cell", "Missing", "Candidates"],
        rows: rows.map(({ name, missing, candidates }) => [
          name,
          missing,
          candidates.map(candidate).join(", "),
        ]),
      }}
    >
      <ol className={styles.gaps}>
        {rows.map(({ cell, name, missing, candidates, of }) => (
          <li key={cell} className={styles.gap}>
            <span>{name}</span>
            <span className={styles.bar}>
              <span className={styles.length} style={{ width: `${(missing / largest) * 72}%` }} />
              <WhyLink why={whyCell(cell)}>
                {shortValue("count", missing, "")} missing
                {of.gapArr && ` · ${shortValue("money", of.gapArr.amountMinor, of.gapArr.currency)}`}
              </WhyLink>
            </span>
            <span className={styles.candidates}>
              {candidates.length === 0 ? (
                <span className="quiet">no candidate</span>
              ) : (
                candidates.map((slug) => (
                  <PageLink key={slug} to="/strategy" hash={`landscape/${slug}`}>
                    {candidate(slug)}
                  </PageLink>
                ))
              )}
            </span>
          </li>
        ))}
      </ol>
    </Picture>
  );
}
