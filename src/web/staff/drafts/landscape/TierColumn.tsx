import type { Attractiveness } from "../../../../domain/strategy/attractiveness.ts";
import type { candidateTiers } from "../../../../domain/strategy/closed-sets.ts";
import { entryOf } from "../../../../domain/strategy/lookup.ts";
import { fullValue } from "../../../ui/numbers.ts";
import { useDraft } from "../draft-context.ts";
import { useDraggable, useDropPlace } from "../kit/dragging.ts";
import { candidateName, typeName } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import { ClassMark } from "./ClassMark.tsx";
import styles from "./Landscape.module.css";

type Tier = (typeof candidateTiers)[number] | null;
const meanings = { A: "strategic", B: "growth", C: "long tail" };

/** The candidates of a tier; what is dropped on it moves into it. The table below does the same by choice. */
export function TierColumn({ tier, candidates }: { tier: Tier; candidates: readonly Attractiveness[] }) {
  const { strategy, edit } = useDraft();
  const { ref, isOver } = useDropPlace((slug) => {
    if ((entryOf(strategy.landscape, slug)?.tier ?? null) !== tier)
      edit(
        [{ path: ["landscape", slug, "tier"], value: tier ?? undefined }],
        `${candidateName(strategy, slug)} ${tier ? `to tier ${tier}` : "out of its tier"}`,
      );
  });
  return (
    <div ref={ref} className={styles.column} data-over={isOver || undefined}>
      <h3>
        {tier ?? "No tier"}{" "}
        <span className="quiet">
          {tier ? `${meanings[tier]}, ` : ""}
          {candidates.length}
        </span>
      </h3>
      {candidates.map((one) => (
        <CandidateCard key={one.slug} of={one} />
      ))}
      {candidates.length === 0 && <p className="small quiet">Nobody here</p>}
    </div>
  );
}

function CandidateCard({ of: { slug, score, class: is, fragile } }: { of: Attractiveness }) {
  const { strategy, closed } = useDraft();
  const { ref, isDragged } = useDraggable(slug, closed === null);
  const { type, priority, status, origin } = entryOf(strategy.landscape, slug) ?? {};
  return (
    <div
      ref={ref}
      className={styles.card}
      data-dragged={isDragged || undefined}
      data-draggable={closed === null || undefined}
    >
      <strong className={styles.score}>{score === null ? "◇" : fullValue("score", score, "")}</strong>
      <PartLink to={["landscape", slug]}>{candidateName(strategy, slug)}</PartLink>
      <p className="small quiet">
        {[type && typeName(strategy, type), status, priority, origin].filter(Boolean).join(" · ")}
      </p>
      <p className="small">
        <ClassMark of={is} /> {fragile && <span className={styles.fragile}>◇ fragile</span>}
      </p>
    </div>
  );
}
