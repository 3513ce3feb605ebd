import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addWorkspace } from "../../../tests/server/people/rows.ts";
import { type Citizen, openTown, type Town } from "../../../tests/server/people/town.ts";
import type { Problem } from "../../contract/api.ts";
import type { DocumentsReply } from "../../contract/documents.ts";
import { newId } from "../../database/ids.ts";
import { formatsOf } from "../../domain/documents/document.ts";
import { storeStrategy } from "../strategies/loading.ts";

let town: Town;
let ana: Citizen;
beforeAll(async () => {
  town = await openTown();
  const workspace = newId();
  const text = readFileSync(new URL("../../../samples/halyard/strategy.yaml", import.meta.url), "utf8");
  await town.inside(workspace, async (tx) => {
    await addWorkspace(tx, { id: workspace, name: "Halyard", at: town.now() });
    await storeStrategy(tx, workspace, {
      fileName: "strategy.yaml",
      text,
      name: "Halyard partner strategy FY28",
      at: town.now(),
    });
  });
  ana = await town.staff(workspace, "owner");
}, 60_000);
afterAll(() => town.close());

const ask = <Reply = string>(path: string) => town.ask<Reply & Problem>(ana, "GET", `/documents${path}`);

describe("the documents of a workspace", () => {
  it("are listed with what each found, its formats and what it leaves open", async () => {
    const { status, body } = await ask<DocumentsReply>("?asOf=2026-11-20");
    expect(status).toBe(200);
    expect(body.version).toBe("version 1");
    expect(body.grounding).toBe("1.00");
    expect(body.rows.map(({ kind, agreement }) => agreement ?? kind)).toEqual([
      "plan",
      "thesis",
      "five-decisions",
      "where-to-win",
      "partnership-strategy",
      "board",
      "resale-agreement",
      "consultant-referral-agreement",
      "console-integration",
    ]);
    for (const row of body.rows) {
      expect(row.formats).toEqual(formatsOf[row.kind]);
      expect(row.finding).not.toBe("");
    }
  });

  it("are printed of the version or the draft that is named, and say which", async () => {
    const edits = [{ path: ["bets", "msp-first", "name"], value: "Only in the draft" }];
    await town.ask(ana, "PATCH", "/draft", { revision: 0, edits });
    const drafted = await ask("/where-to-win?version=draft&asOf=2026-11-20");
    const adopted = await ask("/where-to-win?version=1&asOf=2026-11-20");
    expect(drafted.body).toContain("Only in the draft");
    expect(drafted.body).toContain("draft 1");
    expect(adopted.body).not.toContain("Only in the draft");
    expect(adopted.body).toContain("version 1");
  });

  it("come out equal when they are printed twice", async () => {
    const first = await ask("/plan?version=1&asOf=2026-11-20&format=docx");
    const second = await ask("/plan?version=1&asOf=2026-11-20&format=docx");
    expect(first.status).toBe(200);
    expect(second.body).toBe(first.body);
  });

  it.each([
    ["/plan?format=pptx", 400, "md, pdf, docx"],
    ["/plan?format=exe", 400, "md, pdf, docx"],
    ["/agreement?agreement=none", 400, "resale-agreement"],
    ["/minutes", 404, ""],
  ])("%s is refused, with what would be accepted", async (path, status, accepted) => {
    const answer = await ask(path);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body.errors ?? [])).toContain(accepted);
  });
});

it("a PDF without some of its letters says so, once, beside the file", async () => {
  const edits = [{ path: ["company", "name"], value: "合作伙伴 🤝" }];
  const { body } = await town.ask<{ revision: number }>(ana, "GET", "/draft");
  await town.ask(ana, "PATCH", "/draft", { revision: body.revision, edits });
  const { status, headers } = await town.ask(ana, "GET", "/documents/where-to-win?version=draft&format=pdf");
  expect(status).toBe(200);
  const remark = headers["entente-remark"];
  // A machine that has a font for all of them has nothing to say.
  if (typeof remark === "string")
    expect(decodeURIComponent(remark)).toMatch(
      /^No font of this machine has .+: boxes stand in their place\./,
    );
});

it("a document in a format of its own is that kind of file", async () => {
  const { status, body } = await ask("/where-to-win?format=pdf&asOf=2026-11-20");
  expect(status).toBe(200);
  expect(String(body).slice(0, 5)).toBe("%PDF-");
});
