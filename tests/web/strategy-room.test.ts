import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { DraftReply } from "../../src/contract/drafts.ts";
import { endpoints } from "../../src/contract/endpoints.ts";
import type { PeopleReply } from "../../src/contract/people.ts";
import { addDays, type Day } from "../../src/domain/shared/dates.ts";
import { useApp, type Visit } from "./app.ts";
import { violations } from "./violations.ts";

const app = useApp();

/** One company from its first plan on; each test goes on where the one before ended. */
let owner: Visit;
let tomorrow: Day;

/** Of the version that a workspace begins with. */
const firstName = "Northwind partnership strategy";
/** A strategy in which the check finds no error that is not waived. */
const planned = (waivedUntil: Day) => `entente: 1
strategy: { name: My plan }
company: { name: Northwind, currency: EUR, fiscalYearStart: 1 }
people: { cpo: { title: Chief partner officer }, cro: { title: Chief revenue officer } }
gaps: { asia: { kind: geographic, statement: We cannot sell in Asia } }
declined: { retail: { option: Retail, reason: Nobody asks for it, revisit: FY40-Q3 } }
raci: { strategy-adoption: { cpo: R, cro: A } }
waivers: [{ rule: BUD-001, subject: budget, reason: It is set later, until: ${waivedUntil} }]
`;

const read = async <Reply>(page: Page, path: string): Promise<Reply> =>
  (await (await page.request.get(`${app.url}${path}`)).json()) as Reply;
const draftOf = (page: Page) => read<DraftReply>(page, endpoints.draft.path);

async function at(page: Page, path: string): Promise<void> {
  await page.goto(`${app.url}${path}`);
  await page.locator("h1").waitFor();
}

test("what is written on the screen waits in review for whoever is accountable", async () => {
  owner = await app.own("/versions");
  const { page } = owner;
  const today = new Date().toISOString().slice(0, 10);
  const brought = await page.request.put(`${app.url}${endpoints.bringDraft.path}?base=0`, {
    data: planned(addDays(today, 30)),
    headers: { "content-type": "application/yaml" },
  });
  expect(await brought.json()).toMatchObject({ saved: true });
  await at(page, "/draft/strategy#strategy/name");
  await page.locator("#strategy\\/name").getByRole("textbox").fill("Second plan");
  // A save takes as long as the machine lets it.
  await expect.poll(async () => (await draftOf(page)).text, { timeout: 20_000 }).toContain("Second plan");
  await page.reload();
  await page.getByRole("button", { name: /^Undo: / }).waitFor();
  await at(page, "/versions");
  await page.getByLabel("What is new, and why").fill("Who decides what");
  await page.getByRole("button", { name: "Submit for review" }).click();
  await page.waitForURL(`${app.url}/versions/2`);
  await page.getByText("Chief revenue officer: nobody holds this role").waitFor();
  expect(await page.getByRole("button", { name: "Adopt version 2" }).isDisabled()).toBe(true);
  const { rows } = await read<PeopleReply>(page, endpoints.people.path);
  const bound = await page.request.put(`${app.url}${endpoints.bindRaci.path.replace(":role", "cro")}`, {
    data: { person: rows[0]?.id },
  });
  expect(bound.status()).toBe(200);
  await page.reload();
  await page.getByText("Chief revenue officer: Ana Alves, not decided yet").waitFor();
});

test("it is approved and adopted, and in force from its day and not before", async () => {
  const { page } = owner;
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("heading", { level: 1, name: /can be adopted: nothing is missing/ }).waitFor();
  const from = page.getByLabel("In force from");
  tomorrow = addDays(await from.inputValue(), 1);
  await from.fill(tomorrow);
  await page.getByRole("button", { name: "Adopt version 2" }).click();
  await page.getByRole("heading", { level: 1, name: /^Second plan is adopted from/ }).waitFor();
  await at(page, "/versions");
  await page.getByRole("heading", { level: 1, name: /^Version 1 is in force/ }).waitFor();
  await at(page, "/strategy");
  await page.getByRole("heading", { level: 1, name: firstName }).waitFor();
  await at(page, `/strategy?asOf=${tomorrow}`);
  await page.getByRole("heading", { level: 1, name: "Second plan" }).waitFor();
  await page.getByRole("contentinfo").getByText("Second plan, version 2").waitFor();
});

