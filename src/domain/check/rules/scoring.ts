import { type CandidateClass, classOf, missingScores, scoreOf } from "../../strategy/attractiveness.ts";
import { entries, isWhole, sumShares } from "../../strategy/lookup.ts";
import type { Candidate, Strategy } from "../../strategy/strategy.ts";
import { listed, percent, plain } from "../figures.ts";
import { eachOf, type Fault, type Rule, rule } from "../rule.ts";

export const scoringRules: readonly Rule[] = [
  rule({
    id: "SCO-001",
    severity: "error",
    finds: "weights that do not add up to 100%",
    why: "Scores on another scale cannot be held against thresholds from 0 to 100. A class then depends on the arithmetic slip and not on the candidate.",
    fix: "change the weights until together they are 100%",
    example: {
      bad: "scoring:\n  weights: { icpOverlap: 40%, marketInfluence: 40% }",
      good: "scoring:\n  weights: { icpOverlap: 55%, marketInfluence: 45% }",
    },
    faults: ({ strategy }) => weightFaults(strategy),
  }),
  rule({
    id: "SCO-002",
    severity: "error",
    finds: "thresholds out of order or out of 0–100",
    why: "When the thresholds cross, or lie where no score can be, one of the three classes is empty whoever the candidates are. The recruiting order is then decided by nobody.",
    fix: "set the threshold of secondary candidates (`secondaryFrom`) below that of priority ones (`priorityFrom`), both from 0 to 100",
    example: {
      bad: "scoring: { priorityFrom: 50, secondaryFrom: 75 }",
      good: "scoring: { priorityFrom: 75, secondaryFrom: 50 }",
    },
    faults: ({ strategy }) => thresholdFaults(strategy.scoring),
  }),
  rule({
    id: "SCO-003",
    severity: "warning",
    finds: "P0 or P1 for an opportunistic candidate",
    why: "The score says not to invest, the priority says to start here. Recruiters follow the priority, so the time goes where the strategy expects least.",
    fix: "set the priority to P2, or correct the scores",
    example: {
      bad: "scoring: { weights: { icpOverlap: 100% }, priorityFrom: 75, secondaryFrom: 50 }\nlandscape:\n  small-shop: { name: Small Shop, priority: P0, scores: { icpOverlap: 20 } }",
      good: "scoring: { weights: { icpOverlap: 100% }, priorityFrom: 75, secondaryFrom: 50 }\nlandscape:\n  small-shop: { name: Small Shop, priority: P2, scores: { icpOverlap: 20 } }",
    },
    faults: ({ strategy }) => priorityFaults(strategy),
  }),
  rule({
    id: "SCO-004",
    severity: "warning",
    finds: "a secondary candidate beyond *identified* while no priority candidate is negotiating or signed",
    why: "Second choices answer faster, so they fill the calendar first. The partners the strategy depends on are then approached late, or by somebody tired.",
    fix: "bring a priority candidate to negotiation first, or set this one back to identified (`status`)",
    example: {
      bad: "scoring: { weights: { icpOverlap: 100% }, priorityFrom: 75, secondaryFrom: 50 }\nlandscape:\n  first: { name: First, status: identified, scores: { icpOverlap: 80 } }\n  second: { name: Second, status: contacted, scores: { icpOverlap: 60 } }",
      good: "scoring: { weights: { icpOverlap: 100% }, priorityFrom: 75, secondaryFrom: 50 }\nlandscape:\n  first: { name: First, status: negotiating, scores: { icpOverlap: 80 } }\n  second: { name: Second, status: contacted, scores: { icpOverlap: 60 } }",
    },
    faults: ({ strategy }) => earlySecondaryFaults(strategy),
  }),
  rule({
    id: "SCO-005",
    severity: "warning",
    finds: "an opportunistic candidate beyond *identified* that is not inbound",
    why: "Reaching out to a candidate below the line costs as much as reaching out to one above it. Only those who come by themselves are worth an answer.",
    fix: "set it back to identified (`status`), or its origin to inbound (`origin`) if it came to us",
    example: {
      bad: "scoring: { weights: { icpOverlap: 100% }, priorityFrom: 75, secondaryFrom: 50 }\nlandscape:\n  small-shop: { name: Small Shop, origin: outbound, status: qualified, scores: { icpOverlap: 30 } }",
      good: "scoring: { weights: { icpOverlap: 100% }, priorityFrom: 75, secondaryFrom: 50 }\nlandscape:\n  small-shop: { name: Small Shop, origin: inbound, status: qualified, scores: { icpOverlap: 30 } }",
    },
    faults: ({ strategy }) => outboundFaults(strategy),
  }),
  rule({
    id: "SCO-006",
    severity: "warning",
    finds: "a candidate without scores",
    why: "A candidate that nobody scored is pursued because somebody knows somebody. It also cannot be compared when time runs short.",
    fix: "score it from 0 to 100 on every criterion that has a weight (`scoring.weights`)",
    example: {
      bad: "landscape:\n  northgate: { name: Northgate, type: msp }",
      good: "landscape:\n  northgate: { name: Northgate, type: msp, scores: { icpOverlap: 90, marketInfluence: 70 } }",
    },
    faults: ({ strategy }) => unscoredFaults(strategy),
  }),
];

