import type { Tx } from "../../database/connection.ts";
import { lineFields, partnerFields, productFields } from "../../domain/imports/fields.ts";
import type { Preset } from "../../domain/imports/preset.ts";
import type { Recognition } from "../../domain/imports/recognize.ts";
import type { Reject } from "../../domain/imports/reject.ts";
import { type Fields, type Row, rowReader } from "../../domain/imports/rows.ts";
import { type CsvFile, rowsOf } from "./csv-file.ts";
import { createDealStage, stageLines } from "./deal-queries.ts";
import { createPartnerStage, stagePartners } from "./partner-queries.ts";
import type { Tally } from "./tally.ts";

export type RecognizedFiles = Recognition<CsvFile>;

/**
 * Reads every file of the preset into the staging tables, batch by batch, so that the memory does not grow with the
 * files. Rows that do not fit are noted in the tally; nothing is decided about them here.
 */
export async function readIntoStage(tx: Tx, { preset, files }: RecognizedFiles, tally: Tally): Promise<void> {
  await createPartnerStage(tx);
  await createDealStage(tx);
  const file = (name: string) => needed(files, name);
  await readPartners(tx, preset, file(preset.partners.file), tally);
  const products = await readProducts(preset, file(preset.products.file), tally);
  await readLines(tx, preset, file(preset.lines.file), products, tally);
  for (const { file: name } of preset.unused) {
    const unused = files.get(name);
    if (unused) await countRows(unused, tally);
  }
}

async function readPartners(tx: Tx, preset: Preset, file: CsvFile, tally: Tally): Promise<void> {
  for await (const rows of batches(file, partnerFields(preset), tally)) {
    await stagePartners(tx, rows);
    for (const { values } of rows)
      if (Object.hasOwn(preset.partners.spellings, values.sourceType)) tally.respelled(values.sourceType);
  }
}

type ProductNames = ReadonlyMap<string, string | null>;

/** Names of products by key. A catalogue is small beside the lines that name it, so it is held in memory. */
async function readProducts(preset: Preset, file: CsvFile, tally: Tally): Promise<ProductNames> {
  const names = new Map<string, string | null>();
  for await (const rows of batches(file, productFields(preset), tally)) {
    for (const { row, values } of rows) {
      if (names.has(values.externalId)) tally.reject(repeatedProduct(preset, file, row, values.externalId));
      else names.set(values.externalId, values.name);
    }
  }
  return names;
}

async function readLines(
  tx: Tx,
  preset: Preset,
  file: CsvFile,
  products: ProductNames,
  tally: Tally,
): Promise<void> {
  await oneAhead(batches(file, lineFields(preset), tally), (rows) =>
    stageLines(
      tx,
      rows.map((row) => ({ ...row, product: products.get(row.values.product) ?? null })),
    ),
  );
}

/** Sends each batch while the next one is read. */
async function oneAhead<T>(all: AsyncIterable<T>, send: (batch: T) => Promise<void>): Promise<void> {
  let sending = Promise.resolve();
  try {
    for await (const batch of all) {
      await sending;
      sending = send(batch);
      // It is waited for below; until then its failure must not count as one that nobody handles.
      sending.catch(() => undefined);
    }
  } finally {
    await sending;
  }
}

async function countRows(file: CsvFile, tally: Tally): Promise<void> {
  let header = true;
  for await (const _ of rowsOf(file)) {
    if (!header) tally.row(file.name);
    header = false;
  }
}

/** Rows sent to the database in one statement: enough that the journey no longer counts, few enough to hold. */
const batchSize = 2_000;

async function* batches<F extends Fields>(file: CsvFile, fields: F, tally: Tally): AsyncGenerator<Row<F>[]> {
  const read = rowReader(fields, file);
  let batch: Row<F>[] = [];
  let header = true;
  for await (const { row, texts } of rowsOf(file)) {
    if (header) {
      header = false;
      continue;
    }
    tally.row(file.name);
    const reading = read(row, texts);
    if ("rejects" in reading) for (const reject of reading.rejects) tally.reject(reject);
    else batch.push(reading);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const repeatedProduct = (preset: Preset, file: CsvFile, row: number, key: string): Reject => ({
  file: file.name,
  row,
  column: preset.products.columns.externalId,
  value: key,
  code: "duplicate-key",
  accepted: "each product once",
});

function needed(files: ReadonlyMap<string, CsvFile>, name: string): CsvFile {
  const file = files.get(name);
  if (!file) throw new Error(`Recognized without ${name}`);
  return file;
}
