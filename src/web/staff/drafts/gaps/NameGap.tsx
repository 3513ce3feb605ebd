import { Button } from "@mantine/core";
import { useState } from "react";
import type { GapKind } from "../../../../domain/strategy/gap-answers.ts";
import { useDraft } from "../draft-context.ts";
import { slugFrom } from "../form/slugs.ts";
import { inWords } from "../../strategy/parts.ts";
import styles from "./Gaps.module.css";

/** One more gap under its reason, by its sentence. */
export function NameGap({ kind, isFirst }: { kind: GapKind; isFirst: boolean }) {
  const { strategy, edit, closed } = useDraft();
  const [isOpen, setOpen] = useState(false);
  const [statement, setStatement] = useState("");
  if (closed !== null) return null;
  const words = isFirst ? "Name one" : "Name another";
  if (!isOpen)
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        className={styles.naming ?? ""}
        aria-label={`${words}: ${inWords(kind)}`}
        onClick={() => setOpen(true)}
      >
        {words}
      </Button>
    );
  const add = () => {
    const said = statement.trim();
    if (said !== "") {
      const slug = slugFrom(said, Object.keys(strategy.gaps ?? {}));
      edit([{ path: ["gaps", slug], value: { kind, statement: said } }], `Gap named: ${said}`);
    }
    setStatement("");
    setOpen(false);
  };
  return (
    <label className={styles.naming}>
      <span className="small quiet">The gap in one sentence, with its figure; Enter keeps it</span>
      <textarea
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed has become this field
        autoFocus
        rows={2}
        value={statement}
        onChange={({ target }) => setStatement(target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            setStatement("");
            setOpen(false);
          }
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            add();
          }
        }}
      />
    </label>
  );
}
