import type { DoctorReply } from "../../contract/people.ts";
import type { BackupTaken } from "../../database/backup/taken.ts";
import type { IndexesSeen, ServerSaid, TableGuard } from "./queries.ts";

export type Check = DoctorReply["checks"][number];

/** What was found, judged: plain data in, a line of the list out. */
const line =
  (state: Check["state"]) =>
  (name: string, found: string, next: string | null = null): Check => ({ name, state, found, next });
const ok = line("ok");
const problem = line("problem");
export const unknown = line("unknown");

export type SecretFile = {
  readonly path: string;
  readonly mode: number;
  readonly kind: "file" | "folder";
};

/** Others may pass through the data folder (the database's own user must), and read nothing that is in it. */
export function dataFolderCheck(
  folder: string,
  writableByOthers: boolean,
  files: readonly SecretFile[],
): Check {
  const name = "data folder";
  if (writableByOthers) return problem(name, `${folder} may be written to by others`, `chmod go-w ${folder}`);
  const open = files.find(({ mode }) => (mode & 0o077) !== 0);
  if (open)
    return problem(
      name,
      `${open.path} may be read by others (mode ${(open.mode & 0o777).toString(8)})`,
      `chmod ${open.kind === "folder" ? "700" : "600"} ${open.path}`,
    );
  return ok(name, `${folder}; what is in it is for its owner's eyes only`);
}

const leastFreeBytes = 1_000_000_000;
const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

export function diskCheck(free: number, size: number): Check {
  const found = `${gigabytes(free)} of ${gigabytes(size)} free`;
  return free < leastFreeBytes
    ? problem(
        "disk",
        `${found}; PostgreSQL stops when it cannot write`,
        "free some space, or move the data folder",
      )
    : ok("disk", found);
}

export const postgresCheck = ({ version }: ServerSaid, isEmbedded: boolean): Check =>
  ok("PostgreSQL", `${version} answers, ${isEmbedded ? "brought along" : "your own (DATABASE_URL)"}`);

export const checksumsCheck = ({ checksums }: ServerSaid): Check =>
  checksums
    ? ok("checksums", "on: a page that the disk has changed is noticed")
    : problem(
        "checksums",
        "off: a page that the disk has changed is not noticed",
        "stop that PostgreSQL and run pg_checksums --enable",
      );

export function migrationsCheck(applied: readonly string[], known: readonly string[]): Check {
  const missing = known.filter((one) => !applied.includes(one));
  const newest = known.at(-1) ?? "none";
  return missing.length === 0
    ? ok("migrations", `all ${known.length}, up to ${newest}`)
    : problem("migrations", `${missing.join(", ")} not applied`, "start the server again");
}

export const rolesCheck = (refusal: string | undefined): Check =>
  refusal === undefined
    ? ok("roles", "none that requests run under is a superuser, passes the policies, or owns a table")
    : problem("roles", refusal);

/** Staff read under policies of their own role; a policy for everybody would also be one for roles that nobody thought of. */
export function isolationCheck(
  guards: readonly TableGuard[],
  views: readonly string[],
  staff: string,
): Check {
  const name = "isolation";
  const next = "start this version of the program with a database that only it has migrated";
  const open = guards.find(({ forced }) => !forced);
  if (open) return problem(name, `${open.name} does not force row-level security`, next);
  const bare = guards.find(({ policyRoles }) => !policyRoles.includes(staff));
  if (bare) return problem(name, `${bare.name} has no policy for ${staff}`, next);
  const wide = guards.find(({ policyRoles }) => policyRoles.includes("public"));
  if (wide) return problem(name, `${wide.name} has a policy for everybody`, next);
  const [view] = views;
  if (view !== undefined) return problem(name, `the view ${view} reads with its owner's rights`, next);
  if (guards.length === 0) return problem(name, "the database has no tables", next);
  return ok(name, `${guards.length} tables force row-level security, each with its policies`);
}

const mostSkewMs = 2_000;

/** `before` and `after` are the machine's clock around the question, in milliseconds since the epoch. */
export function clockCheck({ clock }: ServerSaid, before: number, after: number): Check {
  const skew = clock < before ? before - clock : Math.max(0, clock - after);
  return skew < mostSkewMs
    ? ok(
        "clock",
        skew < 1
          ? "the machine and the database agree"
          : `the machine and the database differ by ${Math.round(skew)} ms`,
      )
    : problem(
        "clock",
        `the machine and the database differ by ${(skew / 1000).toFixed(1)} s; codes and links expire at the wrong time`,
        "set both clocks by the same time servers",
      );
}

export function mailCheck(leaves: boolean, loopbackOnly: boolean): Check {
  if (leaves) return ok("mail", "SMTP is set");
  const found = "no SMTP: invitations and links stand in the log, once each";
  return loopbackOnly
    ? ok("mail", `${found}; enough while the server answers this machine only`)
    : problem("mail", found, "set SMTP_URL and MAIL_FROM");
}

export const secretCheck = (path: string, mode: number | undefined, isEmbedded: boolean): Check => {
  const name = "secret";
  if (mode === undefined)
    return ok(name, "from ENTENTE_SECRET; it is in no backup, so keep it where the backups are not");
  if ((mode & 0o077) !== 0)
    return problem(
      name,
      `${path} may be read by others (mode ${(mode & 0o777).toString(8)})`,
      `chmod 600 ${path}`,
    );
  return ok(name, `${path}, for its owner's eyes only${isEmbedded ? "; it is in every backup" : ""}`);
};

const day = 86_400_000;
/** The data may be this old without a backup; after that, somebody has forgotten. */
const oldest = { data: day, backup: 2 * day };

/** Of when the last backup was taken; where its file is now, and whether it can be read, only `restore --check` knows. */
export function backupCheck(last: BackupTaken | undefined, dataMadeAt: number, now: number): Check {
  const name = "backup";
  if (!last)
    return now - dataMadeAt < oldest.data
      ? unknown(name, `none yet; the data is ${ageOf(now - dataMadeAt)} old`, "entente backup")
      : problem(
          name,
          `none was ever taken here; the data is ${ageOf(now - dataMadeAt)} old`,
          "entente backup",
        );
  const age = now - Date.parse(last.endedAt);
  const found = `the last was taken ${ageOf(age)} ago: ${last.path}${last.encrypted ? ", encrypted" : ""}`;
  return age > oldest.backup ? problem(name, found, "entente backup") : ok(name, found);
}

export const backupElsewhere = unknown(
  "backup",
  "your own PostgreSQL is backed up by its own means, which this program does not see",
  "pg_basebackup of that server, or pg_dump --enable-row-security as the user of DATABASE_URL; and a copy of secret.key",
);

export function indexesCheck({ checked, damaged }: IndexesSeen): Check {
  return damaged === undefined
    ? ok("indexes", `${checked} walked, all intact`)
    : problem(
        "indexes",
        `damaged: ${damaged}`,
        "stop the server, keep a copy of the data folder, and restore the last backup; then look at the disk",
      );
}

export const indexesElsewhere = unknown(
  "indexes",
  "only a superuser may walk them, and this program is none",
  "pg_amcheck of that server, run by its administrator",
);

function ageOf(milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000));
  if (minutes < 120) return `${minutes} minutes`;
  return minutes < 2 * 1440 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1440)} days`;
}
