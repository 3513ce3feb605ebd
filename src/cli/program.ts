import { Command, CommanderError, Option } from "commander";
import { documentFormats, documentKinds } from "../domain/documents/document.ts";
import { industries, stages } from "../domain/strategy/closed-sets.ts";
import { checkFormats } from "./check-formats.ts";
import { type ExitCode, exitCodes, type Shell } from "./shell.ts";

/** Runs one command line and gives its exit code. Each command is loaded when it is asked for: `check` does not wait for the rest. */
export async function run(args: readonly string[], given: Shell): Promise<number> {
  let code: number = exitCodes.nothingToDo;
  const ends = (ending: Promise<number> | number) => Promise.resolve(ending).then((end) => void (code = end));
  const env: Record<string, string | undefined> = { ...given.env };
  const shell: Shell = { ...given, env };
  const program = rootCommand(shell);
  program.on("option:server", (url: string) => void (env["ENTENTE_SERVER"] = url));
  program.hook("preAction", async () => void (await import("./quick-start.ts")));
  addFileCommands(program, shell, ends);
  addInitCommand(program, shell, ends);
  addEngineCommands(program, shell, ends);
  addPrintCommand(program, shell, ends);
  addServerCommands(program, shell, ends);
  addDraftCommands(program, shell, ends);
  addOperationCommands(program, shell, ends);
  addAuditCommands(program, shell, ends);
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return usageCode(error);
    return internalError(shell, error);
  }
}

/** The release; a test holds it to package.json. */
const version = "0.1.0";

type Ends = (code: Promise<number> | number) => Promise<void>;
const fileMeaning = "a strategy file, or - for standard input";
const jsonMeaning = "print JSON";

function rootCommand({ out, err }: Shell): Command {
  return new Command("entente")
    .description("Software in which a partnership strategy is executable")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: out.write,
      writeErr: err.write,
      getOutHelpWidth: () => out.width,
      getErrHelpWidth: () => err.width,
    })
    .option("--server <url>", "ask a server elsewhere, with the API key in ENTENTE_TOKEN (or ENTENTE_SERVER)")
    .addHelpText(
      "after",
      `\nExit codes: 0 nothing to act on, 1 found something, 2 could not evaluate, 101 internal error.`,
    );
}

function addFileCommands(program: Command, shell: Shell, ends: Ends): void {
  program
    .command("check")
    .argument("<file>", fileMeaning)
    .description("find the mistakes that kill strategies")
    .option("--as-of <date>", "the day on which dates fall due (default: today)")
    .addOption(
      new Option("--format <format>", "how findings are printed").choices(checkFormats).default("pretty"),
    )
    .addOption(new Option("--json", "the same as --format json").implies({ format: "json" }))
    .action(async (file, options) => ends((await import("./commands/check.ts")).check(shell, file, options)));
  program
    .command("explain")
    .argument("<word...>", "a rule, a metric or a term; `rules`, `metrics` and `terms` list them")
    .description("explain a rule, a metric or a word")
    .option("--json", jsonMeaning)
    .action(async (words, options) =>
      ends((await import("./commands/explain.ts")).explain(shell, words, options)),
    );
  program
    .command("schema")
    .description("print the JSON Schema of a strategy file")
    .option("--json", "what it prints is JSON in any case")
    .action(async () => ends((await import("./commands/schema.ts")).schema(shell)));
  program
    .command("fmt")
    .argument("<file>", fileMeaning)
    .description("write a strategy file in its canonical form; comments stay")
    .option("--check", "write nothing; exit with 1 when the file is not formatted")
    .option("--stdout", "print the text instead of writing the file")
    .action(async (file, options) => ends((await import("./commands/fmt.ts")).fmt(shell, file, options)));
  program
    .command("import-doc")
    .argument("<file>", "a Markdown document, or - for standard input")
    .description("make a draft of a strategy from a document, and say what was and was not recognised")
    .option("--out <file>", "write the draft as a strategy file")
    .option("--force", "write over a file that is there already")
    .option("--currency <code>", "the company's currency (default: the document's)")
    .option("--year <year>", "the fiscal year of targets and quarters that name none, such as FY28")
    .option("--json", jsonMeaning)
    .action(async (file, options) =>
      ends((await import("./commands/import-doc.ts")).importDoc(shell, file, options)),
    );
}

