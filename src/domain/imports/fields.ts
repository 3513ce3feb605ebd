import {
  type Cell,
  fault,
  readAmount,
  readCountry,
  readDay,
  readOptionalText,
  readText,
  readWholeNumber,
  type ReadCell,
} from "./cells.ts";
import type { Preset } from "./preset.ts";
import type { Field, Row } from "./rows.ts";

/** The fields of a partner. The type is read twice: as the strategy's partner type, and as the file's own word. */
export function partnerFields({ partners }: Preset) {
  const { columns } = partners;
  return {
    externalId: { column: columns.externalId, read: readText },
    name: { column: columns.name, read: readText },
    partnerType: { column: columns.type, read: (cell) => readType(cell, partners) },
    sourceType: { column: columns.type, read: readText },
    city: { column: columns.city, read: readOptionalText },
    state: { column: columns.state, read: readOptionalText },
    country: { column: columns.country, read: readCountry },
  } satisfies Record<string, Field<unknown>>;
}

/** The fields of an order line; `partner` and `product` are keys of the other files. */
export function lineFields({ lines: { columns }, currency: { code } }: Preset) {
  return {
    order: { column: columns.order, read: readText },
    day: { column: columns.day, read: readDay },
    partner: { column: columns.partner, read: readText },
    product: { column: columns.product, read: readText },
    quantity: { column: columns.quantity, read: readWholeNumber },
    unitPriceMinor: { column: columns.unitPrice, read: (cell) => readAmount(cell, code) },
    amountMinor: { column: columns.amount, read: (cell) => readAmount(cell, code) },
  } satisfies Record<string, Field<unknown>>;
}

export function productFields({ products: { columns } }: Preset) {
  return {
    externalId: { column: columns.externalId, read: readText },
    name: { column: columns.name, read: readOptionalText },
  } satisfies Record<string, Field<unknown>>;
}

export type PartnerRow = Row<ReturnType<typeof partnerFields>>;
export type LineRow = Row<ReturnType<typeof lineFields>>;

function readType(cell: Cell, { types, spellings }: Preset["partners"]): ReadCell<string> {
  const known = Object.keys(types).join(", ");
  if (cell === null) return fault("missing-value", known);
  const word = Object.hasOwn(spellings, cell) ? (spellings[cell] ?? cell) : cell;
  const type = Object.hasOwn(types, word) ? types[word] : undefined;
  return type === undefined ? fault("unknown-type", known) : { value: type };
}
