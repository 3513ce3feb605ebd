import type { Bet } from "../../../../domain/strategy/strategy.ts";
import type { Target } from "../../../../domain/strategy/target.ts";
import { StatusMark } from "../../../ui/StatusMark.tsx";
import { longDay } from "../../../ui/numbers.ts";
import { FindingText } from "../../check/FindingText.tsx";
import { useDraft } from "../draft-context.ts";
import { useDraggable } from "../kit/dragging.ts";
import { boundInWords, metricName, personName, typeName } from "../kit/names.ts";
import { Missing } from "../kit/Missing.tsx";
import { PartLink } from "../kit/PartLink.tsx";
import styles from "./Bets.module.css";
import { type BetStatus, columns } from "./moves.ts";

/** No state of a bet: choosing it takes the bet from the board. */
const saidNo = "said-no";

type Props = {
  slug: string;
  bet: Bet;
  onMove: (slug: string, to: BetStatus) => void;
  onDecline: (slug: string) => void;
};

/** One bet: why we get in, what we do, what proves it and what ends it. */
export function BetCard({ slug, bet, onMove, onDecline }: Props) {
  const { strategy, closed, findings, names } = useDraft();
  const { ref, isDragged } = useDraggable(slug, closed === null);
  const own = findings.filter(({ path }) => path === `/bets/${slug}` || path.startsWith(`/bets/${slug}/`));
  const worst = own[0];
  const facts = [
    bet.partnerType && typeName(strategy, bet.partnerType),
    bet.start,
    bet.owner && personName(strategy, bet.owner),
  ];
  return (
    <article ref={ref} className={styles.card} data-dragged={isDragged || undefined} aria-label={bet.name}>
      <p className={styles.name}>
        <PartLink to={["bets", slug]}>{bet.name}</PartLink>
      </p>
      <p className="small quiet">{facts.filter(Boolean).join(" · ")}</p>
      <dl className={styles.says}>
        <Says name="Wedge">{bet.wedge}</Says>
        <Says name="Motion">{bet.motion}</Says>
        <Says name="Leading">{targetWords(strategy, bet.leading)}</Says>
        <Says name="Proof">{targetWords(strategy, bet.lagging)}</Says>
        <Says name="Ends if">{targetWords(strategy, bet.retireIf)}</Says>
      </dl>
      {worst && (
        <p className="small">
          <StatusMark of={worst.severity} word={false} />{" "}
          <FindingText text={worst.message} path={worst.path} names={names} begins />
          {own.length > 1 && `, and ${own.length - 1} more`}
        </p>
      )}
      <label className={styles.move}>
        <span className="only-read-aloud">Where {bet.name} stands</span>
        <select
          value={bet.status ?? ""}
          disabled={closed !== null}
          onChange={({ target }) =>
            target.value === saidNo ? onDecline(slug) : onMove(slug, target.value as BetStatus)
          }
        >
          {bet.status === undefined && <option value="">Without a state</option>}
          {columns.map(({ status, title }) => (
            <option key={status} value={status}>
              {title}
            </option>
          ))}
          <option value={saidNo}>Say no …</option>
        </select>
      </label>
    </article>
  );
}

function Says({ name, children }: { name: string; children: string | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children ?? <Missing>not said</Missing>}</dd>
    </div>
  );
}

/** "Active partners at most 3 by 31 October 2027"; undefined where nothing is counted. */
function targetWords(
  strategy: Parameters<typeof metricName>[0],
  target: Target | undefined,
): string | undefined {
  if (!target?.metric) return undefined;
  const words = [metricName(strategy, target.metric), boundInWords(strategy, target)];
  return [...words, target.by && `by ${longDay(target.by)}`].filter(Boolean).join(" ");
}
