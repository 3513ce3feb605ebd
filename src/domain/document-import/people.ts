import type { Book } from "./book.ts";
import { isFirstName, nameAndRole } from "./person-names.ts";
import type { Reader } from "./readers.ts";
import type { Said } from "./said.ts";

/** A person by role: who is named as an owner becomes one of the people. */
export const asPerson: Reader = (book, said, path) => {
  if (/^(?:all|everyone|everybody|the team|various|tbd)$/i.test(said.text.trim()))
    return book.leave(said, "no one person or role");
  const [text = "", ...more] = book.options.isOurs ? [said.text] : said.text.split(sentenceEnd);
  if (!book.options.isOurs && isFirstName(text.trim()))
    book.later(said.line, () => book.put(said, path, firstNamed(book, { ...said, text: text.trim() })));
  else book.put(said, path, personOf(book, { ...said, text }));
  if (more.length > 0) book.leave({ ...said, text: more.join(" ") }, "a sentence behind a person");
};

/** `Head of Partnerships. We start in May.`: the point behind a word, and none behind `Dr` or an initial. */
const sentenceEnd = /(?<=\p{Ll}{3}[.])\s+(?=\p{Lu})/u;

/** A first name means the one person of the document who has it, which is said; with none or two of them it is a person of its own. */
function firstNamed(book: Book, said: Said): string {
  const [name, ...others] = book.peopleCalled(said.text);
  if (name === undefined || others.length > 0) return personOf(book, said);
  book.assume({
    words: `“${said.text}” is read as ${name}, the only person of that first name in the document`,
    change: "name another owner where it is somebody else",
    line: said.line,
  });
  return personOf(book, { ...said, text: name });
}

/** A person whose name and role the document says together is one person, whichever of the two a place names. */
function personWithRole(book: Book, said: Said): string | undefined {
  const { roleOf, nameOf } = book.options.roles;
  const text = said.text
    .trim()
    .replace(/^@(?=\p{L})/u, "")
    .replace(/(?<=\p{Ll}{3})[.]$/u, "");
  const both = nameAndRole(text);
  const name = both?.name ?? (roleOf.has(text) ? text : nameOf.get(text));
  const role = name === undefined ? undefined : roleOf.get(name);
  if (name === undefined || role === undefined || (both && both.role !== role)) return undefined;
  // People are called by their roles; where two have the same, by their names.
  const slug = book.slug("people", nameOf.get(role) === name ? role : name);
  book.put(said, ["people", slug, "title"], role);
  book.put(said, ["people", slug, "name"], name);
  return slug;
}

/** The slug of a person by what a place says; who is not known yet becomes one of the people. */
export function personOf(book: Book, said: Said): string {
  const known = personWithRole(book, said);
  if (known !== undefined) return known;
  const { title, name } = personNamed(book, said.text.trim());
  const slug = book.element(said, "people", title, "title");
  if (name !== undefined) book.put(said, ["people", slug, "name"], name);
  return slug;
}

/**
 * A person who is named with a remark in one place and without it in another is one; neither an @ nor the point of a sentence is
 * part of a name. Our own prints say who holds a role in brackets: `Head of partnerships (Femke de Boer)`.
 */
function personNamed(book: Book, text: string): { title: string; name?: string | undefined } {
  const [, role, holder] = (book.options.isOurs && /^(.+?) \(([^()]+)\)$/.exec(text)) || [];
  const written = (role ?? text).replace(/^@(?=\p{L})/u, "").replace(/(?<=\p{Ll}{3})[.]$/u, "");
  const slug = book.known("people", written);
  const title = slug && book.valueAt(["people", slug, "title"]);
  return { title: typeof title === "string" ? title : written, name: holder };
}