type Scoring = Strategy["scoring"];

function* weightFaults({ scoring, landscape }: Strategy): Generator<Fault> {
  const weights = Object.values(scoring?.weights ?? {});
  if (weights.length > 0) {
    const sum = sumShares(weights);
    if (!isWhole(sum)) {
      yield { path: ["scoring", "weights"], message: `the weights add up to ${percent(sum)}, not 100%` };
    }
  } else if (
    scoring !== undefined ||
    entries<Candidate>(landscape).some(([, { scores }]) => scores !== undefined)
  ) {
    yield { path: ["scoring"], message: "there are no weights, so no candidate can be scored" };
  }
}

function* thresholdFaults(scoring: Scoring): Generator<Fault> {
  if (scoring === undefined) return;
  for (const key of ["priorityFrom", "secondaryFrom"] as const) {
    const from = scoring[key];
    if (from === undefined) {
      yield {
        path: ["scoring"],
        message: `\`${key}\` is missing, so candidates have no class`,
        fix: `add \`${key}\`, from 0 to 100`,
      };
    } else if (from < 0 || from > 100) {
      yield { path: ["scoring", key], message: `\`${key}\` is ${plain(from)}; scores go from 0 to 100` };
    }
  }
  const { priorityFrom, secondaryFrom } = scoring;
  if (priorityFrom === undefined || secondaryFrom === undefined || secondaryFrom < priorityFrom) return;
  yield {
    path: ["scoring", "secondaryFrom"],
    message: `the threshold of secondary candidates, ${plain(secondaryFrom)}, is not below that of priority ones, ${plain(priorityFrom)}`,
    fix: `set it (\`secondaryFrom\`) below ${plain(priorityFrom)}`,
  };
}

function priorityFaults({ landscape, scoring }: Strategy): Iterable<Fault> {
  return eachOf(landscape, ["landscape"], function* (candidate, path, slug) {
    const { priority } = candidate;
    if ((priority !== "P0" && priority !== "P1") || !isOpen(candidate, "opportunistic", scoring)) return;
    yield {
      path: [...path, "priority"],
      message: `\`${slug}\` is ${priority} with a score of ${scoreText(scoring, candidate)}, which is opportunistic`,
    };
  });
}

function* earlySecondaryFaults({ landscape, scoring }: Strategy): Generator<Fault> {
  const candidates = entries<Candidate>(landscape);
  const isUnderWay = (candidate: Candidate) =>
    isOpen(candidate, "priority", scoring) &&
    (candidate.status === "negotiating" || candidate.status === "signed");
  if (candidates.some(([, candidate]) => isUnderWay(candidate))) return;
  for (const [slug, candidate] of candidates) {
    if (!isPursued(candidate) || !isOpen(candidate, "secondary", scoring)) continue;
    yield {
      path: ["landscape", slug, "status"],
      message: `\`${slug}\` (${scoreText(scoring, candidate)}, secondary) is ${candidate.status} while no priority candidate is negotiating or signed`,
    };
  }
}

function outboundFaults({ landscape, scoring }: Strategy): Iterable<Fault> {
  return eachOf(landscape, ["landscape"], function* (candidate, path, slug) {
    if (candidate.origin === "inbound" || !isPursued(candidate)) return;
    if (!isOpen(candidate, "opportunistic", scoring)) return;
    yield {
      path: [...path, "status"],
      message: `\`${slug}\` (${scoreText(scoring, candidate)}, opportunistic) is ${candidate.status} and did not come to us`,
    };
  });
}

function unscoredFaults({ landscape, scoring }: Strategy): Iterable<Fault> {
  return eachOf(landscape, ["landscape"], function* (candidate, path, slug) {
    if (candidate.status === "declined") return;
    const scored = Object.keys(candidate.scores ?? {}).length > 0;
    const missing = missingScores(scoring, candidate);
    if (!scored) yield { path, message: `\`${slug}\` has no scores` };
    else if (missing.length > 0)
      yield { path: [...path, "scores"], message: `\`${slug}\` has no score for ${listed(missing)}` };
  });
}

/** A candidate of this class that was not declined. */
const isOpen = (candidate: Candidate, wanted: CandidateClass, scoring: Scoring): boolean =>
  candidate.status !== "declined" && classOf(scoring, scoreOf(scoring, candidate)) === wanted;

const scoreText = (scoring: Scoring, candidate: Candidate): string => plain(scoreOf(scoring, candidate) ?? 0);

const isPursued = ({ status }: Candidate): boolean =>
  status !== undefined && status !== "identified" && status !== "declined";
