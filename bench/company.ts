import { dayFromNumber, dayNumber } from "../src/domain/shared/dates.ts";
import { type Random, randomFrom } from "./random.ts";

/** A value on its way into a table; null is nothing. */
export type Cell = string | number | null;
export type Rows = Iterable<readonly Cell[]>;

export const sizes = {
  S: { partners: 50, deals: 1_000 },
  M: { partners: 5_000, deals: 100_000 },
  L: { partners: 50_000, deals: 1_000_000 },
} as const;
export type Size = keyof typeof sizes;

/** Three years, the last day of which is the day that is looked at. */
export const firstDay = "2017-06-01";
export const lastDay = "2020-05-31";

/** Three types and six countries that the strategy of the sample knows, and a type that it does not. */
const types = ["warehouse", "value-added-reseller", "specialty-bike-shop", "consultant"];
const programs = ["volume", "builder", "shop", null];
const countries = ["US", "CA", "GB", "FR", "DE", "AU"];
const purposes = ["acquisition", "activation", "development", "strategic"];
const touchKinds = ["call", "meeting", "review", "e-mail", "event"];

/** The tables of one made-up company, the same for the same size. Ids grow with the rows, as UUIDv7 do. */
export type Company = {
  readonly workspace: string;
  /** In the order in which foreign keys want them: table, columns, rows. */
  readonly tables: readonly (readonly [table: string, columns: readonly string[], rows: Rows])[];
};

export function companyOf(size: Size): Company {
  const kind = Object.keys(sizes).indexOf(size) + 1;
  const id = idsOf(kind);
  const counts = sizes[size];
  const [workspace, source, batch] = [id(1, 0), id(2, 0), id(3, 0)];
  const deals = () => dealsOf(counts, randomFrom(kind));
  const extra = () => randomFrom(kind + 100);
  return {
    workspace,
    tables: [
      [
        "sources",
        ["workspace_id", "id", "name", "preset", "holds", "currency", "currency_assumed"],
        [[workspace, source, "bench", "bench", "all-deals", "USD", "f"]],
      ],
      [
        "batches",
        ["workspace_id", "id", "source_id", "number", "preset", "content_hash", "imported_at", "report"],
        [[workspace, batch, source, 1, "bench", "none", "2020-06-01T00:00:00Z", "{}"]],
      ],
      [
        "partners",
        [
          "workspace_id",
          "id",
          "number",
          "source_id",
          "batch_id",
          "external_id",
          "name",
          "partner_type",
          "status",
          "country",
          "signed_on",
        ],
        from(counts.partners, (n) => [
          workspace,
          id(4, n),
          n + 1,
          source,
          batch,
          n,
          `Partner ${n + 1}`,
          typeOf(n),
          "active",
          countryOf(n),
          signedOn(n),
        ]),
      ],
      [
        "partner_enrollments",
        ["workspace_id", "partner_id", "program", "enrolled_on", "left_on"],
        enrollments(workspace, id, counts.partners, extra()),
      ],
      [
        "certifications",
        [
          "workspace_id",
          "id",
          "source_id",
          "batch_id",
          "external_id",
          "partner_id",
          "person",
          "kind",
          "earned_on",
          "expires_on",
        ],
        from(counts.partners, (n) => [
          workspace,
          id(5, n),
          source,
          batch,
          n,
          id(4, n),
          `Person ${n}`,
          "sales",
          dayAfter(n % 700),
          dayAfter((n % 700) + 730),
        ]),
      ],
      [
        "touches",
        ["workspace_id", "id", "source_id", "batch_id", "external_id", "partner_id", "kind", "touched_on"],
        from(counts.partners * 4, (n) => [
          workspace,
          id(6, n),
          source,
          batch,
          n,
          id(4, n % counts.partners),
          pick(touchKinds, n),
          dayAfter((n * 7) % span),
        ]),
      ],
      [
        "spend",
        [
          "workspace_id",
          "id",
          "source_id",
          "batch_id",
          "external_id",
          "partner_id",
          "purpose",
          "amount_minor",
          "currency",
          "spent_on",
        ],
        from(Math.min(counts.partners, 2_000), (n) => [
          workspace,
          id(7, n),
          source,
          batch,
          n,
          id(4, n),
          pick(purposes, n),
          100_000 + n,
          "USD",
          dayAfter((n * 11) % span),
        ]),
      ],
      [
        "deals",
        [
          "workspace_id",
          "id",
          "number",
          "source_id",
          "batch_id",
          "external_id",
          "stage",
          "amount_minor",
          "currency",
          "opened_on",
          "closed_on",
        ],
        mapped(deals(), (deal, n) => [
          workspace,
          id(8, n),
          n + 1,
          source,
          batch,
          n,
          deal.stage,
          deal.amountMinor,
          "USD",
          deal.openedOn,
          deal.closedOn,
        ]),
      ],
      [
        "deal_parts",
        ["workspace_id", "deal_id", "role", "partner_id", "evidence", "batch_id"],
        flat(deals(), (deal, n) =>
          deal.parts.map(([role, partner]) => [workspace, id(8, n), role, id(4, partner), "import", batch]),
        ),
      ],
    ],
  };
}

