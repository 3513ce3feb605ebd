import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { ByteSource } from "./byte-source.ts";
import { Unreadable } from "./unreadable.ts";

/**
 * Encryption of a stream under a passphrase: AES-256-GCM chunk by chunk, as in the STREAM construction (Hoang,
 * Reyhanitabar, Rogaway, Vizár 2015). A chunk's nonce is its number and whether it is the last, so that chunks that were
 * swapped, repeated, left out or cut off do not open. The key is of this file alone, because its salt is.
 */
export const sealMark = Buffer.from("entente sealed backup 1\n");

/** 128 MB and about half a second for each guess (OWASP's first choice for scrypt). */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 };
const chunkSize = 64 * 1024;
const [saltSize, keySize, tagSize] = [16, 32, 16];

export async function* sealed(plain: AsyncIterable<Buffer>, passphrase: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltSize);
  const { key, proof } = await keysFrom(passphrase, salt);
  const head = Buffer.concat([sealMark, salt, proof]);
  yield head;
  const source = new ByteSource(plain);
  for (let number = 0, last = false; !last; number++) {
    const chunk = await source.takeUpTo(chunkSize);
    last = await source.isAtEnd();
    const cipher = createCipheriv("aes-256-gcm", key, nonceOf(number, last)).setAAD(head);
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Yields only what has proved to be the writer's; throws Unreadable at the first byte that is not. */
export async function* unsealed(source: ByteSource, passphrase: string): AsyncGenerator<Buffer> {
  const head = await source.take(sealMark.length + saltSize + keySize);
  const salt = head.subarray(sealMark.length, sealMark.length + saltSize);
  const { key, proof } = await keysFrom(passphrase, salt);
  if (!timingSafeEqual(proof, head.subarray(-keySize)))
    throw new Unreadable("it does not open with this passphrase, or its first bytes are damaged");
  for (let number = 0, last = false; !last; number++) {
    const chunk = await source.takeUpTo(chunkSize + tagSize);
    last = await source.isAtEnd();
    yield openChunk(chunk, key, nonceOf(number, last), head);
  }
}

function openChunk(chunk: Buffer, key: Buffer, nonce: Buffer, head: Buffer): Buffer {
  if (chunk.length < tagSize) throw new Unreadable("it ends too early");
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagSize }).setAAD(head);
  decipher.setAuthTag(chunk.subarray(-tagSize));
  const plain = decipher.update(chunk.subarray(0, -tagSize));
  try {
    decipher.final();
  } catch {
    throw new Unreadable("a part of it was changed, left out or cut off");
  }
  return plain;
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

/** The proof tells a wrong passphrase from a damaged file and says nothing about the key. */
async function keysFrom(passphrase: string, salt: Buffer): Promise<{ key: Buffer; proof: Buffer }> {
  const both = await new Promise<Buffer>((resolve, reject) =>
    scrypt(passphrase.normalize("NFC"), salt, 2 * keySize, cost, (error, made) =>
      error ? reject(error) : resolve(made),
    ),
  );
  return { key: both.subarray(0, keySize), proof: both.subarray(keySize) };
}
