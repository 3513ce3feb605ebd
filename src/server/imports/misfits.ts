import type { Tx } from "../../database/connection.ts";
import type { Reject, RejectCode } from "../../domain/imports/reject.ts";
import type { Misfit, SourceScope } from "./change.ts";
import {
  groupIntoDeals,
  linesOfOtherDay,
  linesOfOtherPartner,
  linesOfUnknownPartner,
} from "./deal-queries.ts";
import { repeatedPartners } from "./partner-queries.ts";
import type { RecognizedFiles } from "./reading.ts";
import type { Tally } from "./tally.ts";

/** Rejects rows that fit by themselves but not beside the other rows, or beside what earlier imports brought. */
export async function rejectMisfits(
  tx: Tx,
  scope: SourceScope,
  { preset: { partners, lines }, files }: RecognizedFiles,
  tally: Tally,
): Promise<void> {
  await groupIntoDeals(tx);
  const rejectAll = (
    file: string,
    column: string,
    code: RejectCode,
    misfits: Misfit[],
    accepted: (misfit: Misfit) => string,
  ) => {
    const name = files.get(file)?.name ?? file;
    const reject = ({ row, value }: Misfit, words: string): Reject => ({
      file: name,
      row,
      column,
      value,
      code,
      accepted: words,
    });
    for (const misfit of misfits) tally.reject(reject(misfit, accepted(misfit)));
  };
  const partnersFile = files.get(partners.file)?.name ?? partners.file;
  // A partner that was rejected would make a reject of each of its lines, which says nothing new.
  const partnersAreWhole = tally.countsOf(partnersFile).rejected === 0;
  rejectAll(
    partners.file,
    partners.columns.externalId,
    "duplicate-key",
    await repeatedPartners(tx),
    ({ against }) => `each key once; row ${against} has it already`,
  );
  if (partnersAreWhole)
    rejectAll(
      lines.file,
      lines.columns.partner,
      "unknown-partner",
      await linesOfUnknownPartner(tx, scope),
      () => `a ${partners.columns.externalId} of ${partnersFile}`,
    );
  rejectAll(
    lines.file,
    lines.columns.partner,
    "other-partner-than-order",
    await linesOfOtherPartner(tx),
    ({ against }) => `${against}, as in the first row of the order`,
  );
  rejectAll(
    lines.file,
    lines.columns.day,
    "other-day-than-order",
    await linesOfOtherDay(tx),
    ({ against }) => `${against}, as in the first row of the order`,
  );
}