const span = dayNumber(lastDay) - dayNumber(firstDay) + 1;
const dayAfter = (days: number): string => dayFromNumber(dayNumber(firstDay) + days);
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
/** Neighbours in the list differ in both, and every type occurs in every country. */
const typeOf = (partner: number): string => pick(types, partner);
const countryOf = (partner: number): string => pick(countries, Math.floor(partner / types.length));
const signedOn = (partner: number): string => dayAfter((partner * 13) % Math.floor(span / 2));

const idsOf = (kind: number) => (table: number, n: number) =>
  `0163b8${kind}${table}-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;

type Deal = {
  readonly stage: "open" | "won" | "lost";
  readonly amountMinor: number;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly parts: readonly (readonly [role: string, partner: number])[];
};

/** Seven deals of ten have a partner that sourced them, most of these resold by it too; a few partners have most of them. */
function* dealsOf({ partners, deals }: { partners: number; deals: number }, random: Random): Generator<Deal> {
  for (let n = 0; n < deals; n++) {
    const opened = random.below(span);
    const closed = opened + 10 + random.below(120);
    const outcome = random.next();
    const stage = closed >= span ? "open" : outcome < 0.7 ? "won" : outcome < 0.95 ? "lost" : "open";
    yield {
      stage,
      amountMinor: Math.round(100_000 * Math.exp(3 * random.next())),
      openedOn: dayAfter(opened),
      closedOn: stage === "open" ? null : dayAfter(closed),
      parts: partsOf(partners, random),
    };
  }
}

function partsOf(partners: number, random: Random): Deal["parts"] {
  const [share, partner, other] = [random.next(), random.skewedBelow(partners), random.below(partners)];
  if (share < 0.5)
    return [
      ["sourced", partner],
      ["resold", partner],
    ];
  if (share < 0.7) return [["sourced", partner]];
  return share < 0.8 ? [["influenced", other]] : [];
}

/** One of twenty has left, and the day of one in ten is not known. */
function* enrollments(
  workspace: string,
  id: ReturnType<typeof idsOf>,
  partners: number,
  random: Random,
): Rows & Generator<Cell[]> {
  for (let n = 0; n < partners; n++) {
    const program = pick(programs, n);
    if (program === null) continue;
    const enrolledOn = random.next() < 0.1 ? null : signedOn(n);
    yield [
      workspace,
      id(4, n),
      program,
      enrolledOn,
      random.next() < 0.05 ? dayAfter(span - 1 - random.below(300)) : null,
    ];
  }
}

function* from(count: number, row: (n: number) => Cell[]): Generator<Cell[]> {
  for (let n = 0; n < count; n++) yield row(n);
}

function* mapped<T>(things: Iterable<T>, row: (thing: T, n: number) => Cell[]): Generator<Cell[]> {
  let n = 0;
  for (const thing of things) yield row(thing, n++);
}

function* flat<T>(things: Iterable<T>, rows: (thing: T, n: number) => Cell[][]): Generator<Cell[]> {
  let n = 0;
  for (const thing of things) yield* rows(thing, n++);
}
