/** What an entry of the trail changed, one line for each value: where it is, what it was, what it is. */
export type Change = { path: string; before: string | null; after: string | null };

/**
 * The values in which two things differ; null where there was none. Lists are told whole, because their places mean nothing to
 * a reader.
 */
export function differences(before: unknown, after: unknown): Change[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return [...new Map([...was, ...is])].flatMap(([key, { path }]) => {
    const change = { path, before: was.get(key)?.text ?? null, after: is.get(key)?.text ?? null };
    return change.before === change.after ? [] : [change];
  });
}

type Value = { path: string; text: string };

/** By where they are, exactly; `path` says it in words. */
function valuesOf(value: unknown, path: readonly string[] = []): Map<string, Value> {
  if (value === null || value === undefined) return new Map();
  if (typeof value === "object" && !Array.isArray(value))
    return new Map(Object.entries(value).flatMap(([name, one]) => [...valuesOf(one, [...path, name])]));
  return new Map([[JSON.stringify(path), { path: path.map(inWords).join(", "), text: textOf(value) }]]);
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(textOf).join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** `requiresTotp` is "requires totp". */
const inWords = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/[-_]/g, " ")
    .toLowerCase();
