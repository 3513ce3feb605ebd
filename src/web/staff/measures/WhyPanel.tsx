import { useReply } from "../../client.ts";
import { endpoints } from "../../../contract/endpoints.ts";
import { Waiting, Failed } from "../../ui/states.tsx";
import { WhyFrame } from "../../ui/WhyFrame.tsx";
import { cellInWords } from "../coverage/cells.ts";
import { CellWhy } from "../coverage/CellWhy.tsx";
import { DriftWhy } from "../overview/DriftWhy.tsx";
import { titleInNames } from "../overview/titles.ts";
import { useNamedWorkspace } from "../strategy/names.ts";
import { useAsked } from "../workspace.ts";
import { MeasureWhy } from "./MeasureWhy.tsx";
import { questionOf } from "./question.ts";

/** Explains the number that the URL names. */
export function WhyPanel({ why, onClose }: { why: string; onClose: () => void }) {
  const question = questionOf(why);
  switch (question.about) {
    case "measure":
      return <MeasurePanel question={question} onClose={onClose} />;
    case "drift":
      return <DriftPanel kind={question.kind} subject={question.subject} onClose={onClose} />;
    case "cell":
      return <CellPanel cell={question.cell} onClose={onClose} />;
  }
}

type Closable = { onClose: () => void };

function MeasurePanel({
  question,
  onClose,
}: Closable & {
  question: { measure: string; scope: Record<string, string>; window: { from: string; to: string } | null };
}) {
  return (
    <MeasureWhy
      question={question}
      frame={(title, body) => (
        <WhyFrame title={title} onClose={onClose}>
          {body}
        </WhyFrame>
      )}
    />
  );
}

function DriftPanel({ kind, subject, onClose }: Closable & { kind: string; subject: string }) {
  const { filters } = useAsked();
  const workspace = useNamedWorkspace();
  const overview = useReply(endpoints.overview, { query: filters });
  const line = overview.data?.drift.lines.find((one) => one.kind === kind && one.subject === subject);
  return (
    <WhyFrame
      title={line ? titleInNames(workspace, line.title) : "One promise of the strategy"}
      onClose={onClose}
    >
      {overview.error ? (
        <Failed error={overview.error} />
      ) : !overview.data ? (
        <Waiting for="the reasons" />
      ) : line ? (
        <DriftWhy line={line} currency={overview.data.currency} />
      ) : (
        <p>The strategy makes no such promise on this day.</p>
      )}
    </WhyFrame>
  );
}

function CellPanel({ cell: name, onClose }: Closable & { cell: string }) {
  const { filters } = useAsked();
  const workspace = useNamedWorkspace();
  const coverage = useReply(endpoints.coverage, { query: filters });
  const cell = coverage.data?.cells.find((one) => one.cell === name);
  return (
    <WhyFrame title={cell ? cellInWords(workspace, cell) : `Coverage of ${name}`} onClose={onClose}>
      {coverage.error ? (
        <Failed error={coverage.error} />
      ) : !coverage.data ? (
        <Waiting for="the reasons" />
      ) : cell ? (
        <CellWhy cell={cell} index={coverage.data.cells.indexOf(cell)} />
      ) : (
        <p>The strategy has no such cell.</p>
      )}
    </WhyFrame>
  );
}
