import { accountInWords } from "../../../domain/document-import/account.ts";
import { counted } from "../../ui/numbers.ts";
import { PageHeader } from "../../ui/PageHeader.tsx";
import styles from "./Bring.module.css";
import { DocumentForm } from "./DocumentForm.tsx";
import { NumberedText } from "./NumberedText.tsx";
import { Take } from "./Take.tsx";
import { type Bringing, type Document, useBringing } from "./use-bringing.ts";
import { WhatWasRead } from "./WhatWasRead.tsx";

/** A strategy that stands in a document: read first, with everything that became of it in sight, then taken into the draft. */
export function BringPage() {
  const bringing = useBringing();
  const { document, result } = bringing;
  return (
    <>
      <PageHeader page="Bring a document" finding={findingOf(bringing)}>
        {result ? standingOf(document) : offer}
      </PageHeader>
      {result ? <Read bringing={bringing} /> : <DocumentForm bringing={bringing} />}
    </>
  );
}

const offer =
  "Paste a plan, or choose its file. It is read line by line: you see what became of each line before anything is kept, and nothing is guessed in silence.";

function Read({ bringing }: { bringing: Bringing }) {
  const { document, result } = bringing;
  if (!result) return null;
  const { imported } = result.reply;
  return (
    <>
      <Take bringing={bringing} />
      <div className={styles.beside}>
        <WhatWasRead imported={imported} isTaken={result.isTaken} />
        <NumberedText text={document.text} imported={imported} />
      </div>
    </>
  );
}

function findingOf({ result }: Bringing): string {
  if (!result) return "A strategy that is written already becomes a draft";
  const { imported, save } = result.reply;
  if (!result.isTaken || !save.saved) return accountInWords(imported);
  return `The draft has taken in ${counted(imported.recognised.length, "line")} of the document`;
}

const standingOf = ({ name }: Document): string =>
  name === null ? "The text that was pasted, line by line." : `${name}, line by line.`;
