import type { WorkingFile } from "../../contract/drafts.ts";
import { isMap } from "../../domain/strategy/plain-data.ts";
import type { Written } from "../drafts/joining.ts";

/**
 * A full disk or a lost network drive leaves the first part of a file, and often that reads as a strategy: one from which
 * somebody has taken the rest. Where the last line lost its end and whole parts went with it, that is asked first.
 */
export function halfWritten(brought: Written, common: Written): WorkingFile["problem"] {
  if (brought.text.endsWith("\n") || !common.text.endsWith("\n")) return null;
  const gone = partsOf(common).filter((part) => !partsOf(brought).includes(part));
  if (gone.length === 0) return null;
  const lines = brought.text.split("\n");
  return {
    line: lines.length,
    column: (lines.at(-1) ?? "").length + 1,
    reason: `the file ends in the middle of a line, and what it had after that is gone (${gone.join(", ")}): it may be half written`,
    accepted: "the whole file; where these parts are meant to go, an end of the last line",
  };
}

const partsOf = ({ data }: Written): string[] => (isMap(data) ? Object.keys(data) : []);
