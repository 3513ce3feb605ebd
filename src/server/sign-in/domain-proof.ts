import { Resolver } from "node:dns/promises";
import { type Decision, no, yes } from "../../domain/shared/decision.ts";
import type { Site } from "../http/site.ts";

/** The TXT record by which the owner of a domain says that it is theirs. */
export const domainRecord = (domain: string, proof: string): { name: string; value: string } => ({
  name: `_entente.${domain}`,
  value: `entente-domain=${proof}`,
});

/**
 * Whether the domain holds the record with this proof, asked now. No when there is none, another one, or the name servers do
 * not answer.
 */
export async function isDomainProven(
  { outside }: Pick<Site, "outside">,
  domain: string,
  proof: string,
): Promise<Decision<null>> {
  const { name, value } = domainRecord(domain, proof);
  const accepted = `a TXT record ${name} with ${value}`;
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  if (outside?.nameServers) resolver.setServers(outside.nameServers);
  const found = await resolver.resolveTxt(name).catch((error: Error & { code?: string }) => error);
  if (found instanceof Error) return no(whyNot(found.code, name), accepted);
  // A long record comes in pieces.
  if (found.some((pieces) => pieces.join("") === value)) return yes(null);
  return no(`${name} holds another text`, accepted);
}

const whyNot = (code: string | undefined, name: string): string =>
  code === "ENOTFOUND" || code === "ENODATA"
    ? `There is no TXT record ${name} yet; a new one can take an hour to be seen everywhere`
    : `The name servers do not answer for ${name} (${code ?? "unknown"})`;
