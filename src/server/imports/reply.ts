import type { ImportReply } from "../../contract/api.ts";
import type { Preset } from "../../domain/imports/preset.ts";
import type { RecognizedFiles } from "./reading.ts";
import type { Plan } from "./merging.ts";
import { mostRejectsListed, type Tally } from "./tally.ts";

/** What only the database knows of an import. */
export type Observations = {
  readonly typesWithoutProgram: readonly { type: string; partners: number }[];
  readonly withoutProduct: { products: number; lines: number };
  readonly hasStrategy: boolean;
  readonly absentDeals: number;
};

/** The reply to an import that goes through, before it has a batch. */
export function replyTo(
  recognized: RecognizedFiles,
  tally: Tally,
  plan: Plan,
  seen: Observations,
): ImportReply {
  return { ...replyOf(recognized, tally, plan), notes: notesOf(recognized, plan, seen) };
}

/** The reply to an import of which some rows do not fit, so that nothing of it was written. */
export function replyToRejected(recognized: RecognizedFiles, tally: Tally): ImportReply {
  const rejected = tally.rejectedRows();
  const unlisted =
    rejected > 0 && tally.listed.length >= mostRejectsListed
      ? [`Only the first ${mostRejectsListed} faults are listed.`]
      : [];
  const notes = [
    `Nothing was imported: ${counted(rejected, "row does", "rows do")} not fit. The other rows were read and left out, so that nothing is half-written; correct the file and import it again.`,
    ...unlisted,
  ];
  return { ...replyOf(recognized, tally), notes };
}

function replyOf({ preset, files }: RecognizedFiles, tally: Tally, plan?: Plan): ImportReply {
  const nameOf = (file: string) => files.get(file)?.name ?? file;
  const changes = new Map([
    [nameOf(preset.partners.file), plan?.partners],
    [nameOf(preset.lines.file), plan?.lines],
  ]);
  return {
    version: 1,
    preset: preset.name,
    batch: null,
    files: [...files.values()].map(({ name }) => tally.countsOf(name, changes.get(name))),
    proposals: proposalsOf(preset, nameOf(preset.partners.file), tally, plan !== undefined),
    notes: [],
    rejects: [...tally.listed],
  };
}

const proposalsOf = (
  { partners }: Preset,
  file: string,
  tally: Tally,
  applied: boolean,
): ImportReply["proposals"] =>
  [...tally.spellings].map(([value, rows]) => ({
    file,
    column: partners.columns.type,
    value,
    rows,
    proposal: partners.spellings[value] ?? value,
    applied,
  }));

function notesOf(
  { preset, files, leftOver }: RecognizedFiles,
  { partners }: Plan,
  seen: Observations,
): string[] {
  const nameOf = (file: string) => files.get(file)?.name ?? file;
  return [
    ...(seen.absentDeals > 0
      ? [
          `${counted(seen.absentDeals, "deal", "deals")} of earlier imports ${seen.absentDeals === 1 ? "is" : "are"} not in these files and stayed as before.`,
        ]
      : []),
    ...(preset.currency.assumed
      ? [`Amounts are taken to be ${preset.currency.code}: the files name no currency.`]
      : []),
    ...(preset.holds === "partner-deals"
      ? ["The files hold only deals with partners, so partners' share of all revenue stays unknown."]
      : []),
    "The files hold no accounts, and no day on which a deal was opened; both stay unknown.",
    ...enrolmentNotes(seen, partners.created),
    `${nameOf(preset.products.file)} gives deal lines the names of their products; its rows are not kept by themselves.`,
    ...productNotes(seen, nameOf(preset.products.file)),
    ...preset.unused.flatMap(({ file, because }) =>
      files.has(file) ? [`${nameOf(file)} was read and not used: ${because}.`] : [],
    ),
    ...leftOver.map(({ name }) => `${name} was not read: its columns are not of the preset ${preset.name}.`),
  ];
}

function enrolmentNotes({ hasStrategy, typesWithoutProgram }: Observations, created: number): string[] {
  if (!hasStrategy) return ["No partner is enrolled: the workspace has no strategy that names programmes."];
  const without = typesWithoutProgram.map(
    ({ type, partners }) =>
      `${counted(partners, "partner", "partners")} of the type ${type} not enrolled: no programme of the strategy is for that type.`,
  );
  return created === 0
    ? without
    : [
        "Each new partner is enrolled in the programme of its type; the days of signing and joining are not in the files and stay unknown.",
        ...without,
      ];
}

const productNotes = ({ withoutProduct: { products, lines } }: Observations, file: string): string[] =>
  lines === 0
    ? []
    : [
        `${counted(lines, "deal line names", "deal lines name")} ${counted(products, "product", "products")} that ${file} does not have; there the name stays unknown.`,
      ];

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
