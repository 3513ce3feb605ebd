import type { Book } from "./book.ts";
import type { Context } from "./context.ts";
import { elementPath, parts } from "./elements.ts";
import type { PartSpec } from "./part-spec.ts";
import { isBlank, isPlaceholder, normal, type Said } from "./said.ts";
import { readRow, type Table } from "./table.ts";

/**
 * A table that stands on its side: an element to a column, a field to a row. Read only where its labels can be of one part and of
 * no other, or where they are fields of the part that the heading names; false for any other table.
 */
export function readTransposed(book: Book, context: Context, { header, rows }: Table): boolean {
  const labels = rows.map(({ cells: [label = ""] }) => normal(label));
  const spec = header.cells.length > 2 ? onItsSide(context, header.cells[0] ?? "", labels) : undefined;
  if (!spec) return false;
  book.used(header.line);
  const naming = spec.named.find((name) => labels.includes(name));
  for (const [at, title] of header.cells.entries()) {
    if (at === 0) continue;
    const cells = new Map<string, Said>(
      rows.map(({ line, cells: row }, index) => [labels[index] ?? "", { text: row[at] ?? "", line }]),
    );
    const name = (naming === undefined ? undefined : cells.get(naming)) ?? { text: title, line: header.line };
    if (isBlank(name.text)) continue;
    if (isPlaceholder(name.text)) book.toFill(name, spec.what);
    else readRow(book, spec, name, elementPath(book, spec, name, context), cells, naming ?? "");
  }
  return true;
}

function onItsSide({ titles }: Context, corner: string, labels: readonly string[]): PartSpec | undefined {
  if (!/^(?:field|attribute|item|property|what|aspect)?$/.test(normal(corner))) return undefined;
  const heading = normal(titles.at(-1) ?? "");
  const found = parts.filter((spec) => {
    const fields = spec.fields.filter(({ says }) => says.some((label) => labels.includes(label))).length;
    const told = (spec.tells ?? []).filter((label) => labels.includes(label)).length;
    const isHeaded = spec.headings?.test(heading) || spec.listed?.under.test(heading);
    return told > 1 || (isHeaded === true && fields > 1);
  });
  return found.length === 1 ? found[0] : undefined;
}
