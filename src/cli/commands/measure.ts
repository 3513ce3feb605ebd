import type { MeasureReply, WhyReply } from "../../contract/api.ts";
import type { MeasureQuery } from "../../contract/endpoint.ts";
import { endpoints } from "../../contract/endpoints.ts";
import { measureJson, whyJson } from "../../contract/json.ts";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import { decimalFromMinor } from "../../domain/shared/money.ts";
import { inWords } from "../../domain/measures/in-words.ts";
import { scopeInWords } from "../../domain/measures/scope.ts";
import { withServer } from "../server-call.ts";
import { type ExitCode, exitCodes, refuse, type Shell, writeJson } from "../shell.ts";
import { printable } from "../terminal/printable.ts";
import { type Column, table } from "../terminal/table.ts";
import { hanging } from "../terminal/wrap.ts";

export type MeasureOptions = {
  readonly asOf?: string;
  readonly over?: string;
  readonly from?: string;
  readonly to?: string;
  readonly where?: string[];
  readonly by?: string[];
  readonly why?: boolean;
  readonly cursor?: string;
  readonly json?: boolean;
};

/** `entente measure ID`: one figure, broken down and explained as asked. An unknown figure is exit code 2. */
export const measure = (shell: Shell, id: string, options: MeasureOptions): Promise<ExitCode> | ExitCode => {
  const filters = whereOf(options.where ?? []);
  if (!filters.ok) return refuse(shell, filters);
  const where = filters.value;
  return withServer(shell, async ({ call }) => {
    const { asOf, over, from, to, by, cursor } = options;
    const asked = { ...where, asOf, over, from, to };
    const query = Object.fromEntries(
      Object.entries(asked).filter(([, value]) => value !== undefined),
    ) as MeasureQuery;
    const params = { measure: id };
    const reply = await call(endpoints.measure, {
      params,
      query: { ...query, ...(by?.length ? { by: by.join(",") } : {}) },
    });
    if ("exitCode" in reply) return reply.exitCode;
    const why = options.why
      ? await call(endpoints.why, {
          params,
          query: { ...query, ...(cursor === undefined ? {} : { cursor }) },
        })
      : undefined;
    if (why && "exitCode" in why) return why.exitCode;
    if (options.json) writeJson(shell, { ...measureJson(reply), ...(why ? whyJson(why) : {}) });
    else print(shell, reply, why);
    return reply.total.value === null ? exitCodes.notEvaluated : exitCodes.nothingToDo;
  });
};

/** `--where type=msp --where region=a,b`; a dimension named twice means either. */
function whereOf(pairs: readonly string[]): Decision<Record<string, string>> {
  const where: Record<string, string> = {};
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    if (at < 1) return no(`--where ${pair} is not a filter`, "key=value, such as type=msp");
    const [key, value] = [pair.slice(0, at), pair.slice(at + 1)];
    where[key] = where[key] === undefined ? value : `${where[key]},${value}`;
  }
  return yes(where);
}

function print({ out }: Shell, { name, total, by, currency }: MeasureReply, why: WhyReply | undefined): void {
  const { colors, width } = out;
  const scope = scopeInWords(total.scope);
  const value = inWords(total.value, total.unit, currency);
  const head = [
    `${colors.bold(value)}  ${name}${scope === "" ? "" : ` · ${scope}`}`,
    colors.dim(`${total.window.from} to ${total.window.to} · ${total.rows} rows`),
    ...(total.unknown ? hanging("? ", total.unknown, width) : []),
    ...total.notes.flatMap((note) => hanging("· ", note, width)),
  ];
  const rows = by.map(({ key, name: called, answer }) => [
    printable(called === null ? key : `${key} ${called}`),
    inWords(answer.value, answer.unit, currency),
    String(answer.rows),
    answer.unknown ?? "",
  ]);
  const columns = [
    { title: "" },
    { title: name, align: "right" },
    { title: "rows", align: "right" },
    { title: "", flexible: true },
  ] as const;
  const broken = rows.length === 0 ? [] : ["", ...table(columns, rows, width)];
  const next = why ? [] : ["", `next: entente measure ${total.measure} --why`];
  out.write(`${[...head, ...broken, ...(why ? whyLines(why, width) : []), ...next].join("\n")}\n`);
}

function whyLines(why: WhyReply, width: number): string[] {
  const { formula, definition, filters, answer, leftOut, rows, totalRows, batches, currency, next } = why;
  const label = (name: string, text: string) => hanging(name.padEnd(12), printable(text), width);
  const listed = rows.map(({ id, name, partner, day, amountMinor, note }) =>
    [
      id,
      name,
      partner && partner.name !== name ? partner.name : "",
      day ?? "",
      amountMinor === null ? "" : decimalFromMinor(amountMinor, currency),
      note ?? "",
    ].map(printable),
  );
  const all: Column[] = [
    { title: "row" },
    { title: "name" },
    { title: "partner" },
    { title: "day" },
    { title: "amount", align: "right" },
    { title: "", flexible: true },
  ];
  // A column in which no row says anything would only take room from the others.
  const said = all.map((_, at) => listed.some((row) => row[at] !== ""));
  const columns = all.filter((_, at) => said[at]);
  const shown = listed.map((row) => row.filter((_, at) => said[at]));
  return [
    "",
    ...label("formula", formula),
    ...(definition ? label("definition", definition) : []),
    ...(filters ? label("filters", filters) : []),
    ...answer.inputs.flatMap((input) =>
      label("input", `${input.label}: ${inWords(input.value, input.unit, currency)}`),
    ),
    ...leftOut.flatMap((left) => label("left out", left)),
    ...batches.flatMap((batch) =>
      label(
        "batch",
        `${batch.number} · ${batch.source} · ${batch.importedAt.slice(0, 10)} · ${batch.rows} rows`,
      ),
    ),
    "",
    ...(listed.length === 0 ? [] : table(columns, shown, width)),
    ...(next === null ? [] : ["", `${listed.length} of ${totalRows} rows; the next page: --cursor ${next}`]),
  ];
}
