import { type DraftImportReply, largestDocument } from "../../contract/drafts.ts";
import { importDocument } from "../../domain/document-import/import-document.ts";
import type { ImportedDocument } from "../../domain/document-import/result.ts";
import { currencies } from "../../domain/shared/currency.ts";
import { periodParts } from "../../domain/shared/fiscal.ts";
import type { Decided } from "../../domain/strategy/merge.ts";
import { pointer } from "../../domain/strategy/path.ts";
import { isMap, valueAt } from "../../domain/strategy/plain-data.ts";
import { draftFile } from "../../strategy-file/document/draft-file.ts";
import { outlineOf } from "../../strategy-file/document/outline.ts";
import { badQuery } from "../http/problems.ts";
import { refused } from "../http/refusals.ts";
import type { Call } from "../http/site.ts";
import { refuseUnreadable } from "./editing.ts";
import { join } from "./joining.ts";
import { currentDraft } from "./reading.ts";
import { saveDraft } from "./saving.ts";

/**
 * Reads a Markdown document into the draft. What the document says is joined with what is there; where the two disagree nothing
 * is saved until it is said place by place, or for all of them, which side counts. As a rehearsal (`dryRun`) it says the same and keeps nothing.
 */
export async function importDraft(call: Call<string>): Promise<DraftImportReply> {
  const { tx, workspace, body, query } = call;
  const base = await currentDraft(tx, workspace);
  refuseUnreadable(base);
  const outline = body.length > largestDocument ? tooLong(body) : outlineOf(body);
  if (!outline.ok) throw refused(422, outline, { code: "no-document" });
  const imported = importDocument(outline.value, {
    currency: currencyAsked(query) ?? currencyIn(base.data),
    year: yearAsked(query),
  });
  const mine = saidIn(imported);
  const decided = sidesAsked(query);
  const save = await saveDraft(call, {
    on: base.revision,
    origin: "import",
    join: (current) =>
      join({ base: {}, mine, theirs: current.data }, current, { decided: decided(current.revision) }),
  });
  return { imported, text: draftFile(imported, "the document"), save };
}

const tooLong = (body: string) => ({
  ok: false as const,
  reason: `The document has ${body.length.toLocaleString("en")} characters`,
  accepted: `at most ${largestDocument.toLocaleString("en")}; entente import-doc reads longer ones`,
});

/** What the document itself says: names that the import only puts in their place are no change of the draft. */
function saidIn({ data, recognised }: ImportedDocument): Record<string, unknown> {
  const said = new Set(recognised.flatMap(({ where }) => where));
  const kept = (part: "strategy" | "company") =>
    Object.entries(isMap(data[part]) ? data[part] : {}).filter(([field, value]) =>
      typeof value === "object" ? true : said.has(`/${part}/${field}`),
    );
  const parts = (["strategy", "company"] as const).map(
    (part) => [part, Object.fromEntries(kept(part))] as const,
  );
  const whole = parts.filter(([, fields]) => Object.keys(fields).length > 0);
  return {
    ...Object.fromEntries(Object.entries(data).filter(([part]) => part !== "strategy" && part !== "company")),
    ...Object.fromEntries(whole),
  };
}

const currencyIn = (data: unknown): string | undefined => {
  const named = valueAt(data, ["company", "currency"]);
  return typeof named === "string" && currencies.has(named) ? named : undefined;
};

type Query = Readonly<Record<string, string | undefined>>;

function currencyAsked({ currency }: Query): string | undefined {
  if (currency === undefined || currencies.has(currency)) return currency;
  throw badQuery("currency", currency, "an ISO 4217 code such as USD");
}

function yearAsked({ year }: Query): string | undefined {
  if (year === undefined || periodParts(year)?.kind === "year") return year;
  throw badQuery("year", year, "a fiscal year such as FY28");
}

const sides = { document: "mine", draft: "theirs" } as const;

/** Which side counts where; of what was decided on another revision than the one that is there now, nothing does. */
function sidesAsked({ take, document, draft, seen }: Query): (revision: number) => Decided | undefined {
  if (take !== undefined && take !== "document" && take !== "draft")
    throw badQuery("take", take, "document or draft");
  const [ofDocument, ofDraft] = [placesIn("document", document), placesIn("draft", draft)];
  const both = [...ofDocument].find((place) => ofDraft.has(place));
  if (both !== undefined) throw badQuery("draft", both, "a place that is not in document");
  return (revision) => {
    if (seen !== undefined && seen !== String(revision)) return undefined;
    return (path) => {
      const place = pointer(path);
      if (ofDocument.has(place)) return sides.document;
      if (ofDraft.has(place)) return sides.draft;
      return take && sides[take];
    };
  };
}

function placesIn(parameter: string, list: string | undefined): ReadonlySet<string> {
  const places = list === undefined ? [] : list.split(",");
  const wrong = places.find((place) => !place.startsWith("/"));
  if (wrong !== undefined)
    throw badQuery(parameter, wrong, "JSON Pointers such as /company/name,/thesis/within");
  return new Set(places);
}
