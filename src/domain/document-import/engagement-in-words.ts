import { resolutions } from "../strategy/closed-sets.ts";
import type { Book } from "./book.ts";
import { knownSlug } from "./readers.ts";
import { normal, type Said, singleSpaced } from "./said.ts";

/** A heading of rules of engagement. */
export const isOfRules = (title: string): boolean =>
  /\brules? of engagement\b|^engagement rules$/.test(title);

/**
 * A rule of engagement as people write one: `Named accounts: direct leads`, `If a deal is registered, the partner leads`, `Partners own
 * every account in Canada`. It is taken as a whole or not at all: a rule without one of its conditions would decide more than it says.
 * Read when everything else is, because its regions and partner types stand anywhere, and in the order in which the rules are written.
 */
export function takeRuleInWords(book: Book, said: Said): void {
  book.later(said.line, () => {
    const rule = ruleIn(book, said.text);
    if (typeof rule === "string") return book.leave(said, rule);
    const path = ["coverage", "rulesOfEngagement", book.countOf(["coverage", "rulesOfEngagement"])];
    for (const [key, value] of Object.entries(rule.when)) book.put(said, [...path, "when", key], value);
    book.put(said, [...path, "seller"], rule.seller);
    if (rule.resolve) book.put(said, [...path, "resolve"], rule.resolve);
    if (rule.beside) book.leave({ ...said, text: rule.beside }, "a remark beside a rule of engagement");
  });
}

type When = Readonly<Record<string, string | boolean>>;
type Rule = Outcome & { readonly when: When; readonly beside: string | undefined };
type Outcome = { readonly seller: string; readonly resolve?: (typeof resolutions)[number] };

/** The rule that a sentence states, or why it states none. */
function ruleIn(book: Book, sentence: string): Rule | string {
  const [first = "", ...more] = singleSpaced(sentence)
    .replace(/[.]$/, "")
    .split(/\s*;\s+/);
  for (const [condition, rest] of partings(first)) {
    const [said = "", ...remarks] = rest.split(/,\s+/);
    const outcome = outcomeIn(book, said);
    if (!outcome) continue;
    const when = whenIn(book, condition);
    if (when === undefined) return noCondition(condition);
    return { ...outcome, when, beside: [...remarks, ...more].join("; ") || undefined };
  }
  return "who sells is not said: write it as in Named accounts: direct leads";
}

const noCondition = (text: string): string =>
  `“${text}” is no condition that a rule of engagement knows: named accounts, registered deals, existing customers, an incumbent partner, or a region, vertical or company size of the document`;

/** The condition and the outcome of a sentence, in every way in which the two may be told apart. */
function partings(text: string): (readonly [condition: string, outcome: string])[] {
  const found: (readonly [string, string] | undefined)[] = [
    pair(/^(?:if|when|where|in case(?: of)?|for|in|on)\s+(.+?),\s+(?:then\s+)?(.+)$/i.exec(text)),
    pair(/^(.+?)\s*(?::|→|->|=>|\s[–—-])\s+(.+)$/.exec(text)),
    pair(
      /^(otherwise|everything else|anything else|all other (?:accounts|cases|deals)),?\s+(.+)$/i.exec(text),
    ),
    // `Direct: named accounts`: the seller first.
    turned(/^([^:]+?):\s+(.+)$/.exec(text)),
    // `Named accounts are sold direct`, `A registered deal belongs to the partner`.
    pair(
      /^(.+?)\s+((?:is|are) (?:sold|led|owned|covered|handled)\b.+|(?:stays?|remains?|belongs?|goe?s?) (?:with|to)\b.+)$/i.exec(
        text,
      ),
    ),
    // `Partners own every account in Canada`, `Direct sells to named accounts`.
    turned(
      /^(.+?\s(?:leads?|sells?|owns?|covers?|handles?|takes?|serves?))\s+(?:to\s+|in\s+|on\s+)?(.+)$/i.exec(
        text,
      ),
    ),
  ];
  return found.filter((one) => one !== undefined);
}

const pair = (match: RegExpExecArray | null) =>
  match ? ([match[1] ?? "", match[2] ?? ""] as const) : undefined;
const turned = (match: RegExpExecArray | null) =>
  match ? ([match[2] ?? "", match[1] ?? ""] as const) : undefined;

/** What a condition says of an account; empty for every account, undefined where any of it is not known. */
function whenIn(book: Book, text: string): When | undefined {
  const plain = normal(text)
    .replace(/^(?:if|when|where|for|in|on|with|to) /, "")
    .replace(/^(?:it|(?:the )?(?:account|customer|deal)) is in /, "")
    .replace(/^(?:the|an?|all|any|every|each|our) /, "");
  if (
    /^(?:otherwise|everything else|anything else|else|other(?:s| accounts| cases| deals| customers)?|default)$/.test(
      plain,
    )
  )
    return {};
  const flag = flags.find(([words]) => words.test(plain));
  if (flag) return flag[1];
  // `Existing customers in DACH`: both, or none of it.
  const both = /^(.+) in (.+)$/.exec(plain);
  const of = both && flags.find(([words]) => words.test(both[1] ?? ""))?.[1];
  const where = of && placeIn(book, both[2] ?? "");
  if (where) return { ...of, ...where };
  return placeIn(book, plain);
}

