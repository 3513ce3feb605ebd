import { useState } from "react";
import {
  type Account,
  type Condition,
  type RuleTrace,
  whoSellsAmong,
} from "../../../../domain/coverage/engagement.ts";
import type { Strategy } from "../../../../domain/strategy/strategy.ts";
import { useDraft } from "../draft-context.ts";
import { listed } from "../kit/names.ts";
import styles from "./Coverage.module.css";
import { conditionInWords, ruleInWords, sellerInWords } from "./Rules.tsx";
import { capital } from "../../../../domain/shared/capital.ts";

const facts = ["registered", "existingCustomer", "incumbentPartner"] as const;
const places = ["region", "vertical", "size"] as const;
type Asked = { domain: string } & { [K in (typeof facts)[number] | (typeof places)[number]]: string };

const nothing: Asked = {
  domain: "",
  region: "",
  vertical: "",
  size: "",
  registered: "",
  existingCustomer: "",
  incumbentPartner: "",
};

/** Who sells to this account? Tried on the rules as they stand in the draft; nothing of it is saved. */
export function Tester() {
  const { strategy } = useDraft();
  const [asked, setAsked] = useState(nothing);
  const rules = strategy.coverage?.rulesOfEngagement ?? [];
  if (rules.length === 0) return null;
  const account = accountOf(strategy, asked);
  const { traces, decides, asks, routes } = whoSellsAmong(rules, strategy.coverage?.cells ?? [], account);
  // What was said of each rule was said of the first route where several lead to the same seller.
  const told = routes.length === 1 || decides !== null ? { ...account, route: routes[0] } : account;
  const rule = decides === null ? undefined : rules[decides];
  const set = (name: keyof Asked, value: string) => setAsked({ ...asked, [name]: value });
  return (
    <section aria-labelledby="who-sells">
      <h3 id="who-sells">Who sells to this account?</h3>
      <div className={styles.asked}>
        <label>
          Domain of the account
          <input
            value={asked.domain}
            placeholder="bank.example"
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => set("domain", target.value)}
          />
        </label>
        {places.map((name) => (
          <label key={name}>
            {placeTitles[name]}
            <select value={asked[name]} onChange={({ target }) => set(name, target.value)}>
              <option value="">Not known</option>
              {Object.entries(strategy.coverage?.[`${name}s`] ?? {}).map(([slug, one]) => (
                <option key={slug} value={slug}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
        ))}
        {facts.map((name) => (
          <label key={name}>
            {factTitles[name]}
            <select value={asked[name]} onChange={({ target }) => set(name, target.value)}>
              <option value="">Not known</option>
              <option value="yes">Yes</option>
              <option value="no">No</option>
            </select>
          </label>
        ))}
      </div>
      <p role="status" className={styles.answer}>
        {rule
          ? `${capital(sellerInWords(strategy, rule.seller))}: rule ${(decides ?? 0) + 1} decides.`
          : asks.length > 0
            ? `It depends on ${listed(asks.map((one) => asksFor[one]))}.`
            : "No rule matches: nobody is named."}
        {routes.length === 1 && <span className="quiet"> The route of its cell is {routes[0]}.</span>}
        {routes.length > 1 && (
          <span className="quiet">
            {" "}
            Its cells have the routes {listed(routes)}, one for each partner type.
          </span>
        )}
      </p>
      <ol className={styles.traces}>
        {traces.map((trace, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a rule is its place
          <li key={index} data-decides={index === decides || undefined}>
            {rules[index] && ruleInWords(strategy, rules[index])}
            <span className="small quiet"> {traceInWords(strategy, told, trace, index, decides)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function accountOf(strategy: Strategy, asked: Asked): Account {
  const { namedAccounts = [] } = strategy.coverage ?? {};
  const flag = (text: string) => (text === "" ? {} : { value: text === "yes" });
  return Object.fromEntries([
    ...places.flatMap((name) => (asked[name] === "" ? [] : [[name, asked[name]]])),
    ...facts.flatMap((name) => {
      const { value } = flag(asked[name]);
      return value === undefined ? [] : [[name, value]];
    }),
    ...(asked.domain.trim() === ""
      ? []
      : [["namedAccount", namedAccounts.includes(asked.domain.trim().toLowerCase())]]),
  ]) as Account;
}

function traceInWords(
  strategy: Strategy,
  account: Account,
  trace: RuleTrace,
  index: number,
  decides: number | null,
): string {
  if (index === decides) return "decides";
  if (decides !== null && index > decides) return "is not asked any more";
  if (trace.says === "holds") return "would decide";
  if (trace.says === "unknown") return `depends on ${listed(trace.asks.map((one) => asksFor[one]))}`;
  return `does not hold: ${listed(trace.because.map((one) => conditionInWords(strategy, one, account[one])))}`;
}

const placeTitles = { region: "Region", vertical: "Vertical", size: "Company size" } as const;
const factTitles = {
  registered: "A partner has registered it",
  existingCustomer: "It is a customer",
  incumbentPartner: "A partner serves it",
} as const;
const asksFor: Record<Condition, string> = {
  namedAccount: "its domain",
  route: "the route of its cell",
  registered: "whether a partner has registered it",
  region: "its region",
  vertical: "its vertical",
  size: "its size",
  existingCustomer: "whether it is a customer",
  incumbentPartner: "whether a partner serves it",
};
