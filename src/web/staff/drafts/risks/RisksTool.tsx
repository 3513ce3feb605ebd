import { levels } from "../../../../domain/strategy/closed-sets.ts";
import {
  type Level,
  type Risk,
  type RiskMatrix,
  riskMatrix,
} from "../../../../domain/strategy/risk-matrix.ts";
import { counted } from "../../../ui/numbers.ts";
import { Picture } from "../../../ui/Picture.tsx";
import { useDraft } from "../draft-context.ts";
import { useDraggable, useDropPlace } from "../kit/dragging.ts";
import { personName } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import { Tool } from "../kit/Tool.tsx";
import { RiskRegister } from "./RiskRegister.tsx";
import styles from "./Risks.module.css";

/** Risks where they stand by likelihood and impact, and the register with the early warnings. */
export function RisksTool() {
  const { strategy } = useDraft();
  const matrix = riskMatrix(strategy);
  if (matrix.register.length === 0) return null;
  return (
    <Tool
      title={findingOf(matrix)}
      says="Likelihood and impact are ranks and not amounts, so nothing is multiplied. Drag a risk to another cell, or choose its ranks in the register."
    >
      <Picture
        isInner
        title={counted(matrix.register.length, "risk")}
        name="risks"
        twin={{
          header: ["Risk", "Category", "Likelihood", "Impact", "Owner", "Mitigation", "Contingency"],
          rows: matrix.register.map(([, risk]) => [
            risk.risk,
            risk.category ?? "",
            risk.likelihood ?? "not rated",
            risk.impact ?? "not rated",
            risk.owner ? personName(strategy, risk.owner) : "",
            risk.mitigation ?? "",
            risk.contingency ?? "",
          ]),
        }}
      >
        <div className={styles.matrix} role="group" aria-label="Risks by likelihood and impact">
          <span className={styles.axis}>Impact ↑</span>
          {levels.toReversed().map((impact) => (
            <MatrixRow key={impact} impact={impact} matrix={matrix} />
          ))}
          <span />
          {levels.map((likelihood) => (
            <span key={likelihood} className={styles.foot}>
              {likelihood}
            </span>
          ))}
          <span />
          <span className={styles.likelihood}>Likelihood →</span>
        </div>
        {matrix.unrated.length > 0 && (
          <p className={styles.unrated}>
            ◇ Not rated, which is not low:{" "}
            {matrix.unrated.map(([slug, { risk }], at) => (
              <span key={slug}>
                {at > 0 && ", "}
                <PartLink to={["risks", slug]}>{risk}</PartLink>
              </span>
            ))}
          </p>
        )}
      </Picture>
      <RiskRegister of={matrix.register} />
    </Tool>
  );
}

function MatrixRow({ impact, matrix }: { impact: Level; matrix: RiskMatrix }) {
  return (
    <>
      <span className={styles.side}>{impact}</span>
      {levels.map((likelihood) => (
        <MatrixCell
          key={likelihood}
          likelihood={likelihood}
          impact={impact}
          risks={matrix.at(likelihood, impact)}
        />
      ))}
    </>
  );
}

type CellProps = { likelihood: Level; impact: Level; risks: readonly (readonly [string, Risk])[] };

function MatrixCell({ likelihood, impact, risks }: CellProps) {
  const { edit } = useDraft();
  const { ref, isOver } = useDropPlace((slug) => {
    if (risks.some(([here]) => here === slug)) return;
    edit(
      [
        { path: ["risks", slug, "likelihood"], value: likelihood },
        { path: ["risks", slug, "impact"], value: impact },
      ],
      `Risk ${slug} to ${likelihood} likelihood, ${impact} impact`,
    );
  });
  return (
    <div
      ref={ref}
      className={styles.cell}
      data-impact={impact}
      data-likelihood={likelihood}
      data-over={isOver || undefined}
    >
      <span className="only-read-aloud">
        {likelihood} likelihood, {impact} impact: {risks.length}
      </span>
      {risks.map(([slug, risk]) => (
        <Chip key={slug} slug={slug} risk={risk} />
      ))}
    </div>
  );
}

function Chip({ slug, risk }: { slug: string; risk: Risk }) {
  const { closed } = useDraft();
  const { ref, isDragged } = useDraggable(slug, closed === null);
  return (
    <div ref={ref} className={styles.chip} data-dragged={isDragged || undefined}>
      <PartLink to={["risks", slug]}>{risk.risk}</PartLink>
    </div>
  );
}

function findingOf({ register, at, unrated }: RiskMatrix): string {
  const [worst] = register;
  const high = levels.flatMap((likelihood) => at(likelihood, "high"));
  const bare = high.filter(([, { mitigation, contingency }]) => !mitigation || !contingency);
  const open =
    unrated.length > 0 ? `; ${unrated.length} ${unrated.length === 1 ? "is" : "are"} not rated` : "";
  if (bare.length > 0)
    return `${bare.length} of ${counted(high.length, "high-impact risk")} ${bare.length === 1 ? "lacks" : "lack"} mitigation or contingency${open}`;
  if (high.length > 0 && worst)
    return `${counted(high.length, "high-impact risk")}, each with mitigation and contingency; first: ${lower(worst[1].risk)}${open}`;
  return `${counted(register.length, "risk")}, none rated high in impact${open}`;
}

const lower = (text = "one without a name"): string => text.charAt(0).toLowerCase() + text.slice(1);