/** A region, vertical or company size of the document. */
function placeIn(book: Book, plain: string): When | undefined {
  const place = plain
    .replace(/^(?:accounts?|customers?|deals?|companies|markets?) (?:in|of|from) (?:the )?/, "")
    .replace(/ (?:accounts?|customers?|deals?|companies|markets?|territory)$/, "");
  const part = places.find(([name]) => knownSlug(book, name, place) !== undefined);
  const slug = part && knownSlug(book, part[0], place);
  return part && slug ? { [part[1]]: slug } : undefined;
}

const places = [
  ["regions", "region"],
  ["verticals", "vertical"],
  ["sizes", "size"],
] as const;

const flags: readonly (readonly [words: RegExp, when: When])[] = [
  [
    /^(?:accounts? (?:is|are) (?:an? )?)?named accounts?(?: list)?$|^accounts? on the named account list$/,
    { namedAccount: true },
  ],
  [
    /^(?:partner )?registered deals?$|^deals? (?:is|are) registered(?: by a partner)?$|^partner has registered (?:the|a) deal$|^deal registrations?$|^(?:it is )?registered$/,
    { registered: true },
  ],
  [
    /^unregistered deals?$|^deals? (?:is|are) not registered$|^no partner has registered (?:the|a) deal$/,
    { registered: false },
  ],
  [
    /^(?:existing|current) (?:customers?|accounts?|clients?)$|^accounts? is (?:a |an existing )?customer(?: already)?$/,
    { existingCustomer: true },
  ],
  [/^(?:new|net new) (?:customers?|logos?|accounts?|clients?)$/, { existingCustomer: false }],
  [
    /^(?:accounts? with an )?incumbent partners?$|^partner (?:already )?serves the account(?: already)?$/,
    { incumbentPartner: true },
  ],
];

/** Who sells, and how two partners with a claim are told apart; undefined where it is not said. */
function outcomeIn(book: Book, text: string): Outcome | undefined {
  const plain = normal(text).replace(/^(?:the|our|a) /, "");
  // `Bright Harbor direct`: the company's own name before the word.
  const isUs =
    plain.endsWith(" direct") && !/\b(?:not?|never|without|in|and|or|both|partners?|channel)\b/.test(plain);
  if (isUs) return { seller: "direct" };
  const known = outcomes.find(([words]) => words.test(plain));
  if (known) return known[1];
  const type =
    /^(?:(?:led|sold|owned|covered|handled) by |(?:belongs?|goe?s?|stays?) (?:to|with) )?(?:the )?(.+?)(?: (?:leads?|sells?|owns?|covers?|handles?|takes?|serves?))?$/.exec(
      plain,
    )?.[1];
  const slug = type === undefined || type === plain ? undefined : knownSlug(book, "partnerTypes", type);
  return slug === undefined ? undefined : { seller: slug };
}

const verbs =
  "(?: (?:leads?|sells?|owns?|first|only|covers?|handles?|takes?|serves?)(?: (?:it|them|the (?:account|deal)))?)?";
const us = "(?:direct(?:ly)?(?: (?:sales|team|sellers?))?|we|our (?:sellers?|team)|direct sales team)";
const them = "(?:the )?(?:partners?|channel)";
const passive = "(?:(?:is|are) )?(?:sold|led|owned|covered|handled)";

const outcomes: readonly (readonly [words: RegExp, outcome: Outcome])[] = [
  [new RegExp(`^${us}${verbs}(?: (?:ourselves|direct|directly))?$`), { seller: "direct" }],
  [
    new RegExp(`^${passive} (?:by |through )?${us}$|^(?:stays?|remains?|belongs?) (?:with|to) ${us}$`),
    { seller: "direct" },
  ],
  [
    /^(?:(?:is|are) )?(?:shared|co sell|jointly|both|(?:we|direct) and (?:the )?partners? (?:sell|lead)(?: together)?|(?:sold|led) (?:jointly|together))$/,
    { seller: "shared" },
  ],
  [
    /^(?:(?:is|are) )?(?:belongs? to |goes to |led by |sold by )?(?:the )?partners? (?:that|who) registered (?:it )?first(?: (?:leads?|sells?|wins?))?$/,
    { seller: "partner", resolve: "first-registered" },
  ],
  [
    /^(?:belongs? to |goes to |led by |sold by )?(?:the )?partners? (?:that|who) (?:has )?registered(?: it)?(?: (?:leads?|sells?|owns?))?$/,
    { seller: "partner" },
  ],
  [/^(?:the )?incumbent(?: partner)? (?:leads?|sells?|owns?)$/, { seller: "partner", resolve: "incumbent" }],
  [
    new RegExp(`^${them}${verbs}$|^partner led$|^through (?:the )?(?:partners?|channel)$`),
    { seller: "partner" },
  ],
  [
    new RegExp(`^${passive} (?:by|through) ${them}$|^(?:stays?|remains?|belongs?|goes) (?:with|to) ${them}$`),
    { seller: "partner" },
  ],
];
