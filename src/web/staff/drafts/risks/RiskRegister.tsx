import { levels, riskCategories } from "../../../../domain/strategy/closed-sets.ts";
import type { Risk } from "../../../../domain/strategy/risk-matrix.ts";
import { PlainTable } from "../../../ui/PlainTable.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellChoice } from "../kit/CellChoice.tsx";
import { CellField } from "../kit/CellField.tsx";
import { Missing } from "../kit/Missing.tsx";
import { candidateName, people } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import styles from "./Risks.module.css";

const named = (slugs: readonly string[]) => slugs.map((slug) => ({ slug, name: inWords(slug) }));
const levelChoices = named(levels);
const categoryChoices = named(riskCategories);

/** The register, worst first: how we would see it, what makes it less likely, and what we do when it happens. */
export function RiskRegister({ of }: { of: readonly (readonly [slug: string, risk: Risk])[] }) {
  const { strategy } = useDraft();
  return (
    <div className={styles.register}>
      <PlainTable
        stacks
        label="Risk register"
        header={[
          { title: "Risk" },
          { title: "Ranks" },
          { title: "Owner" },
          { title: "Early warnings" },
          { title: "Mitigation" },
          { title: "Contingency" },
        ]}
        rows={of.map(([slug, risk]) => ({
          key: slug,
          cells: [
            <div key="r" className={styles.risk}>
              <PartLink to={["risks", slug]}>{risk.risk}</PartLink>
              <CellChoice
                path={["risks", slug, "category"]}
                label={`Category of ${slug}`}
                choices={categoryChoices}
              />
            </div>,
            <div key="k" className={styles.ranks}>
              <span className="small quiet">Likelihood</span>
              <CellChoice
                path={["risks", slug, "likelihood"]}
                label={`Likelihood of ${slug}`}
                choices={levelChoices}
              />
              <span className="small quiet">Impact</span>
              <CellChoice
                path={["risks", slug, "impact"]}
                label={`Impact of ${slug}`}
                choices={levelChoices}
              />
            </div>,
            <CellChoice
              key="o"
              path={["risks", slug, "owner"]}
              label={`Owner of ${slug}`}
              choices={people(strategy)}
            />,
            <Warnings key="w" risk={risk} />,
            <CellField key="m" path={["risks", slug, "mitigation"]} label={`Mitigation of ${slug}`} />,
            <div key="c">
              <CellField path={["risks", slug, "contingency"]} label={`Contingency of ${slug}`} />
              {risk.backups?.length ? (
                <span className="small quiet">
                  Backups: {risk.backups.map((backup) => candidateName(strategy, backup)).join(", ")}
                </span>
              ) : null}
            </div>,
          ],
        }))}
      />
    </div>
  );
}

function Warnings({ risk: { warnings } }: { risk: Risk }) {
  if (!warnings?.length) return <Missing>none</Missing>;
  return (
    <ul>
      {warnings.map(({ signal, text, over, under }, at) => (
        <li key={`${signal ?? text ?? ""} ${at}`}>
          {signal ? inWords(signal) : text}
          {over && ` over ${over.text}`}
          {under && ` under ${under.text}`}
          {!signal && <span className="small quiet"> (people watch for it)</span>}
        </li>
      ))}
    </ul>
  );
}