test("until then a page says which version comes, and leads to it", async () => {
  const { page } = owner;
  await at(page, "/documents");
  await page.getByText(/Version 2 takes its place on/).waitFor();
  await page.getByRole("link", { name: "look at that" }).click();
  await page.getByText("You are looking at version 2 as if it were in force.").waitFor();
});

test("a page as of an older version says that it is one, and leads back", async () => {
  const { page } = owner;
  await at(page, `/?version=1&asOf=${tomorrow}`);
  await page.getByText("You are looking at version 1 as if it were in force.").waitFor();
  await at(page, `/strategy?version=1&asOf=${tomorrow}`);
  await page.getByRole("heading", { level: 1, name: firstName }).waitFor();
  await page.getByRole("link", { name: "Back to what is in force" }).click();
  await page.getByRole("heading", { level: 1, name: "Second plan" }).waitFor();
  expect(owner.faults).toEqual([]);
});

test("a document is read line by line, and nothing of it is kept by reading", async () => {
  const { page } = owner;
  const { revision } = await draftOf(page);
  await at(page, "/draft");
  await page.getByRole("link", { name: "Bring a document" }).click();
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByText("There is no text yet.").waitFor();
  await page.locator("input[type=file]").setInputFiles(resolve(import.meta.dirname, "../documents/plan.md"));
  await page.getByText("From plan.md").waitFor();
  await page.getByRole("button", { name: "Read it" }).click();
  await page
    .getByRole("heading", { level: 1, name: /^\d+ of \d+ lines became strategy; 1 place waits/ })
    .waitFor();
  await page
    .getByRole("region", { name: /^Not recognised/ })
    .getByText("Partner happiness index")
    .waitFor();
  await page
    .getByRole("region", { name: /^Recognised/ })
    .getByText("Partner types", { exact: true })
    .waitFor();
  await page.getByRole("button", { name: "Line 98" }).first().click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("line-98");
  expect((await draftOf(page)).revision).toBe(revision);
});

test("where document and draft disagree somebody says which counts, and then it stands in the draft", async () => {
  const { page } = owner;
  const into = page.getByRole("region", { name: "Into the draft" });
  await into.getByText("Brightwater Analytics", { exact: true }).waitFor();
  expect(await into.getByRole("button", { name: "Take it into the draft" }).isDisabled()).toBe(true);
  expect(await violations(page)).toEqual([]);
  await into.getByRole("button", { name: "The draft counts everywhere" }).click();
  await into
    .getByRole("group", { name: "Company: name" })
    .getByRole("radio", { name: /^The document says/ })
    .check();
  await into.getByRole("button", { name: "Take it into the draft" }).click();
  await into.getByText(/The draft was changed in \d+ places/).waitFor();
  expect(await violations(page)).toEqual([]);
  const { data, saved } = await draftOf(page);
  expect(saved?.origin).toBe("import");
  expect(data).toMatchObject({
    strategy: { name: "Second plan" },
    company: { name: "Brightwater Analytics" },
    partnerTypes: { "system-integrator": { name: "System Integrator" } },
  });
  await into.getByRole("link", { name: "Go on in the draft" }).click();
  await page.waitForURL(`${app.url}/draft`);
  expect(owner.faults).toEqual([]);
});

test.each([
  ["Markdown", /\.md$/],
  ["PDF", /\.pdf$/],
] as const)("a click on %s hands a file over, and the page names it", async (format, ending) => {
  const { page, faults } = await app.visit("/documents");
  const printed = page.waitForEvent("download", { timeout: 60_000 });
  await page
    .getByRole("button", { name: new RegExp(` as ${format}$`) })
    .first()
    .click();
  const name = (await printed).suggestedFilename();
  expect(name).toMatch(ending);
  await page.getByRole("status").getByText(`${name}, `).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each([
  ["dark", { colorScheme: "dark" }],
  ["on a phone", { viewport: { width: 360, height: 740 } }],
] as const)("what was read of a document fits, and has no accessibility violation %s", async (_, options) => {
  const { page } = await app.own("/bring", options);
  await page
    .getByLabel("Text of the document")
    .fill("# Plan\n\n| Risk | Likelihood |\n|---|---|\n| Flood | Low |\n");
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByRole("heading", { level: 1, name: /lines became strategy/ }).waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width);
  await page.context().close();
});
