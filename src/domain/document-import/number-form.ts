import type { Assumption } from "./result.ts";

/** How a document writes figures: 1,500.25 (`point`) or 1.500,25 (`comma`); `unsaid` where nothing in it tells. */
export type NumberForm = "point" | "comma" | "unsaid";

const token = /\d{1,3}(?:[ \u00A0\u202F'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*/g;
const scale = /^\s?(?:k|m|mm|mn|mio|mrd|tsd|b|bn|thousand|million|billion|%|percent|per cent)\b|^\s?%/i;
const money = /\p{Sc}|\b[A-Z]{3}\b/u;

/**
 * The figures of a short text without marks between thousands and with a point before decimals; undefined where one of them could
 * be fifteen hundred and could be one and a half (`€1.500`), because nobody has said which.
 */
export function plainFigures(text: string, form: NumberForm): string | undefined {
  let isClear = true;
  const plain = text.replaceAll(token, (found: string, at: number) => {
    const read = readToken(found, form, text.slice(at + found.length), money.test(text));
    isClear &&= read !== undefined;
    return read ?? found;
  });
  return isClear ? plain : undefined;
}

export const unclear =
  "could be a figure of thousands or one with decimals; write it as 1,500 or 1.5, without marks of another country";

function readToken(found: string, form: NumberForm, after: string, isMoney: boolean): string | undefined {
  const grouped = found.replaceAll(/[ \u00A0\u202F'’]/g, "");
  if (grouped !== found) return grouped.replace(",", ".");
  const marks = found.replaceAll(/\d/g, "");
  const parts = found.split(/[.,]/);
  const areThousands = parts.slice(1, -1).every((part) => part.length === 3);
  const last = marks.at(-1) ?? "";
  if (marks.length < 2) return readOne(found, form, after, isMoney);
  if (new Set(marks).size === 1) return areThousands && parts.at(-1)?.length === 3 ? parts.join("") : found;
  if (!areThousands || marks.indexOf(last) < marks.length - 1) return found;
  return `${parts.slice(0, -1).join("")}.${parts.at(-1) ?? ""}`;
}

/** One mark at most. Three digits after it may be thousands, unless what stands before them is nothing or too long. */
function readOne(found: string, form: NumberForm, after: string, isMoney: boolean): string | undefined {
  const [whole = "", rest] = found.split(/[.,]/);
  if (rest === undefined) return found;
  const decimal = `${whole}.${rest}`;
  if (rest.length !== 3 || whole === "0" || whole.length > 3) return decimal;
  if (found.includes(",")) return form === "comma" ? undefined : whole + rest;
  // Sums of money have no three decimals, unless a letter behind them says of what.
  const isSum = isMoney && form === "unsaid" && !scale.test(after);
  if (form === "comma" || isSum) return whole + rest;
  if (scale.test(after)) return decimal;
  return form === "point" && !isMoney ? decimal : undefined;
}

const signsOf: readonly (readonly [NumberForm, RegExp])[] = [
  ["comma", /(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d|(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.,]\d)/],
  ["comma", /(?<![\d.,])\d+,\d{1,2}(?!\d)\s?(?:%|€|EUR\b|Mio|Mrd|Tsd|[KMB]\b)/],
  ["point", /(?<![\d.,])\d{1,3}(?:,\d{3})+\.\d|(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?![\d.,]\d)/],
  ["point", /(?<![\d.,])\d+\.\d{1,2}(?![\d.])\s?(?:%|[KMB]\b|bn\b|mn?\b)|[$£€]\s?\d{1,3},\d{3}(?![\d,])/i],
];

/** The form that the figures of a document show; of a document that shows both, none. */
export function numberForm(lines: readonly string[]): {
  form: NumberForm;
  assumption: Assumption | undefined;
} {
  const found = (form: NumberForm) =>
    lines.findIndex((text) => signsOf.some(([shown, sign]) => shown === form && sign.test(text)));
  const [comma, point] = [found("comma"), found("point")];
  if (comma < 0 || point >= 0)
    return { form: comma < 0 && point >= 0 ? "point" : "unsaid", assumption: undefined };
  return {
    form: "comma",
    assumption: {
      words: "Figures are read with a comma before decimals and points between thousands, as they stand here",
      change: "write the figures as 1,500.25 where that is not meant",
      line: comma + 1,
    },
  };
}
