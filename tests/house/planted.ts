import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url));
export const folders = [
  "domain",
  "strategy-file",
  "documents",
  "contract",
  "database",
  "server",
  "web",
  "cli",
] as const;

/** A tiny house with the real settings, outside the project, so that a violation can stand in it while it is looked for. */
export type House = {
  readonly root: string;
  /** Runs a tool of the project in this house and gives all it says. */
  readonly told: (tool: readonly [program: string, ...args: string[]]) => { code: number; text: string };
  readonly remove: () => void;
};

export function houseWith(files: Readonly<Record<string, string>>): House {
  const root = mkdtempSync(join(tmpdir(), "entente-house-"));
  const settings = ["package.json", ".oxlintrc.json", ".dependency-cruiser.cjs", "knip.json", "biome.json"];
  const projects = folders.map((folder) => `src/${folder}/tsconfig.json`);
  for (const file of [...settings, "tsconfig.base.json", ...projects]) copy(file, root);
  for (const [file, text] of Object.entries({ ...packages, ...files })) write(root, file, text);
  return {
    root,
    told: ([program, ...args]) => {
      const script = join(projectRoot, "node_modules", program);
      const run = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: "utf8" });
      return { code: run.status ?? -1, text: run.stdout + run.stderr };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

export const tools = {
  compiler: ["ts7/bin/tsc"],
  linter: ["oxlint/bin/oxlint"],
  formatter: ["@biomejs/biome/bin/biome"],
  arrow: ["dependency-cruiser/bin/dependency-cruiser.mjs"],
  unused: ["knip/bin/knip.js"],
} as const;

/** Empty packages: enough for an import to lead to where a real one would. */
const packages = Object.fromEntries(
  ["zod", "kysely", "pg", "@types/node", "vite"].flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", type: "module" })],
    [`node_modules/${name}/index.js`, ""],
    [`node_modules/${name}/${name === "vite" ? "client" : "index"}.d.ts`, "export {};\n"],
  ]),
);

function copy(file: string, root: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  copyFileSync(join(projectRoot, file), join(root, file));
}

function write(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
