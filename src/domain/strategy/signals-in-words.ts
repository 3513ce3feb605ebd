import { signals } from "./closed-sets.ts";

export type Signal = (typeof signals)[number];
/** What a signal is held against; as it is written in the strategy: "30", "-20%", "6 months". */
export type SignalBound = { readonly side: "over" | "under" | "at least" | "at most"; readonly text: string };

type Words = {
  /** Without a bound: it happens at all. */
  readonly happens: string;
  /** With one: "…" is where the bound stands, "more than 30 days" or "at least 3". */
  readonly measured: string;
  /** A plain number is so many of these. */
  readonly unit?: "days";
};

/** An early warning as somebody would say it; the import reads the same sentences back. */
const words: Readonly<Record<Signal, Words>> = {
  "days-since-contact": { happens: "No contact", measured: "No contact for …", unit: "days" },
  "revenue-change-quarter": {
    happens: "Revenue changes against the quarter before",
    measured: "Revenue against the quarter before: …",
  },
  "pipeline-change-quarter": {
    happens: "Pipeline changes against the quarter before",
    measured: "Pipeline against the quarter before: …",
  },
  "competitor-partnership": {
    happens: "A rival announces a partnership",
    measured: "Partnerships that rivals announce: …",
  },
  "competitor-review-age": {
    happens: "A rival is not reviewed",
    measured: "A rival is not reviewed for …",
    unit: "days",
  },
  "certification-lapse": { happens: "A certification lapses", measured: "Certifications that lapse: …" },
  "tier-miss": { happens: "A partner misses its tier", measured: "Partners that miss their tier: …" },
  "manager-changed": { happens: "A partner manager changes", measured: "Partner managers who change: …" },
  "agreement-expiring": { happens: "An agreement expires", measured: "Agreements that expire: …" },
  "agreement-breach": { happens: "An agreement is breached", measured: "Agreements that are breached: …" },
  "audit-overdue": { happens: "An audit is overdue", measured: "Audits that are overdue: …" },
  "top-partners-lost": { happens: "A top partner is lost", measured: "Top partners lost: …" },
  "partner-concentration": {
    happens: "Revenue gathers on few partners",
    measured: "Share of the largest partners: …",
  },
};

const sides = {
  over: "more than",
  under: "less than",
  "at least": "at least",
  "at most": "at most",
} as const;

/** "No contact for more than 30 days", "Top partners lost: at least 3"; as it is written where the signal is not known. */
export function signalInWords(signal: string, bound?: SignalBound): string {
  const said = isSignal(signal)
    ? words[signal]
    : { happens: signal.replaceAll("-", " "), measured: `${signal.replaceAll("-", " ")} …` };
  if (bound === undefined) return said.happens;
  const unit = "unit" in said && said.unit && /^\d+$/.test(bound.text) ? ` ${said.unit}` : "";
  return said.measured.replace("…", () => `${sides[bound.side]} ${bound.text}${unit}`);
}

/** The signal that a sentence is, with its bound; undefined for any other sentence. */
export function signalOf(sentence: string): { signal: Signal; bound?: SignalBound } | undefined {
  const text = sentence.trim().toLowerCase();
  for (const signal of signals) {
    const { happens, measured, unit } = words[signal];
    if (text === happens.toLowerCase()) return { signal };
    const start = measured.slice(0, measured.indexOf("…")).toLowerCase();
    const match = text.startsWith(start) ? bounded.exec(text.slice(start.length)) : null;
    const side = match && sideOf(match[1] ?? "");
    if (!match || !side) continue;
    const written = match[2] ?? "";
    return {
      signal,
      bound: { side, text: unit ? written.replace(new RegExp(`^(\\d+) ${unit}$`), "$1") : written },
    };
  }
  return undefined;
}

const bounded = /^(more than|less than|at least|at most) (\S.*)$/;
const sideOf = (said: string): SignalBound["side"] | undefined =>
  (Object.keys(sides) as SignalBound["side"][]).find((side) => sides[side] === said);
const isSignal = (text: string): text is Signal => Object.hasOwn(words, text);
