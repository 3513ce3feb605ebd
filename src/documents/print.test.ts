import { beforeAll, describe, expect, it } from "vitest";
import { documentFormats, type PrintedDocument } from "../domain/documents/document.ts";
import { lacking, printed, tooLong } from "./print.ts";
import { printOf, samples, strategyOf } from "../domain/documents/test-strategies.ts";
import { everyBlock } from "./test-document.ts";
import { charactersOf, type OpenedPdf, openedOffice, openedPdf, squeezed } from "./test-opened.ts";

const bytesOf = async (document: PrintedDocument, format: (typeof documentFormats)[number]) =>
  (await printed(document, format)).bytes;

describe("a printed document", () => {
  it.each(documentFormats)("is the same bytes when it is printed again, as %s", async (format) => {
    const [first, again] = [
      await bytesOf(everyBlock("board"), format),
      await bytesOf(everyBlock("board"), format),
    ];
    expect(Buffer.compare(first, again)).toBe(0);
  });
});

it("of a letter that no font has is set with a box, and says which letter", async () => {
  const file = await printed(
    everyBlock("plan", [{ kind: "paragraph", text: "A \u{10FFFD} of nobody" }]),
    "pdf",
  );
  expect(file.undrawn).toBe("\u{10FFFD}");
  expect(lacking(file)).toContain("No font of this machine has \u{10FFFD}");
  expect(lacking({ undrawn: "" })).toBeNull();
});

it("of something else is other bytes", async () => {
  const other = { ...everyBlock("board"), finding: "Something else was found." };
  expect(Buffer.compare(await bytesOf(everyBlock("board"), "md"), await bytesOf(other, "md"))).not.toBe(0);
  expect(Buffer.compare(await bytesOf(everyBlock("board"), "pptx"), await bytesOf(other, "pptx"))).not.toBe(
    0,
  );
});

