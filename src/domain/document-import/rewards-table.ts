import { incentiveBases } from "../strategy/closed-sets.ts";
import type { Path } from "../strategy/path.ts";
import type { Book } from "./book.ts";
import { incentiveKindIn, noIncentiveKind } from "./incentive-kind.ts";
import { asReach, leaveQualifier } from "./incentives.ts";
import type { TableReader } from "./plan-tables.ts";
import { take } from "./readers.ts";
import { asReward, triggerIn } from "./reward.ts";
import { isBlank, isPlaceholder, type Said } from "./said.ts";
import { type Cells, cellOf, cellsOf, columnsOf, leaveRest } from "./table.ts";

const columns = {
  name: ["incentive", "incentive name"],
  kind: ["kind", "type", "incentive type", "model"],
  who: [
    "who",
    "who earns it",
    "who earns",
    "recipient",
    "earner",
    "partner type",
    "partner types",
    "partner",
    "partners",
    "for",
  ],
  trigger: [
    "trigger",
    "earned when",
    "when",
    "when earned",
    "earned for",
    "paid when",
    "paid for",
    "triggered by",
    "event",
    "condition",
  ],
  amount: [
    "amount",
    "value",
    "payout",
    "payment",
    "reward",
    "how much",
    "what they get",
    "pays",
    "rate",
    "commission",
  ],
} as const;

/** What somebody earns when something happens: who, trigger and amount, with or without a name of the incentive. */
export const rewardsTable: TableReader = {
  fits: (titles, { rows }) => {
    const has = (names: readonly string[]): boolean => names.some((name) => titles.includes(name));
    const isPaid = rows.some((row) => kindOf(cellsOf(titles, row)) !== undefined);
    return (
      isPaid &&
      has(columns.trigger) &&
      has(columns.amount) &&
      (has(columns.name) || has(columns.who)) &&
      !has(others)
    );
  },
  read(book, table) {
    book.used(table.header.line);
    for (const row of table.rows) {
      const cells = cellsOf(columnsOf(table), row);
      const name = nameOf(cells, row.line);
      if (name === undefined)
        book.unread(row.line, "a row that says neither who earns nor what the incentive is called");
      else if (isPlaceholder(name.text)) book.toFill({ ...name, text: row.cells.join(" | ") }, "incentive");
      else takeReward(book, name, cells);
    }
  },
};

/** With one of these a table is of something else: a plan for a risk, a scenario, a bet. */
const others = ["risk", "scenario", "bet", "metric", "kpi", "milestone", "decision", "mitigation", "action"];

/** The name of the incentive; without one it is called by who earns it and for what. */
function nameOf(cells: Cells, line: number): Said | undefined {
  const named = cellOf(cells, ...columns.name);
  if (named) return isBlank(named.text) ? undefined : named;
  const parts = [cellOf(cells, ...columns.who), cellOf(cells, ...columns.trigger)].flatMap((said) =>
    said && !isBlank(said.text) ? [said.text.trim()] : [],
  );
  return parts.length === 0 ? undefined : { text: parts.join(": "), line };
}

/** The title of the amounts may say it, too, unless the row says otherwise: a commission in the row of referrals is a referral fee. */
function kindOf(cells: Cells): ReturnType<typeof incentiveKindIn> {
  const kind = cellOf(cells, ...columns.kind)?.text ?? "";
  const amount = cellOf(cells, ...columns.amount)?.text ?? "";
  const found = incentiveKindIn(kind, amount, cellOf(cells, ...columns.name)?.text ?? "");
  if (found || !cells.has("commission") || isBlank(amount)) return found;
  if (/^referrals?$/i.test(kind.trim())) return "referral-fee";
  return isBlank(kind) ? "commission" : undefined;
}

/** One incentive from what its cells say: `who`, `trigger`, `amount`, and its name where it has one. */
export function takeReward(book: Book, name: Said, cells: Cells): void {
  const kind = kindOf(cells);
  if (!kind) {
    for (const said of cells.values()) book.leave(said, noIncentiveKind);
    return;
  }
  const taken = Object.values(columns).map((names) => names.find((column) => cells.has(column)) ?? "");
  const [who, trigger, amount] = [columns.who, columns.trigger, columns.amount].map((names) =>
    cellOf(cells, ...names),
  );
  const path = ["incentives", book.slug("incentives", name.text)];
  book.put(name, [...path, "kind"], kind);
  leaveQualifier(book, name);
  if (who) take(book, who, path, asReach);
  if (trigger && amount) takePay(book, trigger, amount, path);
  else if (amount) take(book, amount, path, (_book, said) => asReward(book, said, path, undefined));
  leaveRest(book, cells, new Set(taken), "incentive");
}

/** A figure counts from where its trigger says. Of a trigger with a figure that is not understood, the amount is not taken either. */
function takePay(book: Book, trigger: Said, amount: Said, path: Path): void {
  const found = triggerIn(trigger.text, book.options.numbers);
  if (!isBlank(trigger.text)) {
    if (isPlaceholder(trigger.text)) book.toFill(trigger, "what an incentive is paid on");
    else if (!found) book.leave(trigger, noTrigger);
  }
  if (!found && /\d/.test(trigger.text))
    return book.leave(
      amount,
      "what it is paid on has a figure that is not read; without it the amount would say something else",
    );
  if (found?.base) book.put(trigger, [...path, "on"], found.base);
  if (found?.per) book.put(trigger, [...path, "per"], found.per);
  take(book, amount, path, (_book, said) => asReward(book, said, path, found?.from));
}

const noTrigger = `no base of an incentive; the model pays on ${incentiveBases.map((base) => base.replaceAll("-", " ")).join(", ")}`;
