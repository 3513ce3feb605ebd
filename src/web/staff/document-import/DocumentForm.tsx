import { FileButton } from "@mantine/core";
import { useRef, useState } from "react";
import { largestDocument } from "../../../contract/drafts.ts";
import { currencies } from "../../../domain/shared/currency.ts";
import { Act } from "../../ui/Act.tsx";
import { ChoiceField, Form, LinesField, TextField, type Values } from "../../ui/Form.tsx";
import { count } from "../../ui/numbers.ts";
import { useMay } from "../session/session.ts";
import styles from "./Bring.module.css";
import type { Bringing } from "./use-bringing.ts";

/** The text of a document, and what its reader needs to know where it does not say it. */
export function DocumentForm({ bringing: { document, change, read } }: { bringing: Bringing }) {
  const { text, name, currency, year } = document;
  const closed = useMay()("strategy.edit");
  const onSend = async (values: Values) => {
    const refused = refusedText(text);
    if (refused !== null) throw new Error(refused);
    await read({ ...document, currency: values["currency"] ?? "", year: (values["year"] ?? "").trim() });
  };
  return (
    <div className={styles.form}>
      <Form action="Read it" onSend={onSend} closed={closed}>
        <ChooseFile onChosen={change} closed={closed} />
        <LinesField
          name="text"
          label="Text of the document"
          description={
            name === null
              ? "Markdown: headings, tables and labels, in any order"
              : `From ${name}; change it as you like`
          }
          rows={16}
          value={text}
          onChange={({ currentTarget }) => change({ text: currentTarget.value })}
          classNames={{ input: styles.text ?? "" }}
        />
        <div className={styles.pair}>
          <ChoiceField
            name="currency"
            label="Currency"
            description="Where the document names none"
            defaultValue={currency}
            data={[{ value: "", label: "As the document says" }, ...currencies]}
          />
          <TextField
            name="year"
            label="Fiscal year"
            description="Where targets and quarters name none"
            placeholder="FY28"
            defaultValue={year}
          />
        </div>
      </Form>
    </div>
  );
}

type Chosen = { onChosen: (change: { text: string; name: string }) => void; closed: string | null };

function ChooseFile({ onChosen, closed }: Chosen) {
  const [refused, setRefused] = useState<string | null>(null);
  // A file of the same name is another one once it was edited: the browser tells of it only when the last was put away.
  const putAway = useRef<() => void>(null);
  const choose = async (file: File | null) => {
    putAway.current?.();
    if (!file) return;
    // A character takes at most four bytes: what is longer is not worth reading to be counted.
    const text = file.size > largestDocument * 4 ? null : await readText(file);
    const reason = text === null ? unreadable(file.name) : refusedText(text);
    setRefused(reason);
    if (text !== null && reason === null) onChosen({ text, name: file.name });
  };
  return (
    <div className={styles.file}>
      <FileButton
        resetRef={putAway}
        accept=".md,.markdown,.txt,text/markdown,text/plain"
        onChange={(file) => void choose(file)}
      >
        {({ onClick }) => (
          <Act size="sm" closed={closed} onClick={onClick}>
            Choose a file
          </Act>
        )}
      </FileButton>
      <p className="small quiet">
        .md, .markdown or .txt, at most {count(largestDocument)} characters; or paste the text below
      </p>
      {refused && (
        <p role="alert" className={styles.refused}>
          <span aria-hidden>▲ </span>
          {refused}
        </p>
      )}
    </div>
  );
}

const unreadable = (name: string): string =>
  `${name} is no text of at most ${count(largestDocument)} characters. Save it as Markdown, or paste the part that holds the strategy.`;

function refusedText(text: string): string | null {
  if (text.trim() === "") return "There is no text yet. Paste the document, or choose its file.";
  if (text.length <= largestDocument) return null;
  return `The document has ${count(text.length)} characters, and at most ${count(largestDocument)} are read here. Bring the part that holds the strategy; entente import-doc reads longer ones.`;
}

/** Null for what is no text: a file of Word or a picture that was only renamed. */
async function readText(file: File): Promise<string | null> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}
