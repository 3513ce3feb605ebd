import { Outlet, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { endpoints } from "../../contract/endpoints.ts";
import type { WorkspaceReply } from "../../contract/api.ts";
import { parseDay } from "../../domain/shared/dates.ts";
import { useReply } from "../client.ts";
import type { Search } from "../search.ts";
import { counted, longDay } from "../ui/numbers.ts";
import { Shell } from "../ui/Shell.tsx";
import { PageLink } from "../ui/PageLink.tsx";
import { Answered, Empty } from "../ui/states.tsx";
import { WhyPanel } from "./measures/WhyPanel.tsx";
import { rooms } from "./rooms.ts";
import { AccountMenu } from "./session/AccountMenu.tsx";
import { WorkspaceDoor } from "./session/Gate.tsx";
import { SampleBanner } from "./session/SampleBanner.tsx";
import { VersionBanner } from "./versions/VersionBanner.tsx";
import { useAsked, WorkspaceContext } from "./workspace.ts";

export function Layout() {
  return <WorkspaceDoor>{() => <Workspace />}</WorkspaceDoor>;
}

function Workspace() {
  const { version, asOf }: Search = useSearch({ strict: false });
  const day = asOf === undefined ? undefined : parseDay(asOf);
  // On another day another version may be in force: it names itself and what is in it.
  const onDay = useReply(endpoints.workspace, { query: { version, asOf: day } }).data;
  return (
    <Answered of={useReply(endpoints.workspace, { query: { version } })} waitingFor="the workspace">
      {(workspace) => <OnDay workspace={workspace} onDay={day === undefined ? undefined : onDay} />}
    </Answered>
  );
}

type Days = { workspace: WorkspaceReply; onDay: WorkspaceReply | undefined };

function OnDay({ workspace, onDay }: Days) {
  const shown = useMemo(() => (onDay ? { ...onDay, asOf: workspace.asOf } : workspace), [workspace, onDay]);
  return (
    <WorkspaceContext value={shown}>
      <Framed workspace={shown} />
    </WorkspaceContext>
  );
}

function Framed({ workspace }: { workspace: WorkspaceReply }) {
  const { search, asOf, misfit } = useAsked();
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
      strategy={workspace.strategy.name}
      rooms={rooms}
      you={<AccountMenu />}
      banner={
        workspace.sample || search.version ? (
          <Banner sample={workspace.sample} version={search.version} />
        ) : null
      }
      foot={<Foot workspace={workspace} asOf={asOf} />}
      aside={
        search.why && misfit === null ? <WhyPanel key={search.why} why={search.why} onClose={close} /> : null
      }
    >
      {misfit === null ? <Outlet /> : <NoDay text={misfit} instead={asOf} />}
    </Shell>
  );
}

/** What is particular about the page: that it shows the sample, or another version than the one in force. */
function Banner({ sample, version }: { sample: boolean; version: string | undefined }) {
  return (
    <>
      {sample && <SampleBanner />}
      {version && <VersionBanner version={version} />}
    </>
  );
}

function NoDay({ text, instead }: { text: string; instead: string }) {
  return (
    <Empty title="The server could not read this question">
      <p>{text} is not a date; write one such as 2020-05-31.</p>
      <p>
        <PageLink to="." add={{ asOf: undefined }}>
          Show the page as of {longDay(instead)}
        </PageLink>
      </p>
    </Empty>
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
