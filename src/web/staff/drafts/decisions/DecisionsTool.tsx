import { type LoggedDecision, recommend } from "../../../../domain/strategy/build-partner-acquire.ts";
import { entries } from "../../../../domain/strategy/lookup.ts";
import type { Strategy } from "../../../../domain/strategy/strategy.ts";
import { counted } from "../../../ui/numbers.ts";
import { useDraft } from "../draft-context.ts";
import { Tool } from "../kit/Tool.tsx";
import { DecisionCard } from "./DecisionCard.tsx";

/** Build, partner or acquire: what is known, what the rule answers, what was decided, and when it is looked at again. */
export function DecisionsTool() {
  const { strategy, asOf } = useDraft();
  const decisions = entries<LoggedDecision>(strategy.decisions);
  if (decisions.length === 0) return null;
  return (
    <Tool
      title={findingOf(strategy, asOf)}
      says="The first rule whose facts all hold decides. A fact that is not stated counts neither way."
    >
      {decisions.map(([id, decision]) => (
        <DecisionCard key={id} id={id} decision={decision} />
      ))}
    </Tool>
  );
}

function findingOf(strategy: Strategy, asOf: string): string {
  const decisions = Object.values(strategy.decisions ?? {});
  const all = counted(decisions.length, "decision");
  const answers = decisions.map(({ facts, decision }) => ({ ...recommend(facts), decision }));
  const open = answers.filter(({ decision }) => decision === undefined).length;
  const waiting = answers.filter(({ unstated }) => unstated.length > 0).length;
  const against = answers.filter(
    ({ recommended, unstated, decision }) => unstated.length === 0 && decision !== recommended,
  ).length;
  const due = decisions.filter(({ review }) => review !== undefined && review < asOf).length;
  const later = due > 0 ? `; ${due} past ${due === 1 ? "its" : "their"} review` : "";
  if (open > 0) return `${open} of ${all} ${open === 1 ? "is" : "are"} not taken yet${later}`;
  if (waiting > 0) return `The rule cannot judge ${waiting} of ${all}: facts are not known${later}`;
  if (against > 0)
    return `${against} of ${all} ${against === 1 ? "differs" : "differ"} from the rule${later}`;
  return `${decisions.length === 1 ? "The decision follows" : `Each of the ${all} follows`} the rule${later}`;
}
