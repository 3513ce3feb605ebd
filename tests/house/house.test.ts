import { afterAll, describe, expect, test } from "vitest";
import { folders, type House, houseWith, tools } from "./planted.ts";

/** A guard that cannot fail guards nothing: each one is shown a violation here. */
const houses: House[] = [];
afterAll(() => houses.forEach((house) => house.remove()));

function house(files: Readonly<Record<string, string>>): House {
  const built = houseWith(files);
  houses.push(built);
  return built;
}

type Folder = (typeof folders)[number];

/** The arrow of the README: what each folder may import beside itself. */
const allowed: Record<Folder, readonly Folder[]> = {
  domain: [],
  "strategy-file": ["domain"],
  documents: ["domain"],
  contract: ["domain"],
  database: ["domain"],
  server: ["domain", "contract", "database", "strategy-file", "documents"],
  web: ["domain", "contract"],
  cli: ["domain", "contract", "strategy-file", "documents"],
};

describe("the compiler keeps the arrow between the folders", () => {
  const pairs = folders.flatMap((from) => folders.filter((to) => to !== from).map((to) => ({ from, to })));
  const along = pairs.filter(({ from, to }) => allowed[from].includes(to));
  const against = pairs.filter(({ from, to }) => !allowed[from].includes(to));
  const fileOf = ({ from, to }: { from: Folder; to: Folder }) => `src/${from}/from-${to}.ts`;
  const compiled = (imports: typeof pairs) =>
    house({
      ...Object.fromEntries(folders.map((folder) => [`src/${folder}/here.ts`, "export const here = 1;\n"])),
      ...Object.fromEntries(
        imports.map((pair) => [fileOf(pair), `export { here as there } from "../${pair.to}/here.ts";\n`]),
      ),
    }).told([...tools.compiler, "-b", ...folders.map((folder) => `src/${folder}`)]);

  test("along it everything compiles", () => {
    expect(compiled(along)).toEqual({ code: 0, text: "" });
  });

  const { text } = compiled(against);
  test.each(against)("$from may not import $to", (pair) => {
    expect(text).toContain(fileOf(pair));
  });
});

describe("dependency rules", () => {
  const { told } = house({
    "src/domain/clean.ts": 'import "zod";\nexport const clean = 1;\n',
    "src/domain/reads-files.ts": 'import "node:fs";\n',
    "src/domain/asks-database.ts": 'import "pg";\n',
    "src/domain/hen.ts": 'import { egg } from "./egg.ts";\nexport const hen = () => egg;\n',
    "src/domain/egg.ts": 'import { hen } from "./hen.ts";\nexport const egg = () => hen;\n',
    "src/server/deals/queries.ts": 'import "kysely";\nexport const deals = 1;\n',
    "src/server/deals/actions.ts": 'export { deals } from "./queries.ts";\n',
    "src/server/partners/actions.ts": 'export { deals } from "../deals/queries.ts";\n',
    "src/server/partners/routes.ts": 'import "kysely";\n',
  });
  const { code, text } = told([...tools.arrow, "--progress", "none", "src"]);
  const broken = text.split("\n").filter((line) => line.includes("error "));

  test.each([
    ["the domain does no I/O", "domain-stays-pure: src/domain/reads-files.ts"],
    ["the domain knows no database", "domain-stays-pure: src/domain/asks-database.ts"],
    ["no module waits for itself", "no-circular: src/domain/"],
    [
      "a noun asks for another's actions, not its tables",
      "one-noun-owns-its-sql: src/server/partners/actions.ts",
    ],
    ["SQL is written in queries.ts", "sql-lives-in-queries: src/server/partners/routes.ts"],
  ])("%s", (_rule, expected) => {
    expect(code).not.toBe(0);
    expect(broken.some((line) => line.includes(expected))).toBe(true);
  });

  test("what follows the rules passes", () => {
    expect(text).not.toMatch(
      /src\/domain\/clean\.ts|src\/server\/deals\/actions\.ts|: src\/server\/deals\/queries\.ts/,
    );
  });
});

describe("the linter", () => {
  const { told } = house({
    "src/domain/clean.ts": "export const clean = (asOf: string): string => asOf;\n",
    "src/domain/clock.ts": "export const today = () => new Date();\n",
    "src/domain/dice.ts": "export const dice = () => Math.random();\n",
    "src/domain/loose.ts": "export const loose = (value: any) => value;\n",
    "src/domain/sure.ts": "export const sure = (value?: string) => value!.length;\n",
    "src/domain/unnamed.ts": "const one = 1;\nexport default one;\n",
    "src/domain/barrel.ts": 'export * from "./clean.ts";\n',
    "src/domain/snake_case.ts": "export const snake = 1;\n",
    "src/domain/answers.ts": [
      'export function word(answer: "yes" | "no"): string | undefined {',
      "  switch (answer) {",
      '    case "yes":',
      "      return answer;",
      "  }",
      "  return undefined;",
      "}",
      "",
    ].join("\n"),
    "src/server/floating.ts": [
      "const save = async (): Promise<void> => undefined;",
      "export function act(): void {",
      "  save();",
      "}",
      "",
    ].join("\n"),
  });
  const { code, text } = told([...tools.linter, "--type-aware", "--format", "unix"]);

  test.each([
    ["the domain has no clock", "src/domain/clock.ts", "no-restricted-globals"],
    ["the domain is deterministic", "src/domain/dice.ts", "no-restricted-properties"],
    ["nothing is of any type", "src/domain/loose.ts", "no-explicit-any"],
    ["nothing is merely said to be there", "src/domain/sure.ts", "no-non-null-assertion"],
    ["everything has one name", "src/domain/unnamed.ts", "no-default-export"],
    ["a file is found where it is written", "src/domain/barrel.ts", "no-barrel-file"],
    ["files are named in one way", "src/domain/snake_case.ts", "filename-case"],
    ["a switch answers every case", "src/domain/answers.ts", "switch-exhaustiveness-check"],
    ["no promise is left alone", "src/server/floating.ts", "no-floating-promises"],
  ])("%s", (_rule, file, expected) => {
    expect(code).not.toBe(0);
    expect(text.split("\n").some((line) => line.includes(file) && line.includes(expected))).toBe(true);
  });

  test("what follows the rules passes", () => {
    expect(text).not.toContain("src/domain/clean.ts");
  });
});

describe("form and dead code", () => {
  const { told } = house({
    "src/cli/main.ts": 'import { used } from "./used.ts";\n\nused();\n',
    "src/cli/used.ts": "export const used = () => 1;\nexport const forgotten = () => 2;\n",
    "src/cli/orphan.ts": "export const orphan = 1;\n",
    "src/cli/crooked.ts": "export   const crooked='1'\n",
  });

  test("a file that nothing imports, and an export that nothing uses, are found", () => {
    const { code, text } = told([...tools.unused, "--no-progress"]);
    expect(code).not.toBe(0);
    expect(text).toMatch(/orphan\.ts/);
    expect(text).toMatch(/forgotten/);
    expect(text).not.toMatch(/\bused +src/);
  });

  test("a file in another form than the formatter's is found", () => {
    const { code, text } = told([...tools.formatter, "format", "--vcs-enabled=false"]);
    expect(code).not.toBe(0);
    expect(text).toContain("crooked.ts");
    expect(text).not.toContain("used.ts");
  });
});
