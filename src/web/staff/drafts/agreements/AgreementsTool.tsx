import { type Agreement, missingTerms } from "../../../../domain/strategy/agreement-terms.ts";
import { entries } from "../../../../domain/strategy/lookup.ts";
import { type TermLine, termSheet } from "../../../../domain/strategy/term-sheet.ts";
import { counted } from "../../../ui/numbers.ts";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellField } from "../kit/CellField.tsx";
import { Missing } from "../kit/Missing.tsx";
import { listed, typeChoices } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import { Toggles } from "../kit/Toggles.tsx";
import { Tool } from "../kit/Tool.tsx";
import styles from "./Agreements.module.css";

/** Agreements as term sheets: what an agreement of each kind has to settle, what settles it, and what is open. */
export function AgreementsTool() {
  const { strategy } = useDraft();
  const agreements = entries<Agreement>(strategy.agreements);
  if (agreements.length === 0) return null;
  const covered = new Set(agreements.flatMap(([, { types }]) => types ?? []));
  const bare = typeChoices(strategy).filter(({ slug }) => !covered.has(slug));
  return (
    <Tool
      title={findingOf(
        agreements,
        bare.map(({ name }) => name),
      )}
      says="The key terms of each kind of agreement, in the order in which they are negotiated."
    >
      <div className={styles.sheets}>
        {agreements.map(([slug, agreement]) => (
          <Sheet key={slug} slug={slug} agreement={agreement} />
        ))}
      </div>
    </Tool>
  );
}

function Sheet({ slug, agreement }: { slug: string; agreement: Agreement }) {
  const { strategy } = useDraft();
  // What was just added has a name and nothing else yet.
  const { kind }: Partial<Agreement> = agreement;
  const lines = termSheet(agreement);
  const key = lines.filter(({ isKey }) => isKey);
  const settled = key.filter(({ settledBy }) => settledBy !== null).length;
  return (
    <article className={styles.sheet} aria-labelledby={`sheet-${slug}`}>
      <header>
        <p className="small quiet">{kind ? `${inWords(kind)} agreement` : "Agreement of no kind yet"}</p>
        <h3 id={`sheet-${slug}`}>
          <PartLink to={["agreements", slug]}>{inWords(slug)}</PartLink>
        </h3>
        <p className="small">
          {settled} of {key.length} key terms settled
        </p>
        <Toggles
          path={["agreements", slug, "types"]}
          label={`Partner types of ${slug}`}
          choices={typeChoices(strategy)}
          words={({ name }, isOn) => `${name} ${isOn ? "signs" : "no longer signs"} ${slug}`}
        />
      </header>
      <dl>
        {lines.map((line) => (
          <Line key={line.anyOf.join(" ")} slug={slug} agreement={agreement} line={line} />
        ))}
      </dl>
    </article>
  );
}

type LineProps = { slug: string; agreement: Agreement; line: TermLine };

function Line({ slug, agreement, line: { anyOf, settledBy, isKey } }: LineProps) {
  const term = settledBy ?? anyOf[0];
  const value = agreement[term];
  const topics = typeof value === "object" && term !== "term" ? Object.entries(value) : [];
  return (
    <div className={styles.term} data-open={settledBy === null || undefined}>
      <dt>
        {inWords(anyOf[0])}
        {anyOf.slice(1).map((one) => ` or ${inWords(one).toLowerCase()}`)}
        {!isKey && <span className="small quiet"> (not a key term)</span>}
      </dt>
      <dd>
        {settledBy === null && <Missing>open</Missing>}
        {topics.length > 0 ? (
          topics.map(([topic]) => (
            <div key={topic} className={styles.topic}>
              <span className="small quiet">{inWords(topic)}</span>
              <CellField
                path={["agreements", slug, term, topic]}
                label={`${inWords(term)} of ${slug}, ${topic}`}
              />
            </div>
          ))
        ) : (
          <CellField
            path={["agreements", slug, term]}
            as={term === "term" ? "figure" : "text"}
            label={`${inWords(term)} of ${slug}`}
            placeholder="not settled"
          />
        )}
      </dd>
    </div>
  );
}

function findingOf(agreements: readonly [string, Agreement][], bare: readonly string[]): string {
  const open = agreements.reduce((sum, [, agreement]) => sum + missingTerms(agreement).length, 0);
  const all = counted(agreements.length, "agreement");
  const without = bare.length > 0 ? `; none is for ${listed(bare)}` : "";
  return open === 0
    ? `${all} with every key term settled${without}`
    : `${counted(open, "key term")} of ${all} ${open === 1 ? "is" : "are"} open${without}`;
}
