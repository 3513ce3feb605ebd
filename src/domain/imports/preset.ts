/** What a source says it holds: a share of all revenue needs all deals, not only those with partners (spec 2, "Facts"). */
export const holdings = ["all-deals", "partner-deals"] as const;

/** Which column of a partner file is which field of a partner. */
export type PartnerColumns = Record<"externalId" | "type" | "name" | "city" | "state" | "country", string>;
/** Which column of a file of order lines is which field; the lines of one order are one deal, won on its day. */
export type LineColumns = Record<
  "order" | "day" | "product" | "partner" | "quantity" | "unitPrice" | "amount",
  string
>;
export type ProductColumns = Record<"externalId" | "name", string>;

/** The parts that the partner of an order plays in its deal. */
export type ImportedRole = "sourced" | "resold";

/** A file that is read and counted but whose rows are kept nowhere, and why. */
export type UnusedFile = {
  readonly file: string;
  readonly columns: readonly string[];
  readonly because: string;
};

/**
 * How the files of one kind of export become partners and deals: columns to fields, words to partner types, and what
 * has to be taken for granted because the files do not say it. Everything that differs between exports stands here.
 */
export type Preset = {
  readonly name: string;
  readonly title: string;
  readonly holds: (typeof holdings)[number];
  readonly currency: { readonly code: string; readonly assumed: boolean };
  readonly partners: {
    readonly file: string;
    readonly columns: PartnerColumns;
    /** The file's words for a type, and the partner type of the strategy that each means. */
    readonly types: Readonly<Record<string, string>>;
    /** Misspelled words and what they are taken for; each use is reported as a proposal that was applied. */
    readonly spellings: Readonly<Record<string, string>>;
  };
  readonly products: { readonly file: string; readonly columns: ProductColumns };
  readonly lines: {
    readonly file: string;
    readonly columns: LineColumns;
    readonly roles: readonly ImportedRole[];
  };
  readonly unused: readonly UnusedFile[];
};

/** One file of a preset as it is recognised: by its name, or by its columns. */
export type FileShape = {
  readonly file: string;
  readonly columns: readonly string[];
  readonly required: boolean;
};

/** The files of a preset in the order in which they are read: what others refer to comes first. */
export const shapesOf = (preset: Preset): FileShape[] => [
  ...[preset.partners, preset.products, preset.lines].map(({ file, columns }) => ({
    file,
    columns: Object.values(columns),
    required: true,
  })),
  ...preset.unused.map(({ file, columns }) => ({ file, columns, required: false })),
];