describe("a PDF", () => {
  let pdf: OpenedPdf;
  beforeAll(async () => {
    pdf = await openedPdf(await bytesOf(everyBlock(), "pdf"));
  });

  it("is tagged, has the title of the document, and says in words what its pictures show", () => {
    expect(pdf.isTagged).toBe(true);
    expect(pdf.title).toBe("Partner strategy FY28");
    expect([...pdf.roles]).toEqual(
      expect.arrayContaining(["Document", "H1", "H2", "P", "Table", "TR", "TH", "TD", "L", "LI", "Figure"]),
    );
    expect(pdf.alternatives).toContainEqual(
      expect.stringContaining(
        "Regional reseller: 250K; Core-banking consultant: 70K; Referral partner: unknown",
      ),
    );
  });

  it("says on every page what it was made from, and which page of how many it is", () => {
    const pages = pdf.text.split("\n").map(squeezed);
    expect(pages).toHaveLength(pdf.pages);
    for (const [index, page] of pages.entries()) {
      for (const part of [
        "asof20November2026",
        "version4",
        "adoptedbytheChiefRevenueOfficer",
        "groundingratio0.92",
        "USD",
      ])
        expect(page).toContain(part);
      expect(page).toContain(`${index + 1}of${pdf.pages}`);
    }
  });

  it("repeats the head of a table on the page where it goes on", async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [`Row ${index + 1}`, String(index)]);
    const columns = [
      { title: "Head of the names", align: "start", weight: 2 },
      { title: "Figures", align: "end", weight: 1 },
    ] as const;
    const long = everyBlock("thesis", [
      { kind: "table", table: { caption: "Long", columns, rows, total: null } },
    ]);
    const { text } = await openedPdf(await bytesOf(long, "pdf"));
    expect(text.match(/Head of the names/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it("shows what is not said, and what is open, in words", () => {
    const { text } = pdf;
    expect(squeezed(text)).toContain(
      squeezed("Not said yet: No early warnings are set for the second risk."),
    );
    expect(squeezed(text)).toContain(
      squeezed("The budget is approved – open: budget.approved has no day yet"),
    );
  });

  it("of a board is a slide for the title and one or more for each section", async () => {
    const { pages, text } = await openedPdf(await bytesOf(everyBlock("board"), "pdf"));
    expect(pages).toBeGreaterThanOrEqual(5);
    expect(text.split("\n")[0]).toContain("Partners bring a third of new revenue");
  });

  it("that is longer than it may be is said to be so, and one that fits is not", async () => {
    const fits = everyBlock("plan");
    expect(tooLong(fits, await printed(fits, "pdf"))).toBeNull();
    const paragraph = {
      kind: "paragraph",
      text: "A sentence that takes some room on the page. ".repeat(40),
    } as const;
    const long = everyBlock(
      "plan",
      Array.from({ length: 40 }, () => paragraph),
    );
    expect(tooLong(long, await printed(long, "pdf"))).toMatch(/prints on \d+ pages, and may have 5 at most$/);
  });
});

describe("an office file", () => {
  it("of Word has headings by style, heads of tables, and charts with their figures in them", async () => {
    const parts = openedOffice(await bytesOf(everyBlock(), "docx"));
    const body = parts.get("word/document.xml") ?? "";
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(4);
    expect(body).toContain("<w:tblHeader/>");
    const charts = [...parts.keys()].filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name));
    expect(charts).toHaveLength(4);
    expect(charts.map((name) => charactersOf(parts.get(name) ?? "")).join()).toContain("310000");
    expect(body).toContain('descr="Every line of the budget leads back to a gap.');
    const foot = [...parts]
      .filter(([name]) => name.startsWith("word/footer"))
      .map(([, text]) => charactersOf(text));
    expect(foot.join()).toContain("version 4 · adopted by the Chief Revenue Officer");
  });

  it("of PowerPoint has charts that can be edited, and notes that say where a slide comes from", async () => {
    const parts = openedOffice(await bytesOf(everyBlock("board"), "pptx"));
    const named = (pattern: RegExp) =>
      [...parts].filter(([name]) => pattern.test(name)).map(([, text]) => text);
    expect(named(/^ppt\/charts\/chart\d+\.xml$/)).toHaveLength(4);
    expect(named(/^ppt\/embeddings\/.*sheet1\.xml$/)).toHaveLength(4);
    const slides = named(/^ppt\/slides\/slide\d+\.xml$/).map(charactersOf);
    expect(slides.filter((slide) => slide.includes("version 4"))).toHaveLength(slides.length);
    expect(slides.some((slide) => slide.includes("Direct sales close 5.3M a year"))).toBe(true);
    const notes = named(/^ppt\/notesSlides\/notesSlide\d+\.xml$/).map(charactersOf);
    expect(notes).toHaveLength(slides.length);
    expect(notes.join()).toContain("Figures in USD.");
  });

  it("of Excel begins with what it was made from, and keeps figures as numbers", async () => {
    const parts = openedOffice(await bytesOf(everyBlock("board"), "xlsx"));
    const names = [...(parts.get("xl/workbook.xml") ?? "").matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
      ([, name]) => name,
    );
    expect(names[0]).toBe("About");
    expect(names).toContain("Lines of the budget, FY28");
    const sheets = [...parts]
      .filter(([name]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
      .map(([, text]) => text);
    expect(sheets).toHaveLength(8);
    expect(sheets.join()).toContain("<v>310000</v>");
    expect(sheets.join()).toContain("<v>420000</v>");
    expect(sheets.every((sheet) => sheet.includes('state="frozen"'))).toBe(true);
  });
});

/** Margins of a slide, and the room between them, in points (pdf/document.typ). */
const onSlide = { left: 54, width: 852 };

it("a word wider than its column is broken within it, in the size that the slide is set in", async () => {
  const word = "Wasseraufbereitungsanlagenbauer";
  const column = (title: string) => ({ title, align: "start" as const, weight: 1 });
  const document: PrintedDocument = {
    ...everyBlock("board"),
    sections: [
      {
        title: "Types",
        finding: "One of them has a long name",
        blocks: [
          {
            kind: "table",
            table: {
              caption: "Types",
              columns: ["A", word, "C", "D", "E", "F"].map(column),
              rows: [["a", [{ strong: word }], word, "d", "e", "f"]],
              total: null,
            },
          },
        ],
      },
    ],
  };
  const { pieces } = await openedPdf(await bytesOf(document, "pdf"));
  const parts = pieces.filter(({ text }) => text.length > 2 && word.includes(text.replace(/[-\u00AD]/g, "")));
  expect(parts.length).toBeGreaterThan(3);
  const wide = onSlide.width / 6;
  for (const { text, left, right } of parts) {
    const at = Math.floor((left - onSlide.left) / wide);
    expect(right, text).toBeLessThanOrEqual(onSlide.left + (at + 1) * wide);
  }
});

describe.each(["halyard", "adventureworks"] as const)("the board deck of %s", (sample) => {
  const document = printOf("board", strategyOf(sample), samples[sample].asOf);

  it("has a cover and a slide for each section, as PDF and as PowerPoint", async () => {
    const slides = document.sections.length + 1;
    expect((await printed(document, "pdf")).pages).toBe(slides);
    const parts = openedOffice(await bytesOf(document, "pptx"));
    expect([...parts.keys()].filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))).toHaveLength(
      slides,
    );
  });
});

describe.each(["halyard", "adventureworks"] as const)("the plan of %s", (sample) => {
  const document = printOf("plan", strategyOf(sample), samples[sample].asOf);

  it("has five pages with its two pictures, and says their figures in words", async () => {
    const file = await printed(document, "pdf");
    expect(file.pages).toBe(5);
    const { alternatives } = await openedPdf(file.bytes);
    expect(alternatives).toHaveLength(2);
    expect(alternatives.join()).toMatch(/(?:9M|9.0M|36M)/);
  });

  it("has the same pictures in Word, as charts that can be edited and say their figures", async () => {
    const parts = openedOffice(await bytesOf(document, "docx"));
    expect([...parts.keys()].filter((name) => /^word\/charts\/chart\d+\.xml$/.test(name))).toHaveLength(2);
    expect(parts.get("word/document.xml")).toContain("behind a bet");
    expect(parts.get("word/fontTable.xml")).toContain('<w:altName w:val="Liberation Serif"/>');
  });

  it("where to win has one page", async () => {
    const page = printOf("where-to-win", strategyOf(sample), samples[sample].asOf);
    expect((await printed(page, "pdf")).pages).toBe(1);
  });
});
