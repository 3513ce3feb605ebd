import { entries } from "../../../../domain/strategy/lookup.ts";
import type { Program } from "../../../../domain/strategy/strategy.ts";
import { counted } from "../../../ui/numbers.ts";
import { useDraft } from "../draft-context.ts";
import { Missing } from "../kit/Missing.tsx";
import { listed, typeName } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import { Tool } from "../kit/Tool.tsx";
import styles from "./Programs.module.css";
import { reasonName } from "./reasons.ts";
import { TierTable } from "./TierTable.tsx";

/** Programmes with their tiers side by side: what each asks, gives and takes of a partner's year. */
export function ProgramsTool() {
  const { strategy, findings } = useDraft();
  const programs = entries<Program>(strategy.programs);
  const beyond = findings.filter(({ rule }) => rule === "TYP-005").length;
  const tiers = programs.reduce((sum, [, program]) => sum + (program.tiers?.length ?? 0), 0);
  return (
    <Tool
      title={
        programs.length === 0
          ? "There is no programme yet"
          : beyond > 0
            ? `${counted(beyond, "tier")} ${beyond === 1 ? "asks" : "ask"} for more hours than a partner can give`
            : `${counted(tiers, "tier")} in ${counted(programs.length, "programme")}, each within what a partner can give`
      }
    >
      {programs.map(([slug, program]) => (
        <section key={slug} className={styles.program} aria-labelledby={`program-${slug}`}>
          <h3 id={`program-${slug}`}>
            <PartLink to={["programs", slug]}>{program.name}</PartLink>
          </h3>
          <p className="small quiet">
            {program.types?.length
              ? `For ${listed(program.types.map((type) => typeName(strategy, type)))}`
              : "It enrols nobody"}
            {" · because "}
            {program.because ? (
              reasonName(strategy, program.because)
            ) : (
              <Missing>no gap or bet is named</Missing>
            )}
          </p>
          {(program.tiers ?? []).length === 0 ? (
            <p>
              <Missing>It has no tiers.</Missing>{" "}
              <PartLink to={["programs", slug, "tiers"]}>Write the first one</PartLink>
            </p>
          ) : (
            <TierTable slug={slug} program={program} />
          )}
        </section>
      ))}
    </Tool>
  );
}
