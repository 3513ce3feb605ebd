import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The secret of the installation: signs sessions and cursors, seals what must be read back (TOTP, client secrets). */
export type InstallationSecret = {
  /** A key of its own for each purpose, so that none can stand in for another. */
  keyFor(purpose: string): Buffer;
  /** HMAC-SHA-256 under the purpose's key, base64url. */
  sign(purpose: string, text: string): string;
  /** AES-256-GCM: `1.iv.tag.text` in base64url. The purpose is authenticated, too. */
  seal(purpose: string, text: string): string;
  /** Undefined when it was sealed with another secret or for another purpose, or was changed. */
  open(purpose: string, sealed: string): string | undefined;
};

/** `ENTENTE_SECRET`, else the file in the data folder, made once for this user's eyes only. */
export function installationSecret(dataFolder: string, given: string | undefined): InstallationSecret {
  const secret = given ?? keptSecret(dataFolder);
  // A purpose's key is derived once: lists sign a cursor with every reply.
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string): Buffer => {
    const key = keys.get(purpose) ?? Buffer.from(hkdfSync("sha256", secret, "entente", purpose, 32));
    keys.set(purpose, key);
    return key;
  };
  return {
    keyFor,
    sign: (purpose, text) => createHmac("sha256", keyFor(purpose)).update(text).digest("base64url"),
    seal(purpose, text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), iv);
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return ["1", ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(".");
    },
    open(purpose, sealed) {
      const [version, ...parts] = sealed.split(".");
      const [iv, tag, text] = parts.map((part) => Buffer.from(part, "base64url"));
      if (version !== "1" || iv?.length !== 12 || tag?.length !== 16 || !text) return undefined;
      try {
        const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), iv);
        decipher.setAuthTag(tag);
        return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
      } catch {
        return undefined;
      }
    },
  };
}

function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, "secret.key");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const secret = randomBytes(48).toString("base64url");
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
  return secret;
}
