import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { entente } from "../cli/run.ts";
import { projectRoot } from "./planted.ts";

const pages = ["*.md", "docs/**/*.md", "samples/**/*.md"].flatMap((glob) =>
  globSync(glob, { cwd: projectRoot }),
);
const textOf = (file: string): string => readFileSync(join(projectRoot, file), "utf8");

test.each(pages)("%s links only to what is there", (page) => {
  const targets = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target]) => target ?? []);
  const missing = targets
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .filter((target) => !existsSync(join(projectRoot, dirname(page), target.replace(/#.*/, ""))));
  expect(missing).toEqual([]);
});

test.each(pages)("%s names only scripts that package.json has", (page) => {
  const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
  const named = [...textOf(page).matchAll(/\bnpm run (?:--silent )?([a-z][a-z:]*)/g)].flatMap(
    ([, name]) => name ?? [],
  );
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("the README lists every command of the program, and no other", async () => {
  const { stdout } = await entente(["--help"]);
  const inProgram = [...stdout.matchAll(/^ {2}([a-z][a-z-]*)(?: [[<]| {2})/gm)].flatMap(
    ([, name]) => name ?? [],
  );
  const inReadme = [...textOf("README.md").matchAll(/^\| `entente ([a-z-]+)/gm)].flatMap(
    ([, name]) => name ?? [],
  );
  expect(inReadme.toSorted()).toEqual(inProgram.filter((name) => name !== "help").toSorted());
});

test("every setting of the README is read somewhere, and every one that is read stands there", () => {
  const inReadme = [...textOf("README.md").matchAll(/^\| `([A-Z_]+)`/gm)].flatMap(([, name]) => name ?? []);
  const sources = globSync(["{src,bin,tests/web}/**/*.{ts,js}"], { cwd: projectRoot }).map(textOf).join("\n");
  const read = [...sources.matchAll(/\benv(?:\.|\[")((?:ENTENTE_|DATABASE_|LOG_|NO_)[A-Z]+|PORT|HOST)\b/g)];
  const inCode = [...new Set(read.flatMap(([, name]) => name ?? []))].filter(
    (name) => !name.includes("_TEST"),
  );
  expect(inCode.filter((name) => !inReadme.includes(name))).toEqual([]);
  expect(inReadme.filter((name) => !sources.includes(name))).toEqual([]);
});

test("continuous integration runs the README's own test command, and the static check", () => {
  const command = /^npm install && npm test$/m;
  expect(textOf("README.md")).toMatch(command);
  expect(textOf(".ci/run")).toMatch(command);
  expect(textOf(".ci/run")).toMatch(/^npm run check$/m);
});

test("the examples of STYLE.md stand in the files that they name", () => {
  const examples = [...textOf("STYLE.md").matchAll(/^`([^`\n]+)`\n```\w+\n([^]*?)\n```$/gm)];
  const stale = examples.filter(([, file = "", snippet = ""]) => !textOf(file).includes(snippet));
  expect(examples.length).toBeGreaterThan(10);
  expect(stale.map(([, file]) => file)).toEqual([]);
});
