import { filters } from "../contract/endpoint.ts";

/** What of a page's state lives in the URL. One shape for all pages, so that every link can keep what it does not change. */
export const carried = [...filters, "version"] as const;
const own = ["search", "sort", "active", "why"] as const;
/** The comment that a mail leads to. */
const said = ["comment"] as const;
/** What the audit trail is narrowed to. */
const trail = ["action", "actor", "object", "from", "to"] as const;
/** Where somebody was going when they were asked who they are. */
const sign = ["next"] as const;
const known = [...carried, ...own, ...said, ...trail, ...sign] as const;
export type SearchName = (typeof known)[number];
export type Search = { [Name in SearchName]?: string | undefined };

export const readSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text));

/** Leaves what a URL may hold as it is: links are read and pasted by people. */
export function writeSearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).filter(([, value]) => typeof value === "string" && value !== "");
  const text = new URLSearchParams(pairs as [string, string][]).toString();
  const readable = text.replace(/%3A|%2C|%3B|%2F/g, (code) => decodeURIComponent(code));
  return readable === "" ? "" : `?${readable}`;
}

/** Keeps the names that pages know; anything else in a URL is somebody else's. */
export function knownSearch(raw: Record<string, unknown>): Search {
  return Object.fromEntries(
    known.flatMap((name) => (typeof raw[name] === "string" && raw[name] !== "" ? [[name, raw[name]]] : [])),
  );
}

/** The filters of a search, as the endpoints take them. */
export const filtersOf = (search: Search): Search =>
  Object.fromEntries(carried.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));

/** A list in the URL: `type=a,b`. */
export const listOf = (text: string | undefined): string[] => (text ? text.split(",") : []);
