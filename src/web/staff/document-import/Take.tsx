import { useEffect, useRef, useState } from "react";
import type { DraftConflict, DraftSavedReply } from "../../../contract/drafts.ts";
import { pathOf } from "../../../domain/strategy/path.ts";
import { textOf } from "../../../domain/strategy/plain-data.ts";
import { Act } from "../../ui/Act.tsx";
import { Form } from "../../ui/Form.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { counted } from "../../ui/numbers.ts";
import { PageLink } from "../../ui/PageLink.tsx";
import { placeInWords } from "../drafts/place-words.ts";
import { useMay } from "../session/session.ts";
import { Changes } from "../versions/Changes.tsx";
import styles from "./Bring.module.css";
import type { Bringing, Side } from "./use-bringing.ts";

type Saved = Extract<DraftSavedReply, { saved: true }>;

/** What taking the document in changes in the draft, and the button that does it. */
export function Take({ bringing }: { bringing: Bringing }) {
  const { result, back } = bringing;
  const section = useRef<HTMLElement>(null);
  const isTaken = result?.isTaken === true;
  // What was pressed is gone from the page; the keyboard goes on here.
  useEffect(() => section.current?.focus({ preventScroll: true }), [isTaken]);
  if (!result) return null;
  const { save } = result.reply;
  return (
    <section ref={section} tabIndex={-1} className={styles.take} aria-label="Into the draft">
      {!save.saved ? (
        <Disagreeing conflicts={save.conflicts} bringing={bringing} />
      ) : isTaken ? (
        <Done save={save} back={back} />
      ) : (
        <Agreeing save={save} bringing={bringing} />
      )}
    </section>
  );
}

function Agreeing({ save: { changes }, bringing: { take, back } }: { save: Saved; bringing: Bringing }) {
  const closed = useMay()("strategy.edit");
  return (
    <>
      <p>
        {changes.length === 0
          ? "The draft stays as it is."
          : `It changes the draft in ${counted(changes.length, "place")}, and disagrees with nothing that stands there.`}
      </p>
      {changes.length > 0 && <WhatChanges of={changes} />}
      <Form
        action="Take it into the draft"
        onSend={() => take(undefined)}
        closed={
          closed ?? (changes.length === 0 ? "The document says nothing that the draft does not say." : null)
        }
        more={<Back back={back} />}
      />
    </>
  );
}

const sides: readonly { side: Side; words: string }[] = [
  { side: "draft", words: "The draft counts; the document adds what the draft does not say" },
  { side: "document", words: "The document counts, and is written over the draft" },
];

type Open = { conflicts: readonly DraftConflict[]; bringing: Bringing };

function Disagreeing({ conflicts, bringing: { take, back } }: Open) {
  const closed = useMay()("strategy.edit");
  const [side, setSide] = useState<Side>();
  return (
    <>
      <h2>Document and draft disagree in {counted(conflicts.length, "place")}</h2>
      <ul className={styles.conflicts}>
        {conflicts.map(({ pointer, yours, theirs }) => (
          <li key={pointer}>
            <p className={styles.place}>{placeInWords(pathOf(pointer))}</p>
            <dl className={styles.sides}>
              <div>
                <dt>The document says</dt>
                <dd>{shown(yours)}</dd>
              </div>
              <div>
                <dt>The draft says</dt>
                <dd>{shown(theirs)}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
      <Form
        action="Take it into the draft"
        onSend={() => take(side)}
        closed={closed ?? (side === undefined ? "Say first which side counts." : null)}
        more={<Back back={back} />}
      >
        <fieldset className={styles.choice}>
          <legend>Where they disagree</legend>
          {sides.map((one) => (
            <label key={one.side}>
              <input
                type="radio"
                name="side"
                value={one.side}
                checked={side === one.side}
                onChange={() => setSide(one.side)}
              />
              {one.words}
            </label>
          ))}
        </fieldset>
      </Form>
    </>
  );
}

function Done({ save: { changes }, back }: { save: Saved; back: () => void }) {
  return (
    <>
      <Notice>
        The draft was changed in {counted(changes.length, "place")}. It can be taken back in its history.
      </Notice>
      <WhatChanges of={changes} />
      <p className={styles.next}>
        <PageLink to="/draft">Go on in the draft</PageLink>
        <PageLink to="/check" add={{ version: "draft" }}>
          See the check of the draft
        </PageLink>
        <Act onClick={back}>Bring another document</Act>
      </p>
    </>
  );
}

function WhatChanges({ of }: { of: Saved["changes"] }) {
  return (
    <details>
      <summary>What changes in the draft</summary>
      <Changes of={of} />
    </details>
  );
}

const Back = ({ back }: { back: () => void }) => (
  <Act size="sm" onClick={back}>
    Back to the text
  </Act>
);

const shown = (value: unknown): string => (value === undefined ? "nothing" : textOf(value));
