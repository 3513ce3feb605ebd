import { Outlet, useNavigate } from "@tanstack/react-router";
import { endpoints } from "../../contract/endpoints.ts";
import type { WorkspaceReply } from "../../contract/api.ts";
import { useReply } from "../client.ts";
import type { Search } from "../search.ts";
import { counted, longDay } from "../ui/numbers.ts";
import { Shell } from "../ui/Shell.tsx";
import { Answered } from "../ui/states.tsx";
import { WhyPanel } from "./measures/WhyPanel.tsx";
import { rooms } from "./rooms.ts";
import { useAsked, WorkspaceContext } from "./workspace.ts";

export function Layout() {
  return (
    <Answered of={useReply(endpoints.workspace, {})} waitingFor="the workspace">
      {(workspace) => (
        <WorkspaceContext value={workspace}>
          <Framed workspace={workspace} />
        </WorkspaceContext>
      )}
    </Answered>
  );
}

function Framed({ workspace }: { workspace: WorkspaceReply }) {
  const { search, asOf } = useAsked();
  const navigate = useNavigate();
  const close = () =>
    void navigate({
      to: ".",
      search: (current: Search) => ({ ...current, why: undefined }),
      hash: (hash) => hash ?? "",
      resetScroll: false,
    });
  return (
    <Shell
      workspace={workspace.name}
      origin={workspace.sample ? "sample company" : workspace.strategy.fileName}
      rooms={rooms}
      foot={<Foot workspace={workspace} asOf={asOf} />}
      aside={search.why ? <WhyPanel key={search.why} why={search.why} onClose={close} /> : null}
    >
      <Outlet />
    </Shell>
  );
}

function Foot({ workspace, asOf }: { workspace: WorkspaceReply; asOf: string }) {
  const { strategy, facts, currency, assumptions } = workspace;
  return (
    <>
      <p>
        As of {longDay(asOf)} · {strategy.name}, version {strategy.version} · amounts in {currency} ·{" "}
        {counted(facts.partners, "partner")} and {counted(facts.deals, "deal")}
        {facts.firstDay && facts.lastDay && ` from ${longDay(facts.firstDay)} to ${longDay(facts.lastDay)}`}
      </p>
      {assumptions.length > 0 && <p>Taken for granted: {assumptions.join(" ")}</p>}
    </>
  );
}
