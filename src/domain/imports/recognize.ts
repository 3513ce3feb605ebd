import { type Decision, no, yes } from "../shared/decision.ts";
import { nearest } from "../shared/nearest.ts";
import { type FileShape, type Preset, shapesOf } from "./preset.ts";
import { presets } from "./presets.ts";

/** A file as it was found: its name and the cells of its first row. */
export type FoundFile = { readonly name: string; readonly header: readonly string[] };

/** The preset, and which of the files found is which of its files. Files of no use to it are left over. */
export type Recognition<F extends FoundFile> = {
  readonly preset: Preset;
  readonly files: ReadonlyMap<string, F>;
  readonly leftOver: readonly F[];
};

/**
 * Which preset the files are an export of: the one asked for, else the first of which any needed file is there. A file
 * is known by its name, else by its columns. No, with what was found and what would be accepted, when the preset is
 * unknown, none fits, a needed file or column is missing, or two files claim to be the same one.
 */
export function recognize<F extends FoundFile>(
  found: readonly F[],
  asked?: string,
): Decision<Recognition<F>> {
  const candidates = asked === undefined ? presets : presets.filter(({ name }) => name === asked);
  if (candidates.length === 0) return unknownPreset(asked ?? "");
  for (const preset of candidates) {
    const claims = claimsOf(preset, found);
    if (shapesOf(preset).some(({ file, required }) => required && claims.has(file)))
      return settled(preset, found, claims);
  }
  return noneFits(found, candidates);
}

/** How a column is compared: letters and digits only, whatever their case, so that `Reseller Key` is `ResellerKey`. */
export const columnKey = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

function claimsOf<F extends FoundFile>(preset: Preset, found: readonly F[]): Map<string, F[]> {
  const claims = new Map<string, F[]>();
  for (const file of found) {
    const shape = shapeOf(file, shapesOf(preset));
    if (shape) claims.set(shape.file, [...(claims.get(shape.file) ?? []), file]);
  }
  return claims;
}

function shapeOf(file: FoundFile, shapes: readonly FileShape[]): FileShape | undefined {
  const named = shapes.find((shape) => shape.file.toLowerCase() === file.name.toLowerCase());
  if (named) return named;
  const [best] = shapes
    .map((shape) => ({ shape, likeness: likeness(file.header, shape.columns) }))
    .toSorted((a, b) => b.likeness - a.likeness);
  return best && best.likeness >= alike ? best.shape : undefined;
}

/** From this share of common columns on, a file under another name is taken for the preset's file. */
const alike = 0.6;

/** Columns that both have ÷ columns that either has. */
function likeness(header: readonly string[], columns: readonly string[]): number {
  const [has, wants] = [new Set(header.map(columnKey)), new Set(columns.map(columnKey))];
  const common = [...wants].filter((column) => has.has(column)).length;
  return common / (has.size + wants.size - common);
}

function settled<F extends FoundFile>(
  preset: Preset,
  found: readonly F[],
  claims: ReadonlyMap<string, readonly F[]>,
): Decision<Recognition<F>> {
  for (const shape of shapesOf(preset)) {
    const refusal = shapeRefusal(preset, shape, claims.get(shape.file) ?? [], found);
    if (refusal) return refusal;
  }
  const files = new Map([...claims].flatMap(([file, [only]]) => (only ? [[file, only] as const] : [])));
  const used = new Set(files.values());
  return yes({ preset, files, leftOver: found.filter((file) => !used.has(file)) });
}

function shapeRefusal(
  preset: Preset,
  { file, columns, required }: FileShape,
  claims: readonly FoundFile[],
  found: readonly FoundFile[],
): ReturnType<typeof no> | undefined {
  const [first, second] = claims;
  if (second) {
    const names = claims.map(({ name }) => name).join(" and ");
    return no(`${names} both look like ${file} of the preset ${preset.name}`, "one of them");
  }
  if (!first) {
    const there = found.map(({ name }) => name).join(", ");
    return required ? no(`${file} is missing; found ${there}`, filesInWords(preset)) : undefined;
  }
  return columnRefusal(first, columns, required);
}

function columnRefusal(
  file: FoundFile,
  columns: readonly string[],
  required: boolean,
): ReturnType<typeof no> | undefined {
  const keys = file.header.map(columnKey);
  const twice = columns.find(
    (column) => keys.indexOf(columnKey(column)) !== keys.lastIndexOf(columnKey(column)),
  );
  if (twice !== undefined) return no(`${file.name} has the column ${twice} twice`, "one column of that name");
  const missing = columns.filter((column) => !keys.includes(columnKey(column)));
  if (missing.length === 0 || !required) return undefined;
  const close = missing.flatMap((column) => nearest(column, file.header) ?? []);
  const meant = close.length > 0 ? ` (is it ${close.join(", ")}?)` : "";
  return no(
    `${file.name} lacks the column ${missing.join(", ")}${meant}; it has ${shownHeader(file)}`,
    `the columns ${columns.join(", ")}`,
  );
}

function unknownPreset(asked: string): Decision<never> {
  const names = presets.map(({ name }) => name);
  const close = nearest(asked, names);
  return no(`There is no preset "${asked}"${close ? `; is it ${close}?` : ""}`, names.join(", "));
}

function noneFits(found: readonly FoundFile[], candidates: readonly Preset[]): Decision<never> {
  const seen = found.slice(0, 10).map((file) => `${file.name} (${shownHeader(file)})`);
  const more = found.length > seen.length ? ` and ${found.length - seen.length} more` : "";
  return no(
    found.length === 0 ? "No CSV file was found" : `No preset fits what was found: ${seen.join("; ")}${more}`,
    candidates.map((preset) => `${preset.name}: ${filesInWords(preset)}`).join("; "),
  );
}

const filesInWords = (preset: Preset): string =>
  shapesOf(preset)
    .filter(({ required }) => required)
    .map(({ file, columns }) => `${file} with ${columns.join(", ")}`)
    .join("; ");

/** A header may be anything at all; an error shows its beginning. */
const shownHeader = ({ header }: FoundFile): string => {
  const text = header.join(", ");
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};
