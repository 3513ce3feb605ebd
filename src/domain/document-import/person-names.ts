import { singleSpaced } from "./said.ts";

/** Who holds which role, as the document says it somewhere; a name with two roles, or a role with two names, is not in it. */
export type Roles = {
  readonly roleOf: ReadonlyMap<string, string>;
  readonly nameOf: ReadonlyMap<string, string>;
};

const given = String.raw`\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?`;
const middle = String.raw`(?:\s(?:van|de|der|den|von|zu|da|di|la|le|el|al|bin)|\s\p{Lu}[.])*`;
const fullName = String.raw`${given}(?:${middle}\s(?:(?:O'|Mc|Mac)?${given})){1,2}`;
const wholeName = new RegExp(`^${fullName}$`, "u");
const firstName = new RegExp(`^${given}$`, "u");
const office =
  /\b(?:[SEA]?VP|C[A-Z]{1,2}O|CISO|GM|MD|Vice President|Chief|Head|Director|Manager|Managing|Lead|Leader|President|Founder|Counsel|Executive|Officer|Controller|Secretary|Engineer|Architect|Consultant|Analyst|Specialist|Coordinator)\b/;
/** Words of a firm, a team or a function: with one of them, two capitalised words are no person. */
const noName =
  /\b(?:Partners?|Partnerships?|Sales|Alliances?|Channels?|Marketing|Product|Finance|Legal|Revenue|Operations|Success|Engineering|Enablement|Team|Committee|Board|Department|Group|Services?|Solutions?|Systems?|Security|Business|Regional|General|Customer|Field|Human|People|Strategy|Strategic|Account|Solution|Programm?e?|Support|Technology|Digital|Global|Country|North|South|East|West|Northern|Southern|Western|Eastern|Europe|America|Asia)\b/;

/** `Maya Lindqvist`: two or three words that are the name of a person and neither a role nor a team. */
export const isPersonalName = (text: string): boolean =>
  wholeName.test(text) && !office.test(text) && !noName.test(text);

const isOffice = (text: string): boolean =>
  office.test(text) && !/\d/.test(text) && text.split(/\s+/).length <= 7;

/** `Maya Lindqvist (VP Partnerships)`, `VP Partnerships (Maya Lindqvist)`: a name and the role beside it; undefined for anything else. */
export function nameAndRole(text: string): { readonly name: string; readonly role: string } | undefined {
  const plain = singleSpaced(text);
  if (plain.length > longestMention) return undefined;
  const match = /^(.+?)\s*\(([^()]+)\)$/.exec(plain) ?? /^([^,–—]+?)\s*(?:,|\s[–—-])\s+(.+)$/.exec(plain);
  const [one = "", other = ""] = [match?.[1], match?.[2]];
  if (isPersonalName(one) && isOffice(other)) return { name: one, role: other };
  if (isPersonalName(other) && isOffice(one)) return { name: other, role: one };
  return undefined;
}

const longestMention = 120;

/** The roles of people wherever a line names one in brackets behind the other, or after the label of an owner. */
export function rolesIn(lines: readonly string[]): Roles {
  const found = lines.flatMap((line) => {
    const plain = singleSpaced(line.replaceAll(/[*_`]/g, ""));
    const bracketed = [...plain.matchAll(/(?<=^|[|:;,>–—-])\s*([^|:;,()>–—]{3,60}?\s\([^()|]{2,60}\))/g)];
    const labelled = /\b(?:owner|author|accountable|sponsor)\s*:\s*(.+?)[\s.]*$/i.exec(plain)?.[1];
    return [...bracketed.map((match) => match[1] ?? ""), labelled ?? ""].flatMap(
      (text) => nameAndRole(text.replace(/^[\s#+-]+/, "")) ?? [],
    );
  });
  const only = (from: "name" | "role", to: "name" | "role"): Map<string, string> => {
    const said = new Map<string, Set<string>>();
    for (const one of found) said.set(one[from], new Set([...(said.get(one[from]) ?? []), one[to]]));
    return new Map([...said].flatMap(([key, all]) => (all.size === 1 ? [[key, [...all].join("")]] : [])));
  };
  return { roleOf: only("name", "role"), nameOf: only("role", "name") };
}

/** The words of a role: `Head of Alliances`, `CRO`. */
export const isOfficeAlone = (text: string): boolean => isOffice(text) && !isPersonalName(text);

/** One capitalised word that is no role: it may be the first name of somebody. */
export const isFirstName = (text: string): boolean =>
  firstName.test(text) && !office.test(text) && !noName.test(text);
