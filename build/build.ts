import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { type InlineConfig, build as viteBuild } from "vite";
import { contentOf, isCurrent, remember } from "./stamp.ts";

/**
 * Builds what is not current: the command line and the server as bundles for Node, the pages for the browser. The sources run
 * without any of it; a bundle starts faster.
 */
const root = resolve(import.meta.dirname, "..");
const dist = join(root, "dist");

// A test run says that it is one; what it builds is still what people get, not the libraries' slow editions for development.
process.env["NODE_ENV"] = "production";

type Target = {
  readonly name: "cli" | "server" | "web";
  /** A target is left out as long as one of these does not exist. */
  readonly needs: readonly string[];
  readonly sources: readonly string[];
  readonly outputs: readonly string[];
  readonly config: InlineConfig;
};

const writers = [
  "@cj-tech-master/excelts",
  "@myriaddreamin/typst-ts-node-compiler",
  "docx",
  "pptxgenjs",
] as const;
const shared = ["build", "package-lock.json", "src/domain", "src/contract"];
const targets: readonly Target[] = [
  {
    name: "cli",
    needs: ["src/cli/main.ts"],
    sources: [...shared, "src/strategy-file", "src/documents", "src/cli"],
    outputs: ["cli.js", "cli-parts"],
    // Everything is bundled: looking for packages on disk would take longer than the check itself.
    // Writers of files stay where they were installed: they are loaded when something is printed, and one brings a program of
    // its own.
    config: bundle("cli", { noExternal: true, external: [...writers] }),
  },
  {
    name: "server",
    needs: ["src/server/main.ts"],
    sources: [...shared, "src/strategy-file", "src/documents", "src/database", "src/server"],
    outputs: ["server.js", "server-parts"],
    // Packages stay where they were installed: some load files of their own.
    config: bundle("server", { external: true }),
  },
  {
    name: "web",
    needs: ["vite.config.ts", "src/web/index.html"],
    sources: [...shared, "vite.config.ts", "src/web"],
    outputs: ["web"],
    config: {
      configFile: join(root, "vite.config.ts"),
      logLevel: "warn",
      // Two apps: people at partners never load the pages of the staff.
      build: {
        rollupOptions: { input: ["index.html", "portal.html"].map((page) => join(root, "src/web", page)) },
      },
    },
  },
];

function bundle(name: string, ssr: InlineConfig["ssr"]): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: "warn",
    ...(ssr ? { ssr } : {}),
    // The edition for browsers is made of modules, so that what is not used can be left out.
    resolve: {
      alias: [{ find: /^yaml$/, replacement: join(root, "node_modules/yaml/browser/dist/index.js") }],
    },
    build: {
      ssr: join(root, `src/${name}/main.ts`),
      outDir: dist,
      emptyOutDir: false,
      target: "node22",
      minify: true,
      copyPublicDir: false,
      rollupOptions: {
        output: { entryFileNames: `${name}.js`, chunkFileNames: `${name}-parts/[name]-[hash].js` },
      },
    },
  };
}

for (const { name, needs, sources, outputs, config } of targets) {
  if (!needs.every((file) => existsSync(join(root, file)))) continue;
  const content = contentOf(root, sources);
  const files = outputs.map((output) => join(dist, output));
  if (isCurrent(dist, name, content, files)) {
    console.log(`${name}: current`);
    continue;
  }
  const started = performance.now();
  for (const file of files) rmSync(file, { recursive: true, force: true });
  try {
    await viteBuild(config);
  } catch (error) {
    // The sources still run; what can be built is built all the same.
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    continue;
  }
  remember(dist, name, content);
  console.log(`${name}: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
