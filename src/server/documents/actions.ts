import type { DocumentRow, DocumentsReply, FileReply } from "../../contract/documents.ts";
import {
  type Block,
  type DocumentFormat,
  documentFormats,
  documentKinds,
  formatsOf,
  type PrintedDocument,
} from "../../domain/documents/document.ts";
import { agreementOf, documentOf, printings } from "../../domain/documents/documents.ts";
import { type Ground, stampOf } from "../../domain/documents/ground.ts";
import { lacking, type PrintedFile, tooLong } from "../../documents/print.ts";
import { Answered, AnsweredLater } from "../http/answered.ts";
import { badQuery } from "../http/problems.ts";
import { absent } from "../http/refusals.ts";
import type { Call } from "../http/site.ts";
import { approverOf } from "../versions/reading.ts";
import { groundOf } from "../workspaces/actions.ts";
import { printInTurn } from "./printing.ts";

/** What each document would say now, without setting it: what it found, and what it has to leave open. */
export async function documentsReply(call: Call): Promise<DocumentsReply> {
  const ground = await groundToPrint(call);
  const { asOf, version, approver, grounding } = stampOf(ground);
  const documents = documentKinds.map((kind) =>
    rowOf(documentOf(kind, ground), { agreement: null, purpose: printings[kind].purpose }),
  );
  const agreements = Object.keys(ground.strategy.agreements ?? {}).flatMap((slug) => {
    const sheet = agreementOf(slug, ground);
    return sheet.ok ? [rowOf(sheet.value, { agreement: slug, purpose: termSheet })] : [];
  });
  return { asOf, version, approver, grounding, rows: [...documents, ...agreements] };
}

const termSheet = "The key terms of one agreement, for counsel and the partner to begin from.";

function rowOf(
  { kind, title, finding, mostPages, sections }: PrintedDocument,
  { agreement, purpose }: Pick<DocumentRow, "agreement" | "purpose">,
): DocumentRow {
  const missing = sections.flatMap(({ blocks }) => blocks.flatMap(missingIn));
  return { kind, agreement, title, purpose, finding, formats: [...formatsOf[kind]], mostPages, missing };
}

const missingIn = (block: Block): string[] => (block.kind === "missing" ? [block.text] : []);

/** One document as a file. It is set once the transaction is over: a typesetter holds no connection. */
export async function documentFile(call: Call, kind: string): Promise<AnsweredLater<FileReply>> {
  const document = await documentAsked(call, kind);
  const asked = call.query["format"] ?? "md";
  const format = documentFormats.find((one) => one === asked);
  const accepted = formatsOf[document.kind];
  if (!format || !accepted.includes(format))
    throw badQuery("format", asked, `one of: ${accepted.join(", ")}`);
  const print = async () => {
    const file = await printInTurn(document, format);
    return new Answered(file.bytes, { headers: remarkOn(document, file) });
  };
  return new AnsweredLater(print, {
    "content-type": contentTypes[format],
    "content-disposition": `attachment; filename="${fileNameOf(document, call.query["agreement"])}.${format}"`,
  });
}

/** What is to be said of a file beside handing it over, in a header of its own, percent-encoded: the bytes have no place for it. */
function remarkOn(document: PrintedDocument, file: PrintedFile): Record<string, string> {
  const remarks = [tooLong(document, file), lacking(file)].filter((remark) => remark !== null);
  return remarks.length === 0 ? {} : { "entente-remark": encodeURIComponent(`${remarks.join(". ")}.`) };
}

async function documentAsked(call: Call, kind: string): Promise<PrintedDocument> {
  const ground = await groundToPrint(call);
  const known = documentKinds.find((one) => one === kind);
  if (known) return documentOf(known, ground);
  if (kind !== "agreement") throw absent("document");
  const slug = call.query["agreement"] ?? "";
  const sheet = agreementOf(slug, ground);
  if (!sheet.ok) throw badQuery("agreement", slug, sheet.accepted ?? "an agreement of the strategy");
  return sheet.value;
}

async function groundToPrint(call: Call): Promise<Ground> {
  const { strategy, asOf, draft, strategyVersion } = await groundOf(call);
  if (draft !== null) return { strategy, asOf, version: `draft ${draft}`, approver: null };
  const approver = await approverOf(call, strategyVersion);
  return { strategy, asOf, version: `version ${strategyVersion}`, approver };
}

const contentTypes: Readonly<Record<DocumentFormat, string>> = {
  md: "text/markdown; charset=utf-8",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Company, document and day, in the letters that every file system takes. */
const fileNameOf = ({ kind, stamp }: PrintedDocument, agreement: string | undefined): string =>
  [stamp.company, agreement ?? kind, stamp.asOf]
    .map((part) =>
      part
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, ""),
    )
    .filter((part) => part !== "")
    .join("-");
