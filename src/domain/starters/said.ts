import { addMonths, type Day, monthEnd } from "../shared/dates.ts";
import { writtenFrom } from "../strategy/typed.ts";
import { type AnswerFault, judgeAnswers, starterAnswers, type StarterAnswers } from "./answers.ts";

/** The questions of a guided start, in the order in which a person can answer them: the figures come after their currency. */
export const questionNames = [
  "stage",
  "industry",
  "company",
  "product",
  "category",
  "currency",
  "fiscalYearStart",
  "arr.current",
  "arr.target",
  "arr.by",
  "idealCustomers",
  "markets",
  "partnerArr",
  "direct.sellers",
  "direct.quota",
  "direct.attainment",
] as const;
export type QuestionName = (typeof questionNames)[number];
/** Many products are named by their category, and what sellers and partners bring today is often looked up later. */
const mayStayEmpty: readonly string[] = [
  "category",
  "partnerArr",
  "direct.sellers",
  "direct.quota",
  "direct.attainment",
];
export const requiredQuestions: readonly QuestionName[] = questionNames.filter(
  (name) => !mayStayEmpty.includes(name),
);

/** What was said to each question, as text: at a terminal, in a form. */
export type Said = Readonly<Partial<Record<QuestionName, string>>>;

/** Answers as a request carries them. */
type WrittenAnswers = {
  readonly stage: string;
  readonly industry: string;
  readonly company: string;
  readonly product: string;
  readonly category?: string;
  readonly currency: string;
  readonly fiscalYearStart: number;
  readonly arr: { readonly current: string; readonly target: string; readonly by: string };
  readonly idealCustomers: readonly string[];
  readonly markets: readonly string[];
  readonly partnerArr?: string;
  readonly direct?: {
    readonly sellers?: string | number;
    readonly quota?: string;
    readonly attainment?: string;
  };
  readonly timeZone?: string;
};

/** Customers are told apart by semicolons and line ends, markets by commas too: they have none in their names. */
export const writtenAnswers = (said: Required<Said>, timeZone: string | undefined): WrittenAnswers => ({
  stage: said.stage,
  industry: said.industry,
  company: said.company,
  product: said.product,
  ...(said.category.trim() === "" ? {} : { category: said.category }),
  currency: said.currency.trim().toUpperCase(),
  fiscalYearStart: Number(said.fiscalYearStart),
  arr: {
    current: amountFrom(said["arr.current"]),
    target: amountFrom(said["arr.target"]),
    by: said["arr.by"].trim(),
  },
  idealCustomers: linesOf(said.idealCustomers, /[;\n]/),
  markets: linesOf(said.markets, /[,;\n]/),
  ...directFrom(said),
  ...(timeZone === undefined ? {} : { timeZone }),
});

/** What is brought today; nothing that was not answered is written. */
function directFrom(said: Required<Said>): Pick<WrittenAnswers, "partnerArr" | "direct"> {
  const [sellers, quota, attainment] = [
    said["direct.sellers"],
    said["direct.quota"],
    said["direct.attainment"],
  ].map((text) => text.trim());
  const direct = {
    ...(sellers ? { sellers: writtenFrom("number", sellers) ?? sellers } : {}),
    ...(quota ? { quota: amountFrom(quota) } : {}),
    ...(attainment ? { attainment: String(writtenFrom("share", attainment)) } : {}),
  };
  return {
    ...(said.partnerArr.trim() === "" ? {} : { partnerArr: amountFrom(said.partnerArr) }),
    ...(Object.keys(direct).length > 0 ? { direct } : {}),
  };
}

/** `$12m` is 12M, as in every other field for an amount. */
const amountFrom = (text: string): string => String(writtenFrom("amount", text) ?? "");

const linesOf = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** The answers, or each fault with the question that it is about. */
export function readAnswers(
  written: unknown,
  today: Day,
): { readonly answers: StarterAnswers } | { readonly faults: readonly AnswerFault[] } {
  const read = starterAnswers.safeParse(written);
  if (!read.success)
    return {
      faults: read.error.issues.map(({ path, message }) => ({
        at: path.join("."),
        reason: "this does not fit",
        accepted: message.replace(/^expected /, ""),
      })),
    };
  const faults = judgeAnswers(read.data, today);
  return faults.length > 0 ? { faults } : { answers: read.data };
}

/** Whether a fault is about a question: `idealCustomers.0` is about `idealCustomers`. */
export const isAbout = ({ at }: AnswerFault, question: QuestionName): boolean =>
  at === question || at.startsWith(`${question}.`);

/** What stands where nobody has answered yet, so that a starter can be shown, or written and marked. */
export const placeholdersOn = (today: Day): Required<Said> => ({
  stage: "growth",
  industry: "other",
  company: "Your company",
  product: "What you sell",
  category: "",
  currency: "USD",
  fiscalYearStart: "1",
  "arr.current": "10M",
  "arr.target": "20M",
  "arr.by": monthEnd(addMonths(today, 36)),
  idealCustomers: "Who buys and stays",
  markets: "US",
  partnerArr: "",
  "direct.sellers": "",
  "direct.quota": "",
  "direct.attainment": "",
});
