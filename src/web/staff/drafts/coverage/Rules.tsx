import { Button } from "@mantine/core";
import {
  type Condition,
  conditionsOf,
  type EngagementRule,
  shadowOf,
} from "../../../../domain/coverage/engagement.ts";
import { valueAt } from "../../../../domain/strategy/plain-data.ts";
import type { Strategy } from "../../../../domain/strategy/strategy.ts";
import { StatusMark } from "../../../ui/StatusMark.tsx";
import { useDraft } from "../draft-context.ts";
import { typeName } from "../kit/names.ts";
import { PartLink } from "../kit/PartLink.tsx";
import styles from "./Coverage.module.css";

const path = ["coverage", "rulesOfEngagement"] as const;

/** The rules of engagement in their order: the first that matches decides. */
export function Rules() {
  const { strategy, data, edit, closed } = useDraft();
  const rules = strategy.coverage?.rulesOfEngagement ?? [];
  const move = (from: number, to: number) => {
    const list = valueAt(data, path);
    if (!Array.isArray(list)) return;
    const others = list.toSpliced(from, 1);
    edit([{ path, value: others.toSpliced(to, 0, list[from]) }], `Rule ${from + 1} moved to place ${to + 1}`);
  };
  return (
    <section aria-labelledby="rules-of-engagement">
      <h3 id="rules-of-engagement">Rules of engagement, the first match decides</h3>
      {rules.length === 0 && (
        <p>
          Nobody can tell who sells yet. <PartLink to={path}>Write the first rule</PartLink>
        </p>
      )}
      <ol className={styles.rules}>
        {rules.map((rule, index) => {
          const shadow = shadowOf(rules, index);
          return (
            // oxlint-disable-next-line react/no-array-index-key -- a rule is its place: the first match decides
            <li key={index} className={styles.rule}>
              <div>
                <PartLink to={[...path, index]}>{ruleInWords(strategy, rule)}</PartLink>
                {shadow !== undefined && (
                  <p className="small">
                    <StatusMark of="error" word={false} /> Never reached: rule {shadow + 1} takes everything
                    it would.
                  </p>
                )}
              </div>
              {closed === null && (
                <span className={styles.order}>
                  <Button
                    variant="default"
                    size="compact-xs"
                    disabled={index === 0}
                    onClick={() => move(index, index - 1)}
                    aria-label={`Move rule ${index + 1} up`}
                  >
                    Up
                  </Button>
                  <Button
                    variant="default"
                    size="compact-xs"
                    disabled={index === rules.length - 1}
                    onClick={() => move(index, index + 1)}
                    aria-label={`Move rule ${index + 1} down`}
                  >
                    Down
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** "If the account is a named one: direct sells". */
export function ruleInWords(strategy: Strategy, rule: EngagementRule): string {
  const conditions = conditionsOf(rule).map(([name, value]) => conditionInWords(strategy, name, value));
  const seller = sellerInWords(strategy, rule.seller);
  const resolve = rule.resolve ? ` (${resolutions[rule.resolve]})` : "";
  return conditions.length === 0
    ? `Otherwise ${seller}${resolve}`
    : `If ${conditions.join(" and ")}: ${seller}${resolve}`;
}

const resolutions = {
  "first-registered": "the first to register",
  incumbent: "whoever serves it already",
  case: "decided case by case",
} as const;

export function sellerInWords(strategy: Strategy, seller: string): string {
  if (seller === "direct") return "we sell";
  if (seller === "partner") return "a partner sells";
  return seller === "shared" ? "both may sell" : `a ${typeName(strategy, seller)} sells`;
}

export function conditionInWords({ coverage }: Strategy, name: Condition, value: unknown): string {
  const isNot = value === false ? "not " : "";
  switch (name) {
    case "namedAccount":
      return `the account is ${isNot}a named one`;
    case "route":
      return `the route is ${String(value)}`;
    case "registered":
      return value === false ? "no partner has registered it" : "a partner has registered it";
    case "region":
      return `it is in ${coverage?.regions?.[String(value)]?.name ?? String(value)}`;
    case "vertical":
      return `it is in ${coverage?.verticals?.[String(value)]?.name ?? String(value)}`;
    case "size":
      return `its size is ${coverage?.sizes?.[String(value)]?.name ?? String(value)}`;
    case "existingCustomer":
      return `it is ${isNot}a customer`;
    case "incumbentPartner":
      return value === false ? "no partner serves it" : "a partner serves it";
  }
}