function addInitCommand(program: Command, shell: Shell, ends: Ends): void {
  program
    .command("init")
    .description("write a commented starter strategy for a growth stage and an industry")
    .addOption(new Option("--stage <stage>", "growth stage").choices(stages))
    .addOption(new Option("--industry <industry>", "industry").choices(industries))
    .option("--company <name>", "name of the company")
    .option("--product <text>", "what it sells")
    .option("--category <text>", "product category, as buyers call it")
    .option("--currency <code>", "currency of the amounts, such as USD")
    .option("--fiscal-year-start <month>", "month in which the fiscal year starts, 1 to 12")
    .option("--arr <amount>", "annual recurring revenue today, such as 12M")
    .option("--target <amount>", "annual recurring revenue to reach")
    .option("--by <date>", "the day of the target")
    .option("--customers <texts>", "who buys and stays; several with a semicolon between them")
    .option("--markets <markets>", "one to three markets where partners should help, such as US,DACH")
    .option("--partner-arr <amount>", "annual recurring revenue that partners bring today")
    .option("--sellers <number>", "sellers with a quota")
    .option("--quota <amount>", "quota of one seller a year")
    .option("--attainment <share>", "share of quota that is reached, such as 80%")
    .option("--as-of <date>", "the day on which the strategy is begun (default: today)")
    .option("--out <file>", "where to write it, - for standard output", "strategy.yaml")
    .option("--force", "write over a file that is there")
    .action(async (options) => ends((await import("./commands/init.ts")).init(shell, options)));
}

function addEngineCommands(program: Command, shell: Shell, ends: Ends): void {
  program
    .command("diff")
    .argument("<old>", fileMeaning)
    .argument("[new]", `${fileMeaning}; left out, the draft of the server is compared with the one file`)
    .description("say what changed, in the strategy's words")
    .option("--json", jsonMeaning)
    .action(async (old, now, options) =>
      ends((await import("./commands/diff.ts")).diff(shell, old, now, options)),
    );
  program
    .command("score")
    .argument("<file>", fileMeaning)
    .description("rank the candidates of the landscape")
    .option("--json", jsonMeaning)
    .action(async (file, options) => ends((await import("./commands/score.ts")).score(shell, file, options)));
  program
    .command("decide")
    .argument("<file>", fileMeaning)
    .description("build, partner or acquire: what the rule says, and what would change it")
    .option("--json", jsonMeaning)
    .action(async (file, options) =>
      ends((await import("./commands/decide.ts")).decide(shell, file, options)),
    );
}

function addPrintCommand(program: Command, shell: Shell, ends: Ends): void {
  program
    .command("print")
    .argument("<file>", fileMeaning)
    .description("print the strategy as one of its documents")
    .addOption(new Option("--as <kind>", "which document").choices(documentKinds))
    .option("--agreement <slug>", "one agreement as a term sheet, instead of --as")
    .addOption(new Option("--to <format>", "in which form").choices(documentFormats).default("md"))
    .option("--out <path>", "where to write it, - for standard output (default: a name in this folder)")
    .option("--as-of <date>", "the day that it states (default: today)")
    .action(async (file, options) => ends((await import("./commands/print.ts")).print(shell, file, options)));
}

function addServerCommands(program: Command, shell: Shell, ends: Ends): void {
  program
    .command("serve")
    .description("start the server and its database")
    .option("--port <port>", "port to listen on")
    .option("--host <host>", "address to listen on")
    .option("--strategy <file>", "strategy file to load")
    .action(async (options) => ends((await import("./commands/serve.ts")).serve(shell, options)));
  program
    .command("import")
    .argument("<path>", "a folder of exported files")
    .description("import facts; importing the same files again changes nothing")
    .option("--preset <preset>", "the kind of export, where the files do not tell")
    .option("--dry-run", "check and count, keep nothing")
    .option("--rejects <file>", "write the rows that were refused, with the reason, as CSV")
    .option("--json", jsonMeaning)
    .action(async (path, options) =>
      ends((await import("./commands/import.ts")).importFolder(shell, path, options)),
    );
  const each = (value: string, before: string[] = []) => [...before, value];
  program
    .command("measure")
    .argument("<measure>", "a measure of the catalogue: entente explain metrics")
    .description("answer one figure, and say why")
    .option("--as-of <date>", "the day to look at (default: the workspace's)")
    .option("--over <duration>", 'the window of a flow, such as "12 months"')
    .option("--from <date>", "first day of the window")
    .option("--to <date>", "last day of the window")
    .option("--where <key=value>", "count only these; may be repeated", each)
    .option("--by <dimension>", "break down by type, region, tier, partner, month …; at most two", each)
    .option("--why", "formula, inputs, rows and batches behind the figure")
    .option("--cursor <cursor>", "where the rows go on, as the page before names it")
    .option("--json", jsonMeaning)
    .action(async (measure, options) =>
      ends((await import("./commands/measure.ts")).measure(shell, measure, options)),
    );
  for (const [name, description] of [
    ["coverage", "hold the cells of the strategy against the partners that serve them"],
    ["drift", "hold the strategy against the facts, the worst first"],
  ] as const)
    program
      .command(name)
      .argument("[file]", "a strategy file instead of the workspace's strategy")
      .description(description)
      .option("--as-of <date>", "the day to look at (default: the workspace's)")
      .option("--json", jsonMeaning)
      .action(async (file, options) =>
        ends(
          name === "drift"
            ? (await import("./commands/drift.ts")).drift(shell, file, options)
            : (await import("./commands/coverage.ts")).coverage(shell, file, options),
        ),
      );
}

