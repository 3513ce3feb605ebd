import { entries } from "../../../../domain/strategy/lookup.ts";
import {
  type Hold,
  type Rival,
  rivalMap,
  type RivalPartner,
  type Standing,
} from "../../../../domain/strategy/rival-map.ts";
import { counted, fullValue, longDay, percent } from "../../../ui/numbers.ts";
import { Picture } from "../../../ui/Picture.tsx";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellField } from "../kit/CellField.tsx";
import { PartLink } from "../kit/PartLink.tsx";
import { Tool } from "../kit/Tool.tsx";
import { ClassMark } from "../landscape/ClassMark.tsx";
import styles from "./Competitors.module.css";

const standingWords: Record<Standing, { sign: string; word: string }> = {
  "under-served": { sign: "●", word: "held without a lock" },
  free: { sign: "○", word: "no rival holds it" },
  unknown: { sign: "◇", word: "nobody says whether it is locked" },
  locked: { sign: "▲", word: "locked" },
};

/** Which partners the rivals hold, whom they have locked, and who of our landscape is among them. */
export function CompetitorsTool() {
  const { strategy } = useDraft();
  const rivals = entries<Rival>(strategy.competitors);
  if (rivals.length === 0) return null;
  const map = rivalMap(strategy);
  return (
    <Tool
      title={findingOf(map)}
      says="Whom to recruit first: partners that a rival holds without a lock, then those no rival holds, best score first. Press a cell to change whether the partner is locked."
    >
      <Picture
        isInner
        title={`${counted(map.filter(({ holds }) => holds.length > 0).length, "partner")} of ${counted(rivals.length, "rival")}, ${map.filter(({ candidate, holds }) => candidate !== null && holds.length > 0).length} of them in our landscape`}
        name="competitors"
        twin={{
          header: ["Partner", "In our landscape", "Score", "Standing", ...rivals.map(([, { name }]) => name)],
          rows: map.map(({ name, candidate, score, standing, holds }) => [
            name,
            candidate ?? "",
            score,
            standingWords[standing].word,
            ...rivals.map(([slug]) => {
              const hold = holds.find(({ rival }) => rival === slug);
              return hold ? lockWord(hold) : "";
            }),
          ]),
        }}
      >
        <div className={styles.scroll} tabIndex={0} role="region" aria-label="Rivals and partners">
          <table className={styles.map}>
            <thead>
              <tr>
                <th scope="col">Partner</th>
                <th scope="col">For us</th>
                {rivals.map(([slug, { name }]) => (
                  <th key={slug} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {map.map((partner) => (
                <PartnerRow key={partner.candidate ?? partner.name} of={partner} rivals={rivals} />
              ))}
            </tbody>
          </table>
        </div>
      </Picture>
      <div className={styles.rivals}>
        {rivals.map(([slug, rival]) => (
          <RivalCard key={slug} slug={slug} rival={rival} />
        ))}
      </div>
    </Tool>
  );
}

function PartnerRow({
  of: { name, candidate, score, class: is, standing, holds },
  rivals,
}: {
  of: RivalPartner;
  rivals: readonly [string, Rival][];
}) {
  const { sign, word } = standingWords[standing];
  return (
    <tr data-standing={standing}>
      <th scope="row">
        {candidate ? <PartLink to={["landscape", candidate]}>{name}</PartLink> : name}
        <span className={styles.standing}>
          <span aria-hidden>{sign}</span> {word}
        </span>
      </th>
      <td>
        {candidate === null ? (
          <span className="quiet">not in our landscape</span>
        ) : (
          <>
            <strong>{score === null ? "no score" : fullValue("score", score, "")}</strong>{" "}
            <span className="small">
              <ClassMark of={is} />
            </span>
          </>
        )}
      </td>
      {rivals.map(([slug]) => (
        <td key={slug}>
          {holds
            .filter(({ rival }) => rival === slug)
            .map((hold) => (
              <Lock key={hold.index} of={hold} partner={name} />
            ))}
        </td>
      ))}
    </tr>
  );
}

const lockWord = ({ locked }: Hold): string =>
  locked === null ? "not known" : locked ? "locked" : "available";

/** Not known, available, locked, and around again. */
function Lock({ of, partner }: { of: Hold; partner: string }) {
  const { edit, closed } = useDraft();
  const { rival, index, locked, model } = of;
  const next = locked === null ? false : locked ? undefined : true;
  const turn = () =>
    edit(
      [{ path: ["competitors", rival, "partners", index, "locked"], value: next }],
      `${partner} at ${rival} ${next === undefined ? "no longer known" : next ? "locked" : "available"}`,
    );
  return (
    <button
      type="button"
      className={styles.lock}
      data-locked={locked ?? "unknown"}
      disabled={closed !== null}
      title={closed ?? undefined}
      onClick={turn}
      aria-label={`${lockWord(of)}${model ? ` ${inWords(model)}` : ""}, ${partner}; change`}
    >
      <span aria-hidden>{locked === null ? "◇" : locked ? "▲" : "●"}</span> {lockWord(of)}{" "}
      {model && <span className="small quiet">{inWords(model)}</span>}
    </button>
  );
}

function RivalCard({ slug, rival }: { slug: string; rival: Rival }) {
  const { partners, margin, tiers } = rival.channel ?? {};
  const facts = [
    partners !== undefined && counted(partners, "partner"),
    margin !== undefined && `${percent(margin)} margin`,
    tiers !== undefined && counted(tiers, "tier"),
    rival.reviewed ? `reviewed ${longDay(rival.reviewed)}` : "never reviewed",
  ].filter(Boolean);
  return (
    <article aria-labelledby={`rival-${slug}`}>
      <h3 id={`rival-${slug}`}>
        <PartLink to={["competitors", slug]}>{rival.name}</PartLink>
      </h3>
      <p className="small quiet">{facts.join(" · ")}</p>
      <dl>
        <dt>Does better</dt>
        <dd>
          <CellField path={["competitors", slug, "strength"]} label={`What ${rival.name} does better`} />
        </dd>
        <dt>We answer</dt>
        <dd>
          <CellField path={["competitors", slug, "counter"]} label={`What we do about ${rival.name}`} />
        </dd>
      </dl>
    </article>
  );
}

function findingOf(map: readonly RivalPartner[]): string {
  const [first] = map;
  const under = map.filter(({ standing, candidate }) => standing === "under-served" && candidate !== null);
  const locked = map.filter(({ standing }) => standing === "locked").length;
  const barred = locked > 0 ? `; ${locked} ${locked === 1 ? "is" : "are"} locked` : "";
  if (!first) return "No partner of a rival is named yet";
  if (under[0]) return `Recruit ${under[0].name} first: a rival holds it without a lock${barred}`;
  return first.standing === "free"
    ? `No rival holds ${first.name}, our best candidate${barred}`
    : `Nobody in our landscape is held without a lock${barred}`;
}
