import type { VersionRow } from "../../../contract/drafts.ts";
import { stateWords } from "../../../domain/versions/lifecycle.ts";
import { longDay } from "../../ui/numbers.ts";

const signs: Readonly<Record<VersionRow["state"], string>> = {
  "in-review": "◷",
  "sent-back": "▲",
  withdrawn: "–",
  adopted: "●",
  superseded: "○",
};

/** The state of a version in sign and words; an adopted one says from which day. */
export function StateMark({ of: { state, adoptedFrom } }: { of: Pick<VersionRow, "state" | "adoptedFrom"> }) {
  const from = state === "adopted" && adoptedFrom !== null ? ` from ${longDay(adoptedFrom)}` : "";
  return (
    <span>
      <span aria-hidden>{signs[state]}</span> {stateWords[state]}
      {from}
    </span>
  );
}