function addDraftCommands(program: Command, shell: Shell, ends: Ends): void {
  program
    .command("pull")
    .argument("[file]", "where to write it", "strategy.yaml")
    .description("write the draft of a server to a file")
    .option("--force", "write over what was changed in the file and not pushed")
    .action(async (file, options) => ends((await import("./commands/pull.ts")).pull(shell, file, options)));
  program
    .command("push")
    .argument("<file>", "a strategy file that was pulled")
    .description("join a file with the draft of a server")
    .addOption(
      new Option("--take <side>", "whose value stays in the conflicts that were shown").choices([
        "file",
        "draft",
      ]),
    )
    .option("--replace", "put the file in place of the draft, whatever others saved")
    .action(async (file, options) => ends((await import("./commands/push.ts")).push(shell, file, options)));
}

function addOperationCommands(program: Command, shell: Shell, ends: Ends): void {
  const passphraseFile = "--passphrase-file <file>";
  program
    .command("backup")
    .argument("[file]", "where to write it; must not exist (default: a name with the time, here)")
    .description("write the whole installation into one file, while people work")
    .option(passphraseFile, "encrypt under the first line of this file")
    .option("--json", jsonMeaning)
    .action(async (file, options) =>
      ends((await import("./commands/backup.ts")).backup(shell, file, options)),
    );
  program
    .command("restore")
    .argument("<file>", "a file that entente backup wrote")
    .description("make a data folder of a backup, with the server stopped")
    .option("--into <folder>", "the data folder to make (default: the one that the server would use)")
    .option(passphraseFile, "the passphrase that it was encrypted under")
    .option("--check", "read and compare every byte, restore nothing")
    .option("--json", jsonMeaning)
    .action(async (file, options) =>
      ends((await import("./commands/restore.ts")).restore(shell, file, options)),
    );
  program
    .command("doctor")
    .description("say what is well with the installation, and what is not")
    .option("--json", jsonMeaning)
    .action(async (options) => ends((await import("./commands/doctor.ts")).doctor(shell, options)));
}

function addAuditCommands(program: Command, shell: Shell, ends: Ends): void {
  const audit = program.command("audit").description("verify or export the audit trail");
  audit
    .command("verify")
    .description("say whether an entry is missing or was changed")
    .option("--head <hash>", "a head noted elsewhere, such as in the log of the server")
    .option("--json", jsonMeaning)
    .action(async (options) => ends((await import("./commands/audit.ts")).verifyAudit(shell, options)));
  audit
    .command("export")
    .argument("<file>", "where to write it; must not exist")
    .description("write the audit trail to a file")
    .option("--format <format>", "csv or jsonl (default: by the name of the file)")
    .option("--from <date>", "first day, in UTC")
    .option("--to <date>", "last day, in UTC")
    .action(async (file, options) =>
      ends((await import("./commands/audit.ts")).exportAudit(shell, file, options)),
    );
}

/** Asking for help is no mistake; everything else that the command line cannot read is. */
const usageCode = ({ exitCode }: CommanderError): ExitCode =>
  exitCode === 0 ? exitCodes.nothingToDo : exitCodes.notEvaluated;

function internalError({ err, env }: Shell, error: unknown): ExitCode {
  const message = error instanceof Error ? error.message : String(error);
  err.write(`${err.colors.red("internal error")}  ${message}\n`);
  if (env["ENTENTE_DEBUG"] === "1" && error instanceof Error) err.write(`${error.stack}\n`);
  else
    err.write("This is a mistake in entente, not in your file. ENTENTE_DEBUG=1 shows where it happened.\n");
  return exitCodes.internalError;
}
