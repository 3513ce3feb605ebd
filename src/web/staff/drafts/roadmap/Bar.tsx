import type { KeyboardEvent } from "react";
import { type PlannedMilestone, weeksInQuarter } from "../../../../domain/strategy/roadmap-plan.ts";
import { useDraft } from "../draft-context.ts";
import { useDraggable } from "../kit/dragging.ts";
import styles from "./Roadmap.module.css";

type Props = {
  of: PlannedMilestone;
  style: { left: number; top: number; width: number };
  onMove: (steps: number) => void;
};

/** A milestone that is moved by dragging and by the arrow keys: quarters, and weeks with Shift. */
export function Bar({ of: { index, milestone, weeks, tooEarlyFor }, style, onMove }: Props) {
  const { edit, closed } = useDraft();
  const { ref, isDragged } = useDraggable<HTMLButtonElement>(String(index), closed === null);
  const { id, title, quarter } = milestone;
  const moveWeeks = (by: number) => {
    if (!weeks || weeks.from + by < 1 || weeks.to + by > weeksInQuarter) return;
    const [from, to] = [weeks.from + by, weeks.to + by];
    const value = from === to ? from : `${from}-${to}`;
    edit([{ path: ["roadmap", index, "weeks"], value }], `${id} to weeks ${value}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (by === 0 || closed !== null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.shiftKey) moveWeeks(by);
    else onMove(by);
  };
  return (
    <button
      ref={ref}
      type="button"
      className={styles.bar}
      style={style}
      data-short={style.width < 50 || undefined}
      data-wrong={tooEarlyFor.length > 0 || undefined}
      data-dragged={isDragged || undefined}
      aria-disabled={closed !== null}
      title={closed ?? title}
      aria-label={`${id}, ${title}: ${quarter}${weeks ? `, weeks ${weeks.from} to ${weeks.to}` : ""}${tooEarlyFor.length > 0 ? `, waits for ${tooEarlyFor.join(", ")} of a later quarter` : ""}`}
      aria-roledescription="milestone, moved by the arrow keys"
      onKeyDown={onKeyDown}
    >
      <span>{id}</span>
    </button>
  );
}
