import { partnerKinds } from "../strategy/closed-sets.ts";
import { dayIn } from "./figures.ts";
import { field } from "./part-spec.ts";
import { asPerson } from "./people.ts";
import { knownSlug, type Reader } from "./readers.ts";
import { labelled, members, normal, type Said } from "./said.ts";
import { memberIn } from "./member-in.ts";
import { kindWords } from "./vocabulary.ts";

/** Sources by title. A title with its day is one, also where it is named nowhere else, and so are words that lead to a page. */
export const asSources: Reader = (book, said, path) =>
  book.later(said.line, () => {
    for (const text of said.text.split(/\s*;\s*/)) {
      const own = { ...said, text };
      const dated = datedTitle(text);
      const url = linkOf(book, own);
      const slug = knownSlug(book, "sources", dated?.title ?? text);
      if (slug === undefined && !dated && url === undefined) {
        book.leave(own, "no source of that name stands in the document");
        continue;
      }
      const named = slug ?? book.element(own, "sources", dated?.title ?? text.trim(), "title");
      if (dated && !slug) book.put(said, ["sources", named, "date"], dated.date);
      if (url !== undefined) takeUrl(book, own, ["sources", named, "url"], url);
      book.add(said, path, named);
    }
  });

/** The address that words lead to: their link, or what they are themselves. */
const linkOf = ({ options }: Parameters<Reader>[0], { text, line }: Said): string | undefined =>
  options.links.find((link) => link.line === line && normal(link.text) === normal(text))?.url ??
  /^https?:\/\/\S+$/i.exec(text.trim())?.[0];

/** A source has one address: the one of its own table, else the first. */
function takeUrl(...[book, said, path, url]: [...Parameters<Reader>, string]): void {
  const before = book.valueAt(path);
  if (before === undefined) book.put(said, path, url);
  else if (before !== url) book.leave({ ...said, text: url }, "another address of a source");
}

/** Gaps by name or by kind; a sentence that is neither is a gap that the document states here. */
export const asGaps: Reader = (book, said, path) =>
  book.later(said.line, () => {
    const apart = book.options.isOurs && !labelled(said.text) ? /\s*[;,]\s*/ : /\s*(?:;|\n)\s*/;
    const whole = knownSlug(book, "gaps", said.text) ? [said.text] : said.text.split(apart);
    const known = whole.length === 1 ? members(said.text).map((text) => knownSlug(book, "gaps", text)) : [];
    const named = whole.map((text) => knownSlug(book, "gaps", labelled(text)?.label ?? ""));
    const slugs = named.every((slug) => slug !== undefined)
      ? named
      : known.length > 1 && known.every((slug) => slug !== undefined)
        ? known
        : whole.map(
            (text) =>
              knownSlug(book, "gaps", text) ?? book.element({ ...said, text }, "gaps", text, "statement"),
          );
    for (const slug of slugs) if (slug) book.add(said, path, slug);
  });

/** A partner type by name; a kind of partner that is named only here becomes one. */
export const asType =
  (every: boolean): Reader =>
  (book, said, path) =>
    book.later(said.line, () => {
      const names =
        knownSlug(book, "partnerTypes", said.text) || !every ? [said.text.trim()] : members(said.text);
      for (const text of names) {
        const slug = typeNamed(book, { ...said, text });
        if (slug === undefined)
          book.leave({ ...said, text }, "no partner type of that name stands in the document");
        else if (every) book.add(said, path, slug);
        else book.put(said, path, slug);
      }
    });

/** A partner type under a label that says so: one that is named here and nowhere else is stated here. */
export const asNewType: Reader = (book, said, path) =>
  book.later(said.line, () =>
    book.put(
      said,
      path,
      typeNamed(book, said) ?? book.element(said, "partnerTypes", said.text.trim(), "name"),
    ),
  );

/** The slug of a partner type by its name; undefined for words that name neither a type of the document nor a kind. */
export function typeNamed(book: Parameters<Reader>[0], said: Said): string | undefined {
  const known = knownSlug(book, "partnerTypes", said.text);
  if (known) return known;
  const only = book.options.isOurs ? undefined : typeByWord(book, said);
  if (only) return only;
  const kind = memberIn(partnerKinds, kindWords, said.text);
  if (kind === undefined && !book.options.isOurs) return undefined;
  const slug = book.element(said, "partnerTypes", said.text.trim(), "name");
  if (kind !== undefined && !book.options.isOurs) book.put(said, ["partnerTypes", slug, "kind"], kind);
  return slug;
}

/**
 * `Integrator` where `Warehouse integrators` is the only type whose name ends with that word; listed as assumed. Undefined where
 * another type is called so, too, and for words that any type could be called by.
 */
function typeByWord(book: Parameters<Reader>[0], said: Said): string | undefined {
  const word = singular(normal(said.text));
  if (word.length < 3 || ofAnyType.test(word)) return undefined;
  const found = book.names("partnerTypes").filter(({ name }) => {
    const head = normal(name).replace(/\s+(?:for|in|of|with|who|that)\s.*$/, "");
    return singular(head).endsWith(` ${word}`);
  });
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  book.assume({
    words: `“${said.text.trim()}” is read as the partner type “${only.name}”, the only one that is called so`,
    change: "set the partner type where another is meant",
    line: said.line,
  });
  return only.slug;
}

const singular = (text: string): string => text.replace(/ies$/, "y").replace(/(?<!s)s$/, "");
const ofAnyType =
  /^(?:partner|provider|compan(?:y|ie)|firm|vendor|organi[sz]ation|busines|business|type|other|service|channel|sale)$/;

/** `Survey of utilities (3 November 2026)`: a title with its day. */
export const datedTitle = (text: string) => {
  const match = /^(.+?)\s*\(([^()]*\d{4})\)$/.exec(text.trim());
  const date = dayIn(match?.[2] ?? "");
  return match && date ? { title: (match[1] ?? "").trim(), date } : undefined;
};

export const sources = field("sources, source, evidence source", "sources", asSources);

export const owner = field(
  "owner, accountable, executive owner, owned by, responsible, who, sponsor",
  "owner",
  asPerson,
);
