import type { DocumentRow } from "../../../contract/documents.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import type { DocumentFormat } from "../../../domain/documents/document.ts";
import { addressOf } from "../../client.ts";
import type { Search } from "../../search.ts";

export type File = {
  readonly name: string;
  readonly blob: Blob;
  /** What the server has to say of it: that it is too long, or lacks letters; empty where it has nothing to. */
  readonly remark: string;
};

/** Asks for a document as a file; throws with the reason when it does not come. */
export async function fetchFile(
  { kind, agreement }: Pick<DocumentRow, "kind" | "agreement">,
  format: DocumentFormat,
  filters: Search,
): Promise<File> {
  const query = { ...filters, format, ...(agreement === null ? {} : { agreement }) };
  const response = await fetch(addressOf(endpoints.document, { params: { document: kind }, query })).catch(
    () => null,
  );
  if (!response) throw new Error("No answer came back. Try again.");
  if (!response.ok) throw new Error(await reasonOf(response));
  const named = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  const remark = decodeURIComponent(response.headers.get("entente-remark") ?? "");
  return { name: named ?? `${kind}.${format}`, blob: await response.blob(), remark };
}

async function reasonOf(response: Response): Promise<string> {
  const problem = (await response.json().catch(() => ({}))) as { detail?: string };
  return problem.detail ?? `The server answered ${response.status}. Try again.`;
}

/** Hands a file over to the browser. */
export function saveFile({ name, blob }: Pick<File, "name" | "blob">): void {
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  // Some browsers read it only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
