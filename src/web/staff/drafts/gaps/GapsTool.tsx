import { type GapAnswer, gapsByKind, type GapKind } from "../../../../domain/strategy/gap-answers.ts";
import { Picture } from "../../../ui/Picture.tsx";
import { counted } from "../../../ui/numbers.ts";
import { inWords } from "../../strategy/parts.ts";
import { useDraft } from "../draft-context.ts";
import { CellField } from "../kit/CellField.tsx";
import { Missing } from "../kit/Missing.tsx";
import { betName, sourceTitle, typeName } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import { Tool } from "../kit/Tool.tsx";
import { NameGap } from "./NameGap.tsx";
import styles from "./Gaps.module.css";
import { FillToggles } from "./FillToggles.tsx";

/** What each kind of gap asks, in the words of somebody who has it. */
const questions: Record<GapKind, string> = {
  "market-velocity": "Which markets move faster than we can hire?",
  credibility: "Where do buyers trust somebody else first?",
  delivery: "What do customers want done that we do not do?",
  geographic: "Where are customers whom nobody of ours visits?",
  "cost-efficiency": "Whom is it too dear to win and serve directly?",
  "competitive-pressure": "Where do rivals win through their partners?",
};

/** The six reasons for partners as a grid: the gaps there are, who fills each, and which kinds nobody has named. */
export function GapsTool() {
  const { strategy } = useDraft();
  const kinds = gapsByKind(strategy);
  const gaps = kinds.flatMap((one) => one.gaps);
  return (
    <Tool
      title={findingOf(gaps, kinds.filter(({ kind, gaps: of }) => kind !== null && of.length === 0).length)}
      says="The six reasons for partners. A gap is answered when a partner type fills it, a bet works on it, and a source shows it."
    >
      <Picture
        isInner
        title={`${counted(gaps.length, "gap")} under six reasons`}
        name="gaps"
        twin={{
          header: ["Reason", "Gap", "Partner types", "Bets", "Sources"],
          rows: kinds.flatMap(({ kind, gaps: of }) =>
            of.length === 0
              ? [[inWords(kind ?? "no reason"), "none named", "", "", ""]]
              : of.map(({ statement, types, bets, sources }) => [
                  inWords(kind ?? "no reason"),
                  statement,
                  types.map((type) => typeName(strategy, type)).join(", "),
                  bets.map((bet) => betName(strategy, bet)).join(", "),
                  sources.map((source) => sourceTitle(strategy, source)).join(", "),
                ]),
          ),
        }}
      >
        <div className={styles.grid}>
          {kinds.map(({ kind, gaps: of }) => (
            <section key={kind} className={styles.kind} data-empty={of.length === 0 || undefined}>
              <h3>{kind === null ? "Without a reason" : inWords(kind)}</h3>
              <p className="small quiet">
                {kind === null ? "Say below which of the six it is." : questions[kind]}
              </p>
              {of.length === 0 && <p className={styles.none}>No gap named</p>}
              {of.map((gap) => (
                <Gap key={gap.slug} gap={gap} />
              ))}
              {kind !== null && <NameGap kind={kind} isFirst={of.length === 0} />}
            </section>
          ))}
        </div>
      </Picture>
    </Tool>
  );
}

function Gap({ gap: { slug, statement, bets, decisions, sources } }: { gap: GapAnswer }) {
  const { strategy } = useDraft();
  return (
    <article className={styles.gap} aria-label={statement}>
      <CellField path={["gaps", slug, "statement"]} label={`Statement of ${slug}`} />
      <dl>
        <dt>Filled by</dt>
        <dd>
          <FillToggles gap={slug} />
        </dd>
        <dt>Bets</dt>
        <dd>
          {bets.length === 0 && <Missing>no active, next or scaled bet</Missing>}
          {bets.map((bet) => (
            <div key={bet}>
              <PartLink to={["bets", bet]}>{betName(strategy, bet)}</PartLink>
            </div>
          ))}
        </dd>
        <dt>Evidence</dt>
        <dd>
          {sources.length === 0 && <Missing>no source</Missing>}
          {sources.map((source) => (
            <div key={source}>
              <PartLink to={["sources", source]}>{sourceTitle(strategy, source)}</PartLink>
            </div>
          ))}
        </dd>
        {decisions.length > 0 && (
          <>
            <dt>Decided</dt>
            <dd>
              {decisions.map((id) => (
                <PartLink key={id} to={["decisions", id]}>
                  {id}
                </PartLink>
              ))}
            </dd>
          </>
        )}
      </dl>
    </article>
  );
}

function findingOf(gaps: readonly GapAnswer[], silent: number): string {
  if (gaps.length === 0) return "No gap is named yet: nothing says why partners are needed";
  const alone = gaps.filter(({ types }) => types.length === 0).length;
  const unshown = gaps.filter(({ sources }) => sources.length === 0).length;
  const all = counted(gaps.length, "gap");
  if (alone > 0) return `${alone} of ${all} ${alone === 1 ? "is" : "are"} filled by no partner type`;
  if (unshown > 0) return `${unshown} of ${all} ${unshown === 1 ? "stands" : "stand"} on no source`;
  const unbet = gaps.filter(({ bets }) => bets.length === 0).length;
  if (unbet > 0)
    return `Every gap has its partner type and its source; no bet works on ${unbet} of ${gaps.length}`;
  return `Every gap has a partner type, a bet and a source${silent > 0 ? `; ${silent} of the six reasons are not used` : ""}`;
}
