import { type Decision, no, yes } from "../../domain/shared/decision.ts";

/**
 * The issuer of an OpenID provider as its metadata names it: an https address without query, fragment and password (OpenID Connect
 * Discovery 1.0, 2). Plain http is accepted on this machine alone, where nobody listens in between.
 */
export function readIssuer(text: string): Decision<string> {
  const url = new URL(text);
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== "https:" && !isHere) return no("The issuer is not reached over https", anIssuer);
  if (url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "")
    return no("The issuer has more than an address in it", anIssuer);
  return yes(text);
}

const anIssuer = "an address such as https://login.example.com";
