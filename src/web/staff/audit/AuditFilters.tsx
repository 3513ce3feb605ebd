import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { Search } from "../../search.ts";
import { useAsk } from "../workspace.ts";
import { actionInWords } from "./actions-in-words.ts";
import styles from "./Audit.module.css";

type Props = {
  actions: readonly string[];
  asked: Search;
  named: { actor: string | null; object: string | null };
};

/** What the trail is narrowed to; all of it is in the address. People and things are chosen in the table. */
export function AuditFilters({ actions, asked, named }: Props) {
  const ask = useAsk();
  const set = (name: "action" | "from" | "to", value: string) =>
    ask({ [name]: value === "" ? undefined : value });
  const isNarrowed = Object.keys(asked).length > 0;
  return (
    <search className={`${styles.filters} not-printed`} aria-label="Filters of the trail">
      <NativeSelect
        size="xs"
        label="What"
        value={asked.action ?? ""}
        onChange={({ currentTarget }) => set("action", currentTarget.value)}
        data={[
          { value: "", label: "everything" },
          ...actions.map((action) => ({ value: action, label: actionInWords(action) })),
        ]}
      />
      <TextInput
        size="xs"
        type="date"
        label="From"
        value={asked.from ?? ""}
        onChange={({ currentTarget }) => set("from", currentTarget.value)}
      />
      <TextInput
        size="xs"
        type="date"
        label="To"
        value={asked.to ?? ""}
        onChange={({ currentTarget }) => set("to", currentTarget.value)}
      />
      {asked.actor && (
        <Button variant="default" size="xs" onClick={() => ask({ actor: undefined })}>
          By {named.actor ?? "one person"} ✕
        </Button>
      )}
      {asked.object && (
        <Button variant="default" size="xs" onClick={() => ask({ object: undefined })}>
          About {named.object ?? "one thing"} ✕
        </Button>
      )}
      {isNarrowed && (
        <Button
          variant="subtle"
          size="xs"
          onClick={() =>
            ask({ action: undefined, actor: undefined, object: undefined, from: undefined, to: undefined })
          }
        >
          Show everything
        </Button>
      )}
    </search>
  );
}
