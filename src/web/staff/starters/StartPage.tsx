import { endpoints } from "../../../contract/endpoints.ts";
import type { DraftReply } from "../../../contract/drafts.ts";
import { valueAt } from "../../../domain/strategy/plain-data.ts";
import { mayStart } from "../../../domain/starters/may-start.ts";
import type { Said } from "../../../domain/starters/said.ts";
import { useReply } from "../../client.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { PageLink } from "../../ui/PageLink.tsx";
import { Answered } from "../../ui/states.tsx";
import { ForWhoMay } from "../session/ForWhoMay.tsx";
import { GuidedStart } from "./GuidedStart.tsx";

/** The guided start: from nothing to a draft that can be argued with. */
export function StartPage() {
  return (
    <ForWhoMay page="Guided start" capability="strategy.edit">
      <Answered of={useReply(endpoints.draft, {})} waitingFor="the draft as it stands">
        {(draft) =>
          mayStart({ ...draft, origin: draft.saved?.origin ?? null }) ? (
            <GuidedStart revision={draft.revision} given={givenBy(draft)} />
          ) : (
            <Written />
          )
        }
      </Answered>
    </ForWhoMay>
  );
}

function Written() {
  return (
    <PageHeader page="Guided start" finding="The draft has been written into, and a starter would replace it">
      Go on in <PageLink to="/draft">the draft</PageLink>. To begin anew, take its changes back first.
    </PageHeader>
  );
}

/** What the workspace knows already is not asked again; it can be changed. */
function givenBy({ data }: DraftReply): Said {
  const [name, currency, month] = ["name", "currency", "fiscalYearStart"].map((field) =>
    valueAt(data, ["company", field]),
  );
  return {
    company: typeof name === "string" ? name : "",
    currency: typeof currency === "string" ? currency : "",
    fiscalYearStart: typeof month === "number" ? String(month) : "1",
  };
}
