import { z } from "zod";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";

/** What stands in a backup beside the data: an opening that is read first, and a manifest that proves all the rest. */
export const openingName = "entente-backup.json";
export const manifestName = "manifest.json";
/** The cluster's folder, in a data folder and in a backup. */
export const clusterName = "postgres";

/**
 * Files of the data folder without which its database is not whole: the key of second factors and sessions, and on
 * Windows the password of the server's roles. `local.token` stays behind: it opens one installation, and the next makes
 * its own.
 */
export const carriedFiles = ["secret.key", "postgres.password"] as const;

const migration = z.strictObject({ number: z.int().positive(), name: z.string().max(200) });

const openingShape = z.strictObject({
  product: z.literal("entente"),
  format: z.literal(1),
  programVersion: z.string().max(100),
  postgresVersion: z.string().regex(/^\d+\.\d+/),
  /** Node's names of system and processor: PostgreSQL's files belong to one kind of machine. */
  platform: z.string().max(100),
  migrationHead: migration,
  startedAt: z.iso.datetime(),
  /** What the data took on the disk when the backup began. */
  dataBytes: z.int().nonnegative(),
});
export type Opening = z.infer<typeof openingShape>;

const lsn = z.string().regex(/^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/);
const segment = z.string().regex(/^[0-9A-F]{24}$/);

const manifestShape = openingShape.extend({
  endedAt: z.iso.datetime(),
  startLsn: lsn,
  /** All that was acknowledged before this point is in the backup. */
  stopLsn: lsn,
  firstSegment: segment,
  lastSegment: segment,
  files: z.array(
    z.strictObject({
      path: z.string(),
      size: z.int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestShape>;
export type PackedFile = Manifest["files"][number];

export const readOpening = (bytes: Buffer): Decision<Opening> => read(openingShape, bytes);
export const readManifest = (bytes: Buffer): Decision<Manifest> => read(manifestShape, bytes);

function read<T>(shape: z.ZodType<T>, bytes: Buffer): Decision<T> {
  try {
    const read = shape.safeParse(JSON.parse(bytes.toString("utf8")));
    return read.success ? yes(read.data) : no(z.prettifyError(read.error).replaceAll(/\s*\n\s*/g, " "));
  } catch {
    return no("it is not JSON");
  }
}
